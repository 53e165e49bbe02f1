import Rules
import Text

/// The lexicons compiled into one trie, with the search for their phrases in a text.
struct LexiconIndex: Sendable {
  let lexicons: [Lexicon]
  /// The layer of each lexicon.
  let layers: [Int]
  private var trie = LexiconTrie()
  private let hyphens: Set<WordID>

  /// Compiles lexicons, with the variants of each row: its plural where it asks for one, and the border of
  /// letters and digits glued, hyphenated or spaced ("CIFAR10", "CIFAR-10", "CIFAR 10").
  init(lexicons: [Lexicon], layers: [Int], words: inout WordTable) {
    self.lexicons = lexicons
    self.layers = layers
    hyphens = Set(["-", "\u{2010}", "\u{2011}", "\u{2013}"].map { words.intern($0) })
    for (number, lexicon) in lexicons.enumerated() {
      for (index, row) in lexicon.rows.enumerated() {
        add(lexicon.string(row.surface), lexicon: number, row: index, words: &words)
      }
      for (index, form) in lexicon.plurals {
        let surface = lexicon.string(lexicon.rows[index].surface)
        add(form ?? Self.plural(of: surface), lexicon: number, row: index, words: &words)
      }
    }
  }

  private static func plural(of surface: String) -> String {
    if surface.hasSuffix("y"), let before = surface.dropLast().last, !"aeiou".contains(before) {
      return surface.dropLast() + "ies"
    }
    return surface
      + (surface.hasSuffix("s") || surface.hasSuffix("x") || surface.hasSuffix("ch") ? "es" : "s")
  }

  private mutating func add(_ surface: String, lexicon: Int, row: Int, words: inout WordTable) {
    let phrase = Tokenizer.tokens(of: surface, words: &words).filter { !hyphens.contains($0.word) }
    trie.insert(phrase.map(\.folded), lexicon: lexicon, row: row)
    for variant in Self.borderVariants(of: phrase.map { words.string(of: $0.folded) }) {
      var folded: [WordID] = []
      for word in variant {
        let id = words.intern(word)
        folded.append(words.properties(of: id).folded)
      }
      trie.insert(folded, lexicon: lexicon, row: row)
    }
  }

  /// The phrase with its borders of letters and digits all glued, and all split.
  static func borderVariants(of phrase: [String]) -> [[String]] {
    var glued: [String] = []
    var split: [String] = []
    for word in phrase {
      if let last = glued.last, isLetters(last), last.utf8.count >= 2, startsWithDigit(word),
        word.utf8.count <= 4
      {
        glued[glued.count - 1] = last + word
      } else {
        glued.append(word)
      }
      let letters = word.prefix { isLetter($0) }
      let rest = word.dropFirst(letters.count)
      if letters.count >= 2, !rest.isEmpty, rest.allSatisfy(\.isNumber) {
        split += [String(letters), String(rest)]
      } else {
        split.append(word)
      }
    }
    return [glued, split].filter { $0 != phrase }
  }

  private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
  private static func isLetters(_ word: String) -> Bool { word.allSatisfy(isLetter) }
  private static func startsWithDigit(_ word: String) -> Bool { word.first?.isNumber ?? false }

  /// Finds the phrases of a text: for each lexicon the leftmost and longest ones, without overlaps.
  ///
  /// O(tokens × longest phrase), whatever the number of rows.
  func spans(in text: TokenizedText) -> [[LayerSpan]] {
    var found = [[LayerSpan]](repeating: [], count: lexicons.count)
    var lastEnd = [Int](repeating: 0, count: lexicons.count)
    let tokens = text.tokens
    var best: [(end: Int, row: Int32)] = []
    for start in tokens.indices where trie.canBegin(tokens[start].folded) {
      best.removeAll(keepingCapacity: true)
      var node: UInt32 = 0
      var index = start
      while index < tokens.count {
        if index > start {
          if tokens[index].gap == .paragraph { break }
          if hyphens.contains(tokens[index].word), index + 1 < tokens.count, !tokens[index + 1].spaceBefore,
            !tokens[index].spaceBefore
          {
            index += 1
          }
        }
        guard let next = trie.step(node, tokens[index].folded) else { break }
        node = next
        index += 1
        note(terminalsOf: node, tokens: start..<index, text: text, lastEnd: lastEnd, best: &best)
      }
      for (lexicon, hit) in best.enumerated() where hit.end > start {
        lastEnd[lexicon] = hit.end
        let row = lexicons[lexicon].rows[Int(hit.row)]
        var attributes = lexicons[lexicon].attributeSets[Int(row.attributes)]
        if row.isAmbiguous { attributes["ambiguous"] = "true" }
        found[lexicon].append(
          LayerSpan(tokens: start..<hit.end, attributes: attributes, reference: Int(hit.row)))
      }
    }
    return found
  }

  private func note(
    terminalsOf node: UInt32, tokens: Range<Int>, text: TokenizedText, lastEnd: [Int],
    best: inout [(end: Int, row: Int32)]
  ) {
    var terminal = trie.firstTerminal(of: node)
    while terminal >= 0 {
      let entry = trie.terminals[Int(terminal)]
      terminal = entry.next
      let lexicon = Int(entry.lexicon)
      let row = lexicons[lexicon].rows[Int(entry.row)]
      if tokens.lowerBound < lastEnd[lexicon] { continue }
      let fits = sameSpelling(row, of: lexicons[lexicon], as: text, tokens)
      if row.isExact && !fits { continue }
      if best.isEmpty { best = Array(repeating: (0, 0), count: lexicons.count) }
      // Of rows that differ in case alone, the one that is written as the text writes it.
      if best[lexicon].end < tokens.upperBound || fits { best[lexicon] = (tokens.upperBound, entry.row) }
    }
  }

  /// Whether a row is spelled as the text spells it, hyphens and spaces aside.
  private func sameSpelling(
    _ row: Lexicon.Row, of lexicon: Lexicon, as text: TokenizedText, _ tokens: Range<Int>
  ) -> Bool {
    let range = text.utf8Range(of: tokens)
    var left = Int(row.surface.lowerBound)
    var right = range.lowerBound
    func skip(_ index: inout Int, _ bytes: [UInt8], _ end: Int) {
      while index < end, bytes[index] == 0x20 || bytes[index] == 0x2D || bytes[index] == 0x0A { index += 1 }
    }
    while true {
      skip(&left, lexicon.utf8, Int(row.surface.upperBound))
      skip(&right, text.utf8, range.upperBound)
      let (leftEnded, rightEnded) = (left >= Int(row.surface.upperBound), right >= range.upperBound)
      if leftEnded {
        return rightEnded || (text.utf8[right] == UInt8(ascii: "s") && right + 1 == range.upperBound)
      }
      if rightEnded || lexicon.utf8[left] != text.utf8[right] { return false }
      left += 1
      right += 1
    }
  }
}
