import Text

/// Repeats the names that a paper has established ("we propose X", "X: …") wherever the paper uses them,
/// and gives every name one type: the one with the most evidence.
struct Propagation {
  /// How much speaks for a type of a name, with the mention that stands for it.
  private struct Evidence {
    var weight: Int
    var best: Candidate
  }

  let text: TokenizedText
  /// The names of types by their numbers.
  let typeNames: [String]
  /// For each name what speaks for its types, one entry a type.
  private var names: [[WordID]: [Evidence]] = [:]
  private var order: [[WordID]] = []
  private var longest = 0
  /// A bit for each first word of a name, by its number: no look for a name says no of nearly every token.
  private var heads: UInt64 = 0

  init(text: TokenizedText, typeNames: [String]) {
    self.text = text
    self.typeNames = typeNames
  }

  /// Whether no name is established.
  var isEmpty: Bool { names.isEmpty }

  /// The words of a span as they are spelled: a name is repeated in the same case. A coined phrase in small
  /// letters is repeated whatever its case ("model soups", "Model soups").
  private func key(_ tokens: Range<Int>) -> [WordID] {
    let words = text.tokens[tokens]
    let isPhrase = words.count > 1 && words.allSatisfy { $0.shape.contains(.lower) }
    return isPhrase ? words.map(\.folded) : words.map(\.word)
  }

  private func matches(_ key: [WordID], at start: Int) -> Bool {
    for (offset, word) in key.enumerated() {
      let token = text.tokens[start + offset]
      // A name does not begin in the title and end in the abstract.
      if offset > 0, token.gap == .paragraph { return false }
      if token.word != word && (token.folded != word || key.count < 2) { return false }
    }
    return true
  }

  private static func bit(_ word: WordID) -> UInt64 { 1 << UInt64(word % 64) }

  @inline(__always)
  private func mayBegin(_ token: Token) -> Bool {
    heads & (Self.bit(token.word) | Self.bit(token.folded)) != 0
  }

  /// Counts a mention as evidence for its name's type.
  mutating func add(_ candidate: Candidate, weight: Int) {
    let key = key(candidate.tokens)
    if names[key] == nil {
      order.append(key)
      heads |= Self.bit(key[0])
    }
    longest = max(longest, key.count)
    Self.add(candidate, weight: weight, to: &names[key, default: []])
  }

  private static func add(_ candidate: Candidate, weight: Int, to evidence: inout [Evidence]) {
    guard let known = evidence.firstIndex(where: { $0.best.type == candidate.type }) else {
      evidence.append(Evidence(weight: weight, best: candidate))
      return
    }
    evidence[known].weight += weight
    if evidence[known].best.priority < candidate.priority { evidence[known].best = candidate }
  }

  /// The candidate that stands for the name of a mention, or `nil` where that is not established.
  func winner(of tokens: Range<Int>) -> Candidate? {
    mayBegin(text.tokens[tokens.lowerBound]) ? winner(key(tokens)) : nil
  }

  /// The candidate that stands for a name: that of the type with the most evidence, of equal ones the first by name.
  private func winner(_ key: [WordID]) -> Candidate? {
    names[key]?.max {
      ($0.weight, typeNames[$1.best.type.number]) < ($1.weight, typeNames[$0.best.type.number])
    }?.best
  }

  /// The occurrences of the established names that no mention covers yet.
  func occurrences(covered: [Bool], phase: Int) -> [Candidate] {
    guard longest > 0 else { return [] }
    var byHead: [WordID: [[WordID]]] = [:]
    for key in order { byHead[key[0], default: []].append(key) }
    var found: [Candidate] = []
    var index = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      guard !covered[index], mayBegin(token), let keys = byHead[token.word] ?? byHead[token.folded] else {
        index += 1
        continue
      }
      var best: [WordID] = []
      for key in keys where key.count > best.count && index + key.count <= text.tokens.count {
        if matches(key, at: index), !covered[index..<index + key.count].contains(true) { best = key }
      }
      if !best.isEmpty, var candidate = winner(best), !isInsideWord(index..<index + best.count) {
        candidate.tokens = index..<index + best.count
        candidate.phase = phase
        candidate.isPropagated = true
        found.append(candidate)
        index += best.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a name is part of a longer glued one: the "BERT" of "RoBERTa-BERT-v2", but not of "BERT-based".
  private func isInsideWord(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= 2 else { return false }
    let before = text.tokens[range.lowerBound - 1]
    return !text.tokens[range.lowerBound].spaceBefore && before.shape == .punctuation
      && text.utf8[Int(before.utf8Start)] == UInt8(ascii: "-") && !before.spaceBefore
      && !text.tokens[range.lowerBound - 2].shape.isDisjoint(with: [.allCaps, .mixed, .hasDigit])
  }
}
