/// A report as GitHub's Markdown, for a pull request or a README.
public struct MarkdownReport: Sendable {
  /// The report.
  public var report: ScoreReport
  /// How many rules are listed; `nil` for all.
  public var ruleLimit: Int?
  /// How many papers are listed, the worst first; 0 leaves them out, `nil` lists all.
  public var paperLimit: Int?

  /// Makes a renderer.
  public init(_ report: ScoreReport, ruleLimit: Int? = 20, paperLimit: Int? = 0) {
    self.report = report
    self.ruleLimit = ruleLimit
    self.paperLimit = paperLimit
  }

  /// The text.
  public func render() -> String {
    let tables = ReportTables(report)
    var text = "## Score\n\n\(tables.summary)\n"
    for section in tables.sections(ruleLimit: ruleLimit, paperLimit: paperLimit) {
      text += "\n### \(section.title)\n\n\(section.table.markdown())"
      if let footnote = section.footnote { text += "\n\(footnote)\n" }
    }
    if !report.silentRules.isEmpty {
      text += "\n### Rules that never fire on gold\n\n"
      text += report.silentRules.map { "- `\($0)`\n" }.joined()
    }
    if !report.notes.isEmpty {
      text += "\n### Notes\n\n" + report.notes.map { "- \($0)\n" }.joined()
    }
    return text
  }
}
