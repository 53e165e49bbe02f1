package import Text

/// Tests of tokens and spans in words: what a pattern wanted at a place where it stopped.
package enum TestWords {
  private static let shapes: [(shape: TokenShape, name: String, words: String)] = [
    (.capitalised, "cap", "one capital, then small letters"), (.allCaps, "caps", "all in capitals"),
    (.mixed, "mixed", "capitals and small letters mixed"), (.lower, "lower", "small letters only"),
    (.number, "number", "digits only"), (.hasDigit, "digit", "a digit in it"),
    (.hasLetter, "word", "a letter in it"), (.punctuation, "punct", "punctuation"),
    (.command, "command", "a LaTeX command"), (.wide, "wide", "a character outside ASCII"),
    (.single, "letter", "one letter alone"),
  ]

  /// The shapes of a token by the names that patterns give them, most telling first.
  package static func names(of shape: TokenShape) -> [String] {
    shapes.filter { shape.contains($0.shape) }.map(\.name)
  }

  /// What a test wants, as a noun phrase.
  package static func words(for test: TokenTest) -> String {
    switch test {
    case .any: "any token"
    case .folded(let word): "'\(word)'"
    case .exact(let word): word == word.lowercased() ? "'\(word)'" : "'\(word)' in just this case"
    case .prefix(let part): "a word that begins with '\(part)'"
    case .suffix(let part): "a word that ends in '\(part)'"
    case .regex(let pattern): "a token that fits /\(pattern)/"
    case .shape(let shape):
      "a token with " + shapes.filter { shape.contains($0.shape) }.map(\.words).joined(separator: " and ")
    case .name: "a token that can be part of a name (a capital, or a letter and a digit)"
    case .markup(let kind): "a token inside markup of the kind '\(kind)'"
    case .inside(let span): "a token inside \(words(for: span))"
    case .not(let inner): "anything but \(words(for: inner))"
    case .all(let tests): tests.map(words).joined(separator: ", and ")
    case .oneOf(let tests): list(tests.map(words))
    }
  }

  /// What a span must be, as a noun phrase.
  package static func words(for span: SpanTest) -> String {
    var text =
      switch span.source {
      case .lexicon: "a phrase of the lexicon %\(span.name)"
      case .recogniser: "a #\(span.name)"
      case .mention: "a mention of the type <\(span.name)>"
      }
    let conditions = span.conditions.filter { $0.key != "any" }.map(PatternText.text)
    if !conditions.isEmpty { text += " with " + conditions.joined(separator: " and ") }
    if span.source == .lexicon, span.conditions.allSatisfy({ $0.key != "any" && $0.key != "ambiguous" }) {
      text += " (rows marked ambiguous left out)"
    }
    return text
  }

  /// What must be true of a place, as a clause.
  package static func words(for edge: PatternNode.Edge) -> String {
    switch edge {
    case .sentenceStart: "the start of a sentence"
    case .sentenceEnd: "the end of a sentence"
    case .fieldStart: "the start of the field"
    case .fieldEnd: "the end of the field"
    case .glued: "no white space here"
    }
  }

  /// What must, or must not, stand before or after a place, as a clause.
  package static func words(for look: PatternNode.Look, isNegated: Bool, _ inner: PatternNode) -> String {
    "\(isNegated ? "not " : "")\(PatternText.text(of: inner)) right \(look == .ahead ? "after" : "before") this place"
  }

  private static func list(_ parts: [String]) -> String {
    let shown = 8
    if parts.count <= shown { return parts.joined(separator: " or ") }
    return parts.prefix(shown).joined(separator: " or ") + " or one of \(parts.count - shown) more"
  }
}
