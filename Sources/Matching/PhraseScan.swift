import Rules
import Text

/// One pass over a text for the phrases of the lexicons, on plain memory: places come from loops over the text's
/// own tokens, lexicons from the trie.
struct PhraseScan {
  /// A phrase of the text.
  struct Phrase: Sendable {
    var start: UInt32
    var end: UInt32
    var lexicon: Int32
    var row: Int32
    /// Which of its lexicon's `LexiconIndex.RowKind` it has.
    var kind: UInt32
  }

  /// What has been found of one lexicon.
  struct LexiconState: Sendable {
    /// The best phrase at the current place and the token behind it, which is 0 where there is none.
    var best = LexiconTrie.Terminal.none
    var end = 0
    /// The end of the last phrase.
    var lastEnd = 0
    /// How many phrases there are.
    var count = 0
    /// The number of the next span in its layer, whose cells begin at `block`.
    var next = 0
    var block = 0
  }

  let index: LexiconIndex
  let text: TokenizedText
  let tokens: UnsafeBufferPointer<Token>
  /// What each token's word is to the lexicons; it may be longer than the text.
  let fates: UnsafeBufferPointer<LexiconFinder.WordFate>
  let states: UnsafeMutableBufferPointer<LexiconState>

  /// Adds the phrases of the text, from left to right.
  func run(into phrases: inout [Phrase]) {
    for start in tokens.indices where fates[start].head != 0 {
      var next = start + 1
      let second = step(from: fates[start].head, isFirst: true, start, &next)
      if second == nil, fates[start].isPlain {
        addWord(at: start, to: &phrases)
      } else {
        collect(at: start, second: second, next, into: &phrases)
      }
    }
  }

  /// Adds a word that is a phrase by itself, for each lexicon that knows it.
  @inline(__always)
  private func addWord(at start: Int, to phrases: inout [Phrase]) {
    var terminal = fates[start].terminal
    while terminal.lexicon >= 0 {
      let lexicon = Int(terminal.lexicon)
      if start >= states[lexicon].lastEnd,
        !terminal.isExact || isSpelledAlike(terminal, tokens: start..<start + 1)
      {
        states[lexicon].count += 1
        states[lexicon].lastEnd = start + 1
        phrases.append(
          Phrase(
            start: UInt32(start), end: UInt32(start + 1), lexicon: terminal.lexicon, row: terminal.row,
            kind: terminal.kind >> 1))
      }
      terminal = index.trie.terminal(terminal.next)
    }
  }

  /// Adds the longest phrase of each lexicon that begins at a token, given the node after the word at `place`, its
  /// second.
  private func collect(at start: Int, second: UInt32?, _ place: Int, into phrases: inout [Phrase]) {
    var terminal = fates[start].terminal
    var (following, next, end) = (second, place, start + 1)
    let first = phrases.count
    while true {
      while terminal.lexicon >= 0 {
        let lexicon = Int(terminal.lexicon)
        if start >= states[lexicon].lastEnd,
          isBetter(terminal, than: states[lexicon].end, tokens: start..<end)
        {
          if states[lexicon].end == 0 {
            // Its place is kept; what it is stands in the state until all are known.
            phrases.append(
              Phrase(start: UInt32(start), end: 0, lexicon: terminal.lexicon, row: 0, kind: 0))
          }
          states[lexicon].end = end
          states[lexicon].best = terminal
        }
        terminal = index.trie.terminal(terminal.next)
      }
      guard let node = following else { break }
      terminal = index.trie.firstTerminal(of: node)
      end = next + 1
      next = end
      following = step(from: node, isFirst: false, start, &next)
    }
    if phrases.count > first { settle(first..<phrases.count, &phrases) }
  }

  /// The node after the word at `next`, or after it and a hyphen, to which `next` is then moved.
  @inline(__always)
  private func step(from node: UInt32, isFirst: Bool, _ start: Int, _ next: inout Int) -> UInt32? {
    let hyphen = LexiconFinder.WordFate.hyphen
    if next == tokens.count { return nil }
    // Most words are no part of a longer phrase.
    if isFirst, fates[next].word != hyphen, !fates[start].mayGoOn(with: fates[next].word) { return nil }
    if tokens[next].gap == .paragraph { return nil }
    if fates[next].word == hyphen, joins(next) { next += 1 }
    let word = fates[next].word
    if isFirst, !fates[start].mayGoOn(with: word) { return nil }
    return word < hyphen ? index.trie.step(node, word) : nil
  }

  /// Fills in the phrases of one place.
  private func settle(_ new: Range<Int>, _ phrases: inout [Phrase]) {
    for number in new {
      let lexicon = Int(phrases[number].lexicon)
      let state = states[lexicon]
      phrases[number].end = UInt32(state.end)
      phrases[number].row = state.best.row
      phrases[number].kind = state.best.kind >> 1
      states[lexicon].count += 1
      states[lexicon].lastEnd = state.end
      states[lexicon].end = 0
    }
  }

  /// Whether a hyphen stands between two words without white space.
  private func joins(_ position: Int) -> Bool {
    position + 1 < tokens.count && !tokens[position].spaceBefore && !tokens[position + 1].spaceBefore
  }

  /// Whether a row that ends here takes the place of what its lexicon has found so far. Of rows that
  /// differ in case alone it is the one that is written as the text writes it.
  @inline(__always)
  private func isBetter(_ entry: LexiconTrie.Terminal, than end: Int, tokens: Range<Int>) -> Bool {
    if end < tokens.upperBound && !entry.isExact { return true }
    return isSpelledAlike(entry, tokens: tokens)
  }

  /// Whether a row is spelled as these tokens.
  private func isSpelledAlike(_ entry: LexiconTrie.Terminal, tokens: Range<Int>) -> Bool {
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
