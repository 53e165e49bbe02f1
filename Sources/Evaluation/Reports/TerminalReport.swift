/// A report for a person at a terminal.
public struct TerminalReport: Sendable {
  /// The report.
  public var report: ScoreReport
  /// Whether to use ANSI colours and underlining; plain text has markers instead.
  public var isColoured: Bool
  /// How many rules are listed; `nil` for all.
  public var ruleLimit: Int?
  /// How many papers are listed, the worst first; 0 leaves them out, `nil` lists all.
  public var paperLimit: Int?
  /// How many errors of a group are shown; 0 leaves errors out, `nil` shows all.
  public var errorLimit: Int?

  /// Makes a renderer.
  public init(
    _ report: ScoreReport, isColoured: Bool = false, ruleLimit: Int? = nil, paperLimit: Int? = 0,
    errorLimit: Int? = 0
  ) {
    self.report = report
    self.isColoured = isColoured
    self.ruleLimit = ruleLimit
    self.paperLimit = paperLimit
    self.errorLimit = errorLimit
  }

  /// The whole report.
  public func render() -> String {
    let tables = ReportTables(report)
    var text = tables.summary + "\n"
    for section in tables.sections(ruleLimit: ruleLimit, paperLimit: paperLimit) {
      text += "\n" + style(section.title, "1") + "\n" + section.table.plain()
      if let footnote = section.footnote { text += "  " + style(footnote, "2") + "\n" }
    }
    if !report.silentRules.isEmpty {
      text += "\n" + style("Rules that never fire on gold", "1") + "\n"
      text += report.silentRules.map { "  \($0)\n" }.joined()
    }
    if errorLimit != 0 { text += renderErrors() }
    if !report.notes.isEmpty {
      text += "\n" + style("Notes", "1") + "\n" + report.notes.map { "  \($0)\n" }.joined()
    }
    return text
  }

  /// The errors in context, grouped by rule and cause.
  public func renderErrors() -> String {
    var text = ""
    for group in ErrorGroup.groups(of: report.errors) {
      text += "\n" + style(group.title, "1") + "\n"
      for error in group.errors.prefix(errorLimit ?? .max) {
        text += ErrorLine(error, isColoured: isColoured).render()
      }
      let more = group.errors.count - (errorLimit ?? .max)
      if more > 0 { text += "  … \(more) more\n" }
    }
    return text + renderResultErrors()
  }

  private func renderResultErrors() -> String {
    var text = ""
    let groups = Dictionary(grouping: report.resultErrors) { "results · \($0.cause)" }
    for (title, errors) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      text += "\n" + style("\(title) (\(errors.count))", "1") + "\n"
      for error in errors.prefix(errorLimit ?? .max) { text += error.render() }
      let more = errors.count - (errorLimit ?? .max)
      if more > 0 { text += "  … \(more) more\n" }
    }
    return text
  }

  private func style(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension ErrorGroup {
  /// `models/title · boundary (3)`.
  var title: String { [rule, cause].compactMap(\.self).joined(separator: " · ") + " (\(errors.count))" }
}
