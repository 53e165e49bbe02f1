import Records

extension MentionOutcome {
  /// The mention on one line: `p02 abstract 66–82 task: model extraction (tasks/known)`.
  var line: String { "\(printable(paper)) \(mention.line)" }
}

extension Mention {
  /// The mention on one line, without its paper.
  var line: String {
    let rule = rule.map { " (\($0))" } ?? ""
    return "\(field.rawValue) \(scalarRange.lowerBound)–\(scalarRange.upperBound) \(type.rawValue): "
      + printable(text) + rule
  }
}

/// A text on one line with its control characters made blanks, so that it cannot break a terminal.
func printable(_ text: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { line.append(scalar.isObeyedByTerminals ? " " : scalar) }
  return String(line)
}

extension Unicode.Scalar {
  /// Whether a terminal does something at this character rather than show it: control characters, line
  /// separators, and what turns the direction of writing.
  var isObeyedByTerminals: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
