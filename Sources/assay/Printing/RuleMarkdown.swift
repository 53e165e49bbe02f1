import Assay

/// A rule as a section of Markdown.
enum RuleMarkdown {
  static func rule(_ row: RuleSummary.Row, level: Int) -> String {
    var lines = ["\(String(repeating: "#", count: level)) \(row.id)", ""]
    lines.append(
      "\(row.why). Phase `\(row.phase)`, \(row.does), priority \(row.priority). (\(row.file):\(row.line))")
    lines.append("")
    lines += row.patterns.map { "    \($0)" }
    lines.append("")
    lines += row.examples.map { "- \($0.isNegative ? "not: " : "")\($0.text)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
