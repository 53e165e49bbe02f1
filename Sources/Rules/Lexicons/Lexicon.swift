/// A list of names, each with its canonical form and attributes, from a TSV file.
///
/// Rows keep offsets into the file's bytes rather than strings, so that a file of a million rows is
/// read in one pass without an allocation a row.
package struct Lexicon: Sendable {
  /// One name.
  package struct Row: Sendable {
    package var surface: Range<UInt32>
    package var canonical: Range<UInt32>
    /// Which of `attributeSets` the row has.
    package var attributes: UInt32
    package var line: UInt32
    /// Matches only in the case that it is written in.
    package var isExact: Bool
    /// Matches only where a rule asks for ambiguous rows.
    package var isAmbiguous: Bool

    /// Where its canonical name stands: that of its surface where the file gives none.
    package var name: Range<UInt32> { canonical.isEmpty ? surface : canonical }
  }

  /// The name under which patterns use it: `%datasets`.
  package var name: String
  /// The file, for messages.
  package var file: String
  /// The file's bytes.
  package var utf8: [UInt8]
  package var rows: [Row]
  /// The distinct sets of attributes; the first is empty.
  package var attributeSets: [[String: String]]
  /// Plural forms of rows marked `plural`: indices of rows, with the form where it is irregular.
  package var plurals: [(row: Int, form: String?)]

  /// The text of a part of a row.
  package func string(_ range: Range<UInt32>) -> String { Self.string(range, of: utf8) }

  /// The text of a part of a row of the lexicon with these bytes.
  package static func string(_ range: Range<UInt32>, of utf8: [UInt8]) -> String {
    String(decoding: utf8[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// The canonical name of a row, which is its surface where the file gives none.
  package func canonical(of row: Row) -> String { string(row.name) }

  /// Where a row stands.
  package func position(of row: Row, column: Int = 1) -> SourcePosition {
    SourcePosition(file: file, line: Int(row.line), column: column)
  }
}
