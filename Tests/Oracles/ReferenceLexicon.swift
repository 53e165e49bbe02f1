package import Rules
package import Text

/// Finds the phrases of a lexicon by comparing each with every place of a text: slow, and written without the
/// trie, its filter and the bytes that `Matching` looks at.
package struct ReferenceLexicon {
  private struct Phrase {
    var words: [[UInt8]]
    /// The row's own letters, where it is exact.
    var exact: [UInt8]?
  }

  private static let hyphens: Set<String> = ["-", "\u{2010}", "\u{2011}", "\u{2013}"]
  private var phrases: [Phrase] = []

  /// All forms of all rows.
  package init(_ lexicon: Lexicon) {
    for row in lexicon.rows { add(lexicon.string(row.surface), row, of: lexicon) }
    for (index, form) in lexicon.plurals {
      let row = lexicon.rows[index]
      add(form ?? Self.plural(of: lexicon.string(row.surface)), row, of: lexicon)
    }
  }

  private mutating func add(_ form: String, _ row: Lexicon.Row, of lexicon: Lexicon) {
    var table = WordTable()
    let tokens = Tokenizer.tokens(of: form, words: &table).filter {
      !Self.hyphens.contains(table.string(of: $0.word))
    }
    let words = tokens.map { table.string(of: $0.folded) }
    let exact = row.isExact ? Self.letters(Array(lexicon.string(row.surface).utf8)) : nil
    var forms = [words]
    if tokens.contains(where: { $0.shape.contains(.hasDigit) }) { forms += Self.borderVariants(of: words) }
    for form in forms where !form.isEmpty {
      phrases.append(Phrase(words: form.map { Array($0.lowercased().utf8) }, exact: exact))
    }
  }

  private static func plural(of surface: String) -> String {
    if surface.hasSuffix("y"), let before = surface.dropLast().last, !"aeiou".contains(before) {
      return surface.dropLast() + "ies"
    }
    let isHissing = surface.hasSuffix("s") || surface.hasSuffix("x") || surface.hasSuffix("ch")
    return surface + (isHissing ? "es" : "s")
  }

  /// The phrase with its borders of letters and digits all glued, and all split.
  private static func borderVariants(of phrase: [String]) -> [[String]] {
    func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
    var (glued, split): ([String], [String]) = ([], [])
    for word in phrase {
      if let last = glued.last, last.allSatisfy(isLetter), last.utf8.count >= 2,
        word.first?.isNumber ?? false, word.utf8.count <= 4
      {
        glued[glued.count - 1] = last + word
      } else {
        glued.append(word)
      }
      let letters = word.prefix(while: isLetter)
      let rest = word.dropFirst(letters.count)
      if letters.count >= 2, !rest.isEmpty, rest.allSatisfy(\.isNumber) {
        split += [String(letters), String(rest)]
      } else {
        split.append(word)
      }
    }
    return [glued, split]
  }

  private static func letters(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x0A }
  }

  /// The leftmost and longest phrases of a text, as ranges of tokens.
  package func ranges(in text: TokenizedText, words: WordTable) -> [Range<Int>] {
    let folded = text.tokens.map { words.withBytes(of: $0.folded) { Array($0) } }
    let isHyphen = text.tokens.map { Self.hyphens.contains(words.string(of: $0.word)) }
    var found: [Range<Int>] = []
    var start = 0
    while start < text.tokens.count {
      let ends = phrases.compactMap { end(of: $0, from: start, in: text, folded, isHyphen) }
      if let end = ends.max() { found.append(start..<end) }
      start = ends.max() ?? start + 1
    }
    return found
  }

  private func end(
    of phrase: Phrase, from start: Int, in text: TokenizedText, _ folded: [[UInt8]], _ isHyphen: [Bool]
  ) -> Int? {
    var token = start
    for (number, word) in phrase.words.enumerated() {
      guard token < text.tokens.count else { return nil }
      if number > 0 {
        if text.tokens[token].gap == .paragraph { return nil }
        if isHyphen[token], token + 1 < text.tokens.count, !text.tokens[token].spaceBefore,
          !text.tokens[token + 1].spaceBefore
        {
          token += 1
        }
      }
      guard folded[token] == word else { return nil }
      token += 1
    }
    if let exact = phrase.exact {
      let written = Self.letters(Array(text.utf8[text.utf8Range(of: start..<token)]))
      if written != exact, written != exact + [UInt8(ascii: "s")] { return nil }
    }
    return token
  }
}
