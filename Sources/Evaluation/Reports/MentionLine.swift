import Records

extension MentionOutcome {
  /// The mention on one line: `p02 abstract 66–82 task: model extraction (tasks/known)`.
  var line: String { "\(paper) \(mention.line)" }
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
  for scalar in text.unicodeScalars {
    let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
    line.append(isControl || scalar.value == 0x2028 || scalar.value == 0x2029 ? " " : scalar)
  }
  return String(line)
}
