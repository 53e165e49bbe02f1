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
  package func string(_ range: Range<UInt32>) -> String {
    String(decoding: utf8[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// The canonical name of a row, which is its surface where the file gives none.
  package func canonical(of row: Row) -> String {
    string(row.canonical.isEmpty ? row.surface : row.canonical)
  }

  /// Where a row stands.
  package func position(of row: Row, column: Int = 1) -> SourcePosition {
    SourcePosition(file: file, line: Int(row.line), column: column)
  }
}

extension Lexicon {
  /// Reads a lexicon: `surface<TAB>canonical<TAB>attributes`, `#` at the start of a comment line.
  ///
  /// Attributes are `key=value` or flags, separated by spaces; `exact`, `ambiguous` and `plural` have
  /// a meaning of their own. O(bytes).
  package static func parse(
    _ utf8: [UInt8], name: String, file: String, diagnostics: inout [Diagnostic]
  ) -> Lexicon {
    var lexicon = Lexicon(name: name, file: file, utf8: utf8, rows: [], attributeSets: [[:]], plurals: [])
    var known: [String: (set: UInt32, isExact: Bool, isAmbiguous: Bool, plural: String?)] = [
      "": (0, false, false, nil)
    ]
    var line = 0
    var start = 0
    let end = utf8.count
    if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < end {
      line += 1
      var stop = start
      var tabs: (Int, Int) = (-1, -1)
      var extraTab = false
      while stop < end, utf8[stop] != 0x0A {
        if utf8[stop] == 0x09 {
          if tabs.0 < 0 { tabs.0 = stop } else if tabs.1 < 0 { tabs.1 = stop } else { extraTab = true }
        }
        stop += 1
      }
      defer { start = stop + 1 }
      var last = stop
      while last > start, utf8[last - 1] == 0x0D || utf8[last - 1] == 0x20 { last -= 1 }
      if last == start || utf8[start] == UInt8(ascii: "#") { continue }
      func report(_ message: String, at offset: Int) {
        diagnostics.append(
          SourcePosition(file: file, line: line, column: offset - start + 1).error(message))
      }
      if extraTab {
        report("a row has at most three columns: surface, canonical, attributes; remove the rest", at: start)
        continue
      }
      let surface = trimmed(start..<(tabs.0 < 0 ? last : tabs.0), in: utf8)
      if surface.isEmpty {
        report("the surface is empty; write the name before the first tab", at: start)
        continue
      }
      let canonical =
        tabs.0 < 0 ? 0..<0 : trimmed(tabs.0 + 1..<(tabs.1 < 0 ? max(last, tabs.0 + 1) : tabs.1), in: utf8)
      let attributeRange = tabs.1 < 0 ? 0..<0 : trimmed(tabs.1 + 1..<max(last, tabs.1 + 1), in: utf8)
      let text = String(decoding: utf8[attributeRange], as: UTF8.self)
      if known[text] == nil {
        let parsed = attributes(text)
        lexicon.attributeSets.append(parsed.values)
        known[text] = (
          UInt32(lexicon.attributeSets.count - 1), parsed.isExact, parsed.isAmbiguous, parsed.plural
        )
      }
      guard let entry = known[text] else { continue }
      lexicon.rows.append(
        Row(
          surface: UInt32(surface.lowerBound)..<UInt32(surface.upperBound),
          canonical: UInt32(canonical.lowerBound)..<UInt32(canonical.upperBound), attributes: entry.set,
          line: UInt32(line), isExact: entry.isExact, isAmbiguous: entry.isAmbiguous))
      if let plural = entry.plural {
        lexicon.plurals.append((lexicon.rows.count - 1, plural.isEmpty ? nil : plural))
      }
    }
    return lexicon
  }

  private static func trimmed(_ range: Range<Int>, in utf8: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, utf8[start] == 0x20 { start += 1 }
    while end > start, utf8[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  private static func attributes(
    _ text: String
  ) -> (values: [String: String], isExact: Bool, isAmbiguous: Bool, plural: String?) {
    var values: [String: String] = [:]
    var flags = (isExact: false, isAmbiguous: false, plural: String?.none)
    for part in text.split(separator: " ") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pair.count == 2 ? String(pair[1]) : ""
      switch pair[0] {
      case "exact": flags.isExact = true
      case "ambiguous": flags.isAmbiguous = true
      case "plural": flags.plural = value
      default: values[String(pair[0])] = value.isEmpty ? "true" : value
      }
    }
    return (values, flags.isExact, flags.isAmbiguous, flags.plural)
  }
}
