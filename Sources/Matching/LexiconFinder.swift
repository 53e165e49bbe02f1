import Rules
import Text

/// Finds the phrases of the lexicons in texts. Each worker has one of its own, since it keeps what it has
/// learnt of the words that it met.
struct LexiconFinder: Sendable {
  private let index: LexiconIndex
  /// The hyphens, among the rules' words.
  private let hyphens: [WordID]
  /// What is known of the worker's words, folded, by number.
  private var known: [WordFate] = []
  /// The same for each token of the text.
  private var fates: [WordFate] = []
  private var spans: [[LayerSpan]]
  private var passed: [[UInt64]]

  /// What a word is to the lexicons.
  private struct WordFate: Sendable {
    /// The node of the phrases that it begins, or 0.
    var head: UInt32 = 0
    /// The first terminal of that node, where the word is a phrase itself.
    var terminal = LexiconTrie.Terminal.none
    /// The bits of the words that may follow it in a phrase.
    var seconds: UInt32 = 0
    /// Its number in the lexicons' vocabulary, or `none` where no phrase goes on with it.
    var word: WordID = unknown

    static let none: WordID = .max
    static let unknown: WordID = .max - 1
    /// What may stand between two words that it joins, and is no part of a phrase.
    static let hyphen: WordID = .max - 2

    /// Whether a phrase that begins with this word may go on with a word: no look into the trie says no of
    /// nearly every word of a text.
    @inline(__always)
    func mayGoOn(with word: WordID) -> Bool { word < Self.hyphen && seconds & LexiconTrie.bit(word) != 0 }
  }

  /// - Parameter words: the rules' words, which the texts' words go on from.
  init(index: LexiconIndex, words: WordTable) {
    self.index = index
    hyphens = LexiconIndex.hyphens.compactMap { words.id(of: $0) }
    spans = Array(repeating: [], count: index.lexicons.count)
    passed = Array(repeating: [], count: index.lexicons.count)
  }

  /// Forgets every word, when the word table has been emptied.
  mutating func removeAll() { known.removeAll(keepingCapacity: true) }

  private func fate(of folded: WordID, in words: WordTable) -> WordFate {
    if hyphens.contains(folded) { return WordFate(word: WordFate.hyphen) }
    guard let word = words.withBytes(of: folded, { index.vocabulary.id(of: $0) }) else {
      return WordFate(word: WordFate.none)
    }
    let head = index.trie.head(word)
    return WordFate(
      head: head, terminal: head == 0 ? .none : index.trie.firstTerminal(of: head),
      seconds: index.trie.secondBits(word), word: index.trie.goesOn(with: word) ? word : WordFate.none)
  }

  private mutating func readFates(of text: TokenizedText, words: WordTable) {
    if known.count < Int(words.endID) {
      known += repeatElement(WordFate(), count: Int(words.endID) * 2 - known.count)
    }
    fates.removeAll(keepingCapacity: true)
    fates.reserveCapacity(text.tokens.count)
    for token in text.tokens {
      var fate = known[Int(token.folded)]
      if fate.word == WordFate.unknown {
        fate = self.fate(of: token.folded, in: words)
        known[Int(token.folded)] = fate
      }
      fates.append(fate)
    }
  }

  /// Finds the phrases of a text: for each lexicon the leftmost and longest ones, without overlaps.
  ///
  /// O(tokens × longest phrase), whatever the number of rows.
  mutating func find(in text: TokenizedText, words: WordTable, layers found: inout Layers) {
    readFates(of: text, words: words)
    var lastEnd = [Int](repeating: 0, count: index.lexicons.count)
    var best: [Best] = Array(repeating: Best(), count: index.lexicons.count)
    for start in fates.indices where fates[start].head != 0 {
      if fates[start].terminal.lexicon < 0 {
        let next = start + 1 < fates.count ? fates[start + 1].word : WordFate.none
        if next != WordFate.hyphen, !fates[start].mayGoOn(with: next) { continue }
      }
      guard collect(from: start, in: text, lastEnd: lastEnd, best: &best) else { continue }
      for lexicon in best.indices where best[lexicon].end > start {
        let (end, terminal) = (best[lexicon].end, best[lexicon].terminal)
        best[lexicon].end = 0
        lastEnd[lexicon] = end
        let kind = index.kinds[lexicon][Int(terminal.kind >> 1)]
        spans[lexicon].append(
          LayerSpan(tokens: start..<end, attributes: kind.attributes, reference: Int(terminal.row)))
        passed[lexicon].append(kind.passed)
      }
    }
    for (lexicon, layer) in index.layers.enumerated() where !spans[lexicon].isEmpty {
      found.replace(layer, with: spans[lexicon], passed: passed[lexicon])
      spans[lexicon].removeAll(keepingCapacity: true)
      passed[lexicon].removeAll(keepingCapacity: true)
    }
  }

  /// The best phrase of a lexicon at a place.
  private struct Best {
    /// The token behind it; 0 where there is none.
    var end = 0
    var terminal = LexiconTrie.Terminal.none
  }

  /// The longest phrase of each lexicon that begins at a token, into `best`; whether there is any.
  private func collect(
    from start: Int, in text: TokenizedText, lastEnd: [Int], best: inout [Best]
  ) -> Bool {
    let first = fates[start]
    var (node, terminal) = (first.head, first.terminal)
    var next = start + 1
    var hasFound = false
    while true {
      while terminal.lexicon >= 0 {
        let lexicon = Int(terminal.lexicon)
        if start >= lastEnd[lexicon],
          isBetter(terminal, than: best[lexicon].end, tokens: start..<next, text: text)
        {
          best[lexicon] = Best(end: next, terminal: terminal)
          hasFound = true
        }
        terminal = index.trie.terminal(terminal.next)
      }
      if next == fates.count || text.tokens[next].gap == .paragraph { return hasFound }
      if fates[next].word == WordFate.hyphen, joins(next, in: text.tokens) { next += 1 }
      let word = fates[next].word
      if node == first.head, !first.mayGoOn(with: word) { return hasFound }
      guard word < WordFate.hyphen, let target = index.trie.step(node, word) else { return hasFound }
      node = target
      terminal = index.trie.firstTerminal(of: node)
      next += 1
    }
  }

  /// Whether a hyphen stands between two words without white space.
  private func joins(_ position: Int, in tokens: [Token]) -> Bool {
    position + 1 < tokens.count && !tokens[position].spaceBefore && !tokens[position + 1].spaceBefore
  }

  /// Whether a row that ends here takes the place of what its lexicon has found so far. Of rows that
  /// differ in case alone it is the one that is written as the text writes it.
  private func isBetter(
    _ entry: LexiconTrie.Terminal, than end: Int, tokens: Range<Int>, text: TokenizedText
  ) -> Bool {
    if end < tokens.upperBound && !entry.isExact { return true }
    let lexicon = Int(entry.lexicon)
    let row = index.lexicons[lexicon].rows[Int(entry.row)]
    let surface = Int(row.surface.lowerBound)..<Int(row.surface.upperBound)
    return Self.isSameSpelling(
      index.lexicons[lexicon].utf8, surface, as: text.utf8, text.utf8Range(of: tokens))
  }

  /// Whether a row is spelled as the text spells it, hyphens and spaces aside; the text may add an "s".
  private static func isSameSpelling(
    _ utf8: [UInt8], _ surface: Range<Int>, as text: [UInt8], _ range: Range<Int>
  ) -> Bool {
    var left = surface.lowerBound
    var right = range.lowerBound
    func skip(_ index: inout Int, _ bytes: [UInt8], _ end: Int) {
      while index < end, bytes[index] == 0x20 || bytes[index] == 0x2D || bytes[index] == 0x0A { index += 1 }
    }
    while true {
      skip(&left, utf8, surface.upperBound)
      skip(&right, text, range.upperBound)
      if left >= surface.upperBound {
        return right >= range.upperBound
          || (text[right] == UInt8(ascii: "s") && right + 1 == range.upperBound)
      }
      if right >= range.upperBound || utf8[left] != text[right] { return false }
      left += 1
      right += 1
    }
  }
}
