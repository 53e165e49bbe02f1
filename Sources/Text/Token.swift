/// One token of a field: a run of letters and digits, a LaTeX command, or one scalar of punctuation.
///
/// Hyphens, points and underscores are tokens of their own, so a rule can name the `BERT` of
/// `BERT-based` and the `3.5` of `GPT-3.5`; `spaceBefore` tells whether a token is glued to the last.
@usableFromInline
package struct Token: Sendable, Equatable {
  /// UTF-8 offsets into the text.
  @usableFromInline package var utf8Start: UInt32
  @usableFromInline package var utf8End: UInt32
  /// The word as it is spelled: an id of the `WordTable` that tokenised it.
  package var word: WordID
  /// The word with its case folded.
  package var folded: WordID
  /// What the word looks like.
  package var shape: TokenShape
  /// What precedes the token.
  @usableFromInline package var gap: Gap

  /// What stands between a token and the one before it.
  @usableFromInline
  package enum Gap: UInt8, Sendable, Comparable {
    case glued, space, line, paragraph
    @inlinable package static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether white space precedes the token; true at the start of a field.
  @inlinable package var spaceBefore: Bool { gap != .glued }
  /// UTF-8 offsets into the text, half-open.
  @inlinable package var utf8Range: Range<Int> { Int(utf8Start)..<Int(utf8End) }
}

/// The number of a word in a `WordTable`.
@usableFromInline package typealias WordID = UInt32

/// A text cut into tokens and sentences.
@usableFromInline
package struct TokenizedText: Sendable {
  /// The text's bytes.
  @usableFromInline package var utf8: [UInt8]
  /// The tokens in order.
  @usableFromInline package var tokens: [Token]
  /// Ranges of token indices; they are in order, do not overlap, and cover all tokens.
  package var sentences: [Range<Int>]
  /// Ranges of token indices, one a field: the fields of a paper stand one after the other in `utf8`,
  /// a paragraph break between them, so that a paper is read in one pass.
  @usableFromInline package var fields: [Range<Int>]
  /// Where each field begins in `utf8`.
  package var fieldStarts: [Int]

  /// Makes an empty text, to be filled by a `Tokenizer`.
  package init() {
    utf8 = []
    tokens = []
    sentences = []
    fields = []
    fieldStarts = []
  }

  /// The number of the field that holds a token.
  @inlinable package func field(ofToken token: Int) -> Int {
    fields.firstIndex { token < $0.upperBound } ?? max(0, fields.count - 1)
  }

  /// The UTF-8 offsets that a range of tokens covers.
  @inlinable package func utf8Range(of range: Range<Int>) -> Range<Int> {
    range.isEmpty
      ? 0..<0 : Int(tokens[range.lowerBound].utf8Start)..<Int(tokens[range.upperBound - 1].utf8End)
  }

  /// The characters of a range of bytes.
  package func string(utf8 range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

  /// The characters that a range of tokens covers.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: utf8[utf8Range(of: range)], as: UTF8.self)
  }
}
