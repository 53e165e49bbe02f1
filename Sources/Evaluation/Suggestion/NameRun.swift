import Records

/// A text cut into tokens for finding what stands before and after names.
struct TokenizedField {
  let text: ScalarOffsets
  /// The tokens' ranges in scalars.
  let tokens: [Range<Int>]
  /// The tokens as they are written.
  let words: [String]

  init(_ text: String) {
    self.text = ScalarOffsets(text)
    tokens = AnnotationTokens.ranges(in: text)
    words = tokens.map { [offsets = self.text] in offsets.text(scalarRange: $0) }
  }

  /// The stretches of tokens that look like names: words with a capital or a digit beside a letter,
  /// joined by one blank or a hyphen.
  var nameRuns: [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < words.count {
      guard Self.looksLikeName(words[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < words.count {
        let gap = tokens[end].lowerBound - tokens[end - 1].upperBound
        if gap == 0, words[end] == "-", end + 1 < words.count,
          tokens[end + 1].lowerBound == tokens[end].upperBound
        {
          end += 2
        } else if gap == 1, Self.looksLikeName(words[end]) || words[end].allSatisfy(\.isNumber) {
          end += 1
        } else {
          break
        }
      }
      runs.append(index..<end)
      index = end
    }
    return runs
  }

  /// The range in scalars of a run of tokens.
  func scalarRange(_ run: Range<Int>) -> Range<Int> {
    tokens[run.lowerBound].lowerBound..<tokens[run.upperBound - 1].upperBound
  }

  /// The folded words before a run, nearest last, within its sentence.
  func before(_ run: Range<Int>, count: Int) -> [String]? {
    guard run.lowerBound >= count else { return nil }
    return context(words[(run.lowerBound - count)..<run.lowerBound])
  }

  /// The folded words after a run, within its sentence.
  func after(_ run: Range<Int>, count: Int) -> [String]? {
    guard run.upperBound + count <= words.count else { return nil }
    return context(words[run.upperBound..<(run.upperBound + count)])
  }

  private func context(_ words: ArraySlice<String>) -> [String]? {
    let stops: Set<String> = [".", "!", "?", ";", "\"", "'"]
    guard !words.contains(where: { stops.contains($0) || $0.contains(where: \.isNumber) }) else { return nil }
    return words.map(folded)
  }

  /// The sentence-like stretch around a run with the run in brackets: an example for a rule.
  func example(_ run: Range<Int>) -> String? {
    var first = run.lowerBound
    var last = run.upperBound
    while first > 0, run.lowerBound - first < 8, !endsSentence(first - 1) { first -= 1 }
    while last < words.count, last - run.upperBound < 8, !endsSentence(last) { last += 1 }
    let span = scalarRange(run)
    let before = text.text(scalarRange: tokens[first].lowerBound..<span.lowerBound)
    let after = text.text(scalarRange: span.upperBound..<tokens[last - 1].upperBound)
    guard !(before + after).contains(where: { "[]{}".contains($0) }) else { return nil }
    return printable("\(before)[\(text.text(scalarRange: span))]\(after)")
  }

  /// Whether a token is a full stop of a sentence, not one of a number.
  private func endsSentence(_ index: Int) -> Bool {
    guard ".!?".contains(words[index]) else { return false }
    return index + 1 == tokens.count || tokens[index + 1].lowerBound > tokens[index].upperBound
  }

  private static func looksLikeName(_ word: String) -> Bool {
    guard word.contains(where: \.isLetter) else { return false }
    if stopWords.contains(word.lowercased()) { return false }
    return word.contains(where: \.isUppercase) || word.contains(where: \.isNumber)
  }

  /// Words that a capital makes no name of, being first in a sentence.
  private static let stopWords = functionWords.union([
    "experiments", "results", "code", "recent", "existing", "finally", "first", "second", "i",
  ])

  /// Words that hold sentences together and say nothing of their own.
  static let functionWords: Set<String> = [
    "a", "an", "the", "this", "these", "that", "those", "we", "our", "it", "its", "they", "their", "in", "on",
    "at", "by", "for", "from", "to", "of", "with", "as", "and", "or", "but", "if", "when", "while", "however",
    "moreover", "furthermore", "additionally", "also", "here", "there", "each", "all", "both", "such",
    "which",
    "is", "are", "was", "were", "be", "has", "have", "can", "than", "not", "into", "over",
  ]
}
