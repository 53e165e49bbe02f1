import Rules
import Text

/// The phrases of lexicons while they are put into a trie, over a vocabulary of their own.
///
/// The words of lexicons are numbered apart from those that rules write and texts hold: there may be a
/// million of them, of which a text has few.
struct LexiconPhrases: Sendable {
  private(set) var words = WordTable()
  private(set) var trie = LexiconTrie()
  /// The hyphens have the smallest numbers.
  private let lastHyphen: WordID
  private var tokens: [Token] = []
  private var phrase: [WordID] = []
  private var lowered: [UInt8] = []
  private var plural: [UInt8] = []

  /// Room for so many rows.
  init(rows: Int) {
    var words = WordTable()
    lastHyphen = LexiconIndex.hyphens.map { words.intern($0) }.max() ?? 0
    words.reserve(words: rows * 3 / 2, bytes: rows * 8)
    self.words = words
    trie.reserve(phrases: rows)
  }

  /// Adds the rows of a lexicon with their variants: the plural where a row asks for one, and the border
  /// of letters and digits glued, hyphenated or spaced ("CIFAR10", "CIFAR-10", "CIFAR 10").
  mutating func add(_ lexicon: Lexicon, number: Int) {
    lexicon.utf8.withUnsafeBufferPointer { utf8 in
      for (index, row) in lexicon.rows.enumerated() {
        let surface = Int(row.surface.lowerBound)..<Int(row.surface.upperBound)
        add(UnsafeBufferPointer(rebasing: utf8[surface]), Self.terminal(row, index, lexicon: number))
      }
    }
    for (index, form) in lexicon.plurals {
      let row = lexicon.rows[index]
      plural.removeAll(keepingCapacity: true)
      if let form {
        plural.append(contentsOf: form.utf8)
      } else {
        plural.append(
          contentsOf: lexicon.utf8[Int(row.surface.lowerBound)..<Int(row.surface.upperBound)])
        Self.pluralise(&plural)
      }
      let form = plural
      form.withUnsafeBufferPointer { add($0, Self.terminal(row, index, lexicon: number)) }
    }
  }

  private static func terminal(_ row: Lexicon.Row, _ index: Int, lexicon: Int) -> LexiconTrie.Terminal {
    let kind = row.attributes * 4 + (row.isAmbiguous ? 2 : 0) + (row.isExact ? 1 : 0)
    return LexiconTrie.Terminal(lexicon: Int32(lexicon), row: Int32(index), kind: kind, next: -1)
  }

  private static func pluralise(_ word: inout [UInt8]) {
    guard let last = word.last else { return }
    let before = word.dropLast().last
    switch last {
    case UInt8(ascii: "y"):
      if let before, !"aeiou".utf8.contains(before) {
        word.removeLast()
        word += "ies".utf8
        return
      }
    case UInt8(ascii: "s"), UInt8(ascii: "x"): word.append(UInt8(ascii: "e"))
    case UInt8(ascii: "h") where before == UInt8(ascii: "c"): word.append(UInt8(ascii: "e"))
    default: break
    }
    word.append(UInt8(ascii: "s"))
  }

  private mutating func add(_ surface: UnsafeBufferPointer<UInt8>, _ terminal: LexiconTrie.Terminal) {
    tokens.removeAll(keepingCapacity: true)
    phrase.removeAll(keepingCapacity: true)
    let hasDigits = cut(surface)
    for token in tokens where token.word > lastHyphen { phrase.append(token.folded) }
    trie.insert(phrase, terminal)
    // Borders of letters and digits are of phrases that have digits.
    if !hasDigits { return }
    for variant in BorderVariants.of(phrase, words: &words) {
      trie.insert(variant, terminal)
    }
  }

  /// Cuts a row into tokens; whether it has digits. A row in ASCII is made small letters first, so that each
  /// of its words is looked up once rather than as it is written and with its case folded.
  private mutating func cut(_ surface: UnsafeBufferPointer<UInt8>) -> Bool {
    if lowered.count < surface.count { lowered = Array(repeating: 0, count: surface.count * 2) }
    // Written without branches, so that it is done for many bytes at a time.
    var (all, digits): (UInt8, UInt8) = (0, 0)
    lowered.withUnsafeMutableBufferPointer { lowered in
      for index in surface.indices {
        let byte = surface[index]
        all |= byte
        digits |= byte &- 0x30 < 10 ? 1 : 0
        lowered[index] = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
      }
    }
    if all >= 0x80 {
      Tokenizer.scan(surface, into: &tokens, words: &words)
    } else {
      let lowered = lowered
      lowered.withUnsafeBufferPointer {
        Tokenizer.scan(UnsafeBufferPointer(rebasing: $0[..<surface.count]), into: &tokens, words: &words)
      }
    }
    return digits != 0
  }

  /// Ends the building.
  mutating func seal() { trie.seal() }
}
