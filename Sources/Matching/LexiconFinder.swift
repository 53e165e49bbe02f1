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
  /// For each lexicon the end of its last phrase, and the best phrase at the current place.
  private var lastEnd: [Int]
  private var best: [Best]
  /// The lexicons that have one there, at the beginning of an array of as many.
  private var found: [Int]
  private var foundCount = 0
  /// The phrases of the text, of all lexicons, and how many each has.
  private var phrases: [Phrase] = []
  private var phraseCount: [Int]
  /// Room for those of one lexicon.
  private var spans: [LayerSpan] = []
  private var passed: [UInt64] = []

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
    lastEnd = Array(repeating: 0, count: index.lexicons.count)
    best = Array(repeating: Best(), count: lastEnd.count)
    found = lastEnd
    phraseCount = lastEnd
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
    if fates.count < text.tokens.count {
      fates += repeatElement(WordFate(), count: text.tokens.count * 2 - fates.count)
    }
    for token in text.tokens where known[Int(token.folded)].word == WordFate.unknown {
      known[Int(token.folded)] = fate(of: token.folded, in: words)
    }
    let known = known
    fates.withUnsafeMutableBufferPointer { fates in
      for (place, token) in text.tokens.enumerated() { fates[place] = known[Int(token.folded)] }
    }
  }

  /// Finds the phrases of a text: for each lexicon the leftmost and longest ones, without overlaps.
  ///
  /// O(tokens × longest phrase), whatever the number of rows.
  mutating func find(in text: TokenizedText, words: WordTable, layers: inout Layers) {
    readFates(of: text, words: words)
    phrases.removeAll(keepingCapacity: true)
    for lexicon in lastEnd.indices {
      lastEnd[lexicon] = 0
      phraseCount[lexicon] = 0
    }
    let count = text.tokens.count
    for start in 0..<count {
      let fate = fates[start]
      if fate.head == 0 { continue }
      if fate.terminal.lexicon < 0 {
        let next = start + 1 < count ? fates[start + 1].word : WordFate.none
        if next != WordFate.hyphen, !fate.mayGoOn(with: next) { continue }
      }
      collect(fate, at: start, in: text)
      while foundCount > 0 {
        foundCount -= 1
        take(found[foundCount], at: start)
      }
    }
    for lexicon in phraseCount.indices where phraseCount[lexicon] > 0 { setLayer(of: lexicon, in: &layers) }
  }

  private mutating func take(_ lexicon: Int, at start: Int) {
    let phrase = best[lexicon]
    best[lexicon].end = 0
    lastEnd[lexicon] = phrase.end
    phraseCount[lexicon] += 1
    phrases.append(
      Phrase(
        lexicon: Int32(lexicon), start: UInt32(start), end: UInt32(phrase.end), row: phrase.terminal.row,
        kind: phrase.terminal.kind >> 1))
  }

  private mutating func setLayer(of lexicon: Int, in layers: inout Layers) {
    spans.removeAll(keepingCapacity: true)
    passed.removeAll(keepingCapacity: true)
    let kinds = index.kinds[lexicon]
    for phrase in phrases where phrase.lexicon == lexicon {
      let kind = kinds[Int(phrase.kind)]
      spans.append(
        LayerSpan(
          tokens: Int(phrase.start)..<Int(phrase.end), attributes: kind.attributes,
          reference: Int(phrase.row)))
      passed.append(kind.passed)
    }
    let passed = passed
    layers.replace(index.layers[lexicon], with: spans) { passed[$0] }
  }

  /// A phrase of the text.
  private struct Phrase: Sendable {
    var lexicon: Int32
    var start: UInt32
    var end: UInt32
    var row: Int32
    var kind: UInt32
  }

  /// The best phrase of a lexicon at a place.
  private struct Best {
    /// The token behind it; 0 where there is none.
    var end = 0
    var terminal = LexiconTrie.Terminal.none
  }

  /// The longest phrase of each lexicon that begins at a token, into `best`.
  private mutating func collect(_ first: WordFate, at start: Int, in text: TokenizedText) {
    let count = text.tokens.count
    var (node, terminal) = (first.head, first.terminal)
    var next = start + 1
    while true {
      while terminal.lexicon >= 0 {
        let lexicon = Int(terminal.lexicon)
        if start >= lastEnd[lexicon],
          isBetter(terminal, than: best[lexicon].end, tokens: start..<next, text: text)
        {
          if best[lexicon].end == 0 {
            found[foundCount] = lexicon
            foundCount += 1
          }
          best[lexicon] = Best(end: next, terminal: terminal)
        }
        if terminal.next < 0 { break }
        terminal = index.trie.terminal(terminal.next)
      }
      if next == count { return }
      // Most words are no part of a longer phrase.
      if node == first.head, fates[next].word != WordFate.hyphen, !first.mayGoOn(with: fates[next].word) {
        return
      }
      if text.tokens[next].gap == .paragraph { return }
      if fates[next].word == WordFate.hyphen, joins(next, in: text) { next += 1 }
      let word = fates[next].word
      if node == first.head, !first.mayGoOn(with: word) { return }
      guard word < WordFate.hyphen, let target = index.trie.step(node, word) else { return }
      node = target
      terminal = index.trie.firstTerminal(of: node)
      next += 1
    }
  }

  /// Whether a hyphen stands between two words without white space.
  private func joins(_ position: Int, in text: TokenizedText) -> Bool {
    position + 1 < text.tokens.count && !text.tokens[position].spaceBefore
      && !text.tokens[position + 1].spaceBefore
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
