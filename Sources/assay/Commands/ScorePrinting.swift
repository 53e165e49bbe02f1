import ArgumentParser
import Assay
import Evaluation

/// How a score report is printed.
struct ScorePrinting: ParsableArguments {
  /// What a report is written for.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case terminal, json, markdown, github, junit

    /// Whether a comparison is a part of the report; elsewhere it goes to standard error.
    var holdsComparison: Bool { self == .terminal || self == .markdown }
  }

  @Option(help: "What the report is for: terminal, json, markdown, github (annotations) or junit.")
  var format = Format.terminal
  @Option(
    defaultAsFlag: 5,
    help: ArgumentHelp(
      "Shows N errors of each rule and cause in context; 5 without a number.", valueName: "n"))
  var errors: Int?
  @Option(help: ArgumentHelp("How many rules are listed, the worst first.", valueName: "n")) var byRule = 15
  @Option(help: ArgumentHelp("How many papers are listed, the worst first.", valueName: "n")) var byPaper = 0

  func validate() throws {
    if byRule < 0 || byPaper < 0 || errors ?? 0 < 0 {
      throw ValidationError("--errors, --by-rule and --by-paper take numbers from 0")
    }
  }
}

/// A score report with what was asked of it.
struct ScoreText {
  var report: ScoreReport
  var requirements: [Requirement]
  var shortfalls: [Requirement.Shortfall]
  var places: [String: (file: String, line: Int)]
  var comparison: ReportComparison?

  func render(_ printing: ScorePrinting, isColoured: Bool) -> [UInt8] {
    switch printing.format {
    case .json: return JSONReport(report).render()
    case .github:
      return Array(
        GitHubAnnotations(report, places: places, shortfalls: shortfalls, limit: printing.errors ?? 50)
          .render().utf8)
    case .junit: return Array(JUnitReport(report, requirements: requirements).render().utf8)
    case .markdown: return Array(markdown(printing).utf8)
    case .terminal: return Array(terminal(printing, isColoured: isColoured).utf8)
    }
  }

  private func terminal(_ printing: ScorePrinting, isColoured: Bool) -> String {
    let text = TerminalReport(
      report, isColoured: isColoured, ruleLimit: printing.byRule, paperLimit: printing.byPaper,
      errorLimit: printing.errors ?? 0
    ).render()
    return text + (comparison.map { "\n" + ComparisonReport($0).render() } ?? "")
  }

  private func markdown(_ printing: ScorePrinting) -> String {
    var text = MarkdownReport(report, ruleLimit: printing.byRule, paperLimit: printing.byPaper).render()
    if let limit = printing.errors, limit > 0 {
      let errors = TerminalReport(report, errorLimit: limit).renderErrors()
      // Context may hold fences of its own; a longer one is not closed by them.
      text += "\n### Errors\n\n``````text\(errors)``````\n"
    }
    if let comparison { text += "\n" + ComparisonReport(comparison).renderMarkdown() }
    return text
  }
}
