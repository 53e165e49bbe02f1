import Rules
import Text

/// The lexicons compiled into one trie, with the search for their phrases in a text.
struct LexiconIndex: Sendable {
  let lexicons: [Lexicon]
  /// The layer of each lexicon.
  let layers: [Int]
  private var trie = LexiconTrie()
  private let hyphens: [WordID]
  private var tokens: [Token] = []
  private var phrase: [WordID] = []
  /// For each lexicon and each set of attributes, plain and ambiguous, what spans of such rows carry.
  private var kinds: [[RowKind]] = []

  /// What the spans of all rows with the same attributes have in common.
  struct RowKind: Sendable {
    var attributes: [String: String]
    /// Which of the rules' tests of the layer they pass.
    var passed: UInt64
  }

  /// Finds out which of the rules' tests the rows of each lexicon pass; to be called once all rules are
  /// compiled.
  mutating func answer(_ predicates: PredicateTable) {
    kinds = zip(lexicons, layers).map { lexicon, layer in
      lexicon.attributeSets.flatMap { plain in
        let ambiguous = plain.merging(["ambiguous": "true"]) { _, new in new }
        return [plain, ambiguous].map {
          RowKind(attributes: $0, passed: predicates.passed(layer, attributes: $0))
        }
      }
    }
  }

  /// Compiles lexicons, with the variants of each row: its plural where it asks for one, and the border of
  /// letters and digits glued, hyphenated or spaced ("CIFAR10", "CIFAR-10", "CIFAR 10").
  init(lexicons: [Lexicon], layers: [Int], words: inout WordTable) {
    self.lexicons = lexicons
    self.layers = layers
    hyphens = ["-", "\u{2010}", "\u{2011}", "\u{2013}"].map { words.intern($0) }
    // A row has some three words; room for them at once spares moving the edges again and again.
    trie.reserve(edges: lexicons.reduce(0) { $0 + $1.rows.count } * 3)
    for (number, lexicon) in lexicons.enumerated() {
      lexicon.utf8.withUnsafeBufferPointer { utf8 in
        for (index, row) in lexicon.rows.enumerated() {
          let surface = Int(row.surface.lowerBound)..<Int(row.surface.upperBound)
          add(UnsafeBufferPointer(rebasing: utf8[surface]), lexicon: number, row: index, words: &words)
        }
      }
      for (index, form) in lexicon.plurals {
        let surface = lexicon.string(lexicon.rows[index].surface)
        var plural = form ?? Self.plural(of: surface)
        plural.withUTF8 { add($0, lexicon: number, row: index, words: &words) }
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

  private mutating func add(
    _ surface: UnsafeBufferPointer<UInt8>, lexicon: Int, row: Int, words: inout WordTable
  ) {
    tokens.removeAll(keepingCapacity: true)
    phrase.removeAll(keepingCapacity: true)
    Tokenizer.scan(surface, into: &tokens, words: &words)
    var hasDigits = false
    for token in tokens where !hyphens.contains(token.word) {
      phrase.append(token.folded)
      hasDigits = hasDigits || token.shape.contains(.hasDigit)
    }
    trie.insert(phrase, lexicon: lexicon, row: row)
    // Borders of letters and digits are of phrases that have digits.
    if !hasDigits { return }
    for variant in Self.borderVariants(of: phrase.map { words.string(of: $0) }) {
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

  private static func isLetter(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return false }
    return ascii | 0x20 >= 0x61 && ascii | 0x20 <= 0x7A
  }
  private static func isLetters(_ word: String) -> Bool { word.allSatisfy(isLetter) }
  private static func startsWithDigit(_ word: String) -> Bool { word.first?.isNumber ?? false }

  /// Finds the phrases of a text: for each lexicon the leftmost and longest ones, without overlaps.
  ///
  /// O(tokens × longest phrase), whatever the number of rows.
  func find(in text: TokenizedText, layers found: inout Layers) {
    var spans = [[LayerSpan]](repeating: [], count: lexicons.count)
    var passed = [[UInt64]](repeating: [], count: lexicons.count)
    var lastEnd = [Int](repeating: 0, count: lexicons.count)
    var best: [(end: Int, row: Int32)] = Array(repeating: (0, 0), count: lexicons.count)
    text.tokens.withUnsafeBufferPointer { tokens in
      for start in tokens.indices {
        let head = trie.head(tokens[start].folded)
        if head == 0 { continue }
        var node = head
        var index = start
        var hasFound = false
        while index < tokens.count {
          if index > start {
            if tokens[index].gap == .paragraph { break }
            if tokens[index].shape == .punctuation, index + 1 < tokens.count, !tokens[index + 1].spaceBefore,
              !tokens[index].spaceBefore, hyphens.contains(tokens[index].word)
            {
              index += 1
            }
          }
          if index > start {
            guard let next = trie.step(node, tokens[index].folded) else { break }
            node = next
          }
          index += 1
          var terminal = trie.firstTerminal(of: node)
          while terminal >= 0 {
            let entry = trie.terminals[Int(terminal)]
            terminal = entry.next
            let lexicon = Int(entry.lexicon)
            if start < lastEnd[lexicon] { continue }
            if isBetter(entry, than: best[lexicon].end, tokens: start..<index, text: text) {
              best[lexicon] = (index, entry.row)
              hasFound = true
            }
          }
        }
        if !hasFound { continue }
        for lexicon in best.indices where best[lexicon].end > start {
          let (end, number) = best[lexicon]
          best[lexicon].end = 0
          lastEnd[lexicon] = end
          let row = lexicons[lexicon].rows[Int(number)]
          let kind = Int(row.attributes) * 2 + (row.isAmbiguous ? 1 : 0)
          spans[lexicon].append(
            LayerSpan(
              tokens: start..<end, attributes: kinds[lexicon][kind].attributes, reference: Int(number)))
          passed[lexicon].append(kinds[lexicon][kind].passed)
        }
      }
    }
    for (lexicon, spans) in spans.enumerated() where !spans.isEmpty {
      found.replace(layers[lexicon], with: spans) { passed[lexicon][$0] }
    }
  }

  /// Whether a row that ends here takes the place of what its lexicon has found so far. Of rows that
  /// differ in case alone it is the one that is written as the text writes it.
  private func isBetter(
    _ entry: LexiconTrie.Terminal, than end: Int, tokens: Range<Int>, text: TokenizedText
  ) -> Bool {
    let lexicon = Int(entry.lexicon)
    let isLonger = end < tokens.upperBound
    if isLonger && !lexicons[lexicon].rows[Int(entry.row)].isExact { return true }
    return sameSpelling(lexicons[lexicon].rows[Int(entry.row)], of: lexicons[lexicon], as: text, tokens)
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
