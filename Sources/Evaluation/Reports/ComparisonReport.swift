/// The comparison of two reports, for a terminal or for Markdown.
public struct ComparisonReport: Sendable {
  /// The comparison.
  public var comparison: ReportComparison
  /// How many mentions of each list are shown; `nil` for all.
  public var mentionLimit: Int?

  /// Makes a renderer.
  public init(_ comparison: ReportComparison, mentionLimit: Int? = 20) {
    self.comparison = comparison
    self.mentionLimit = mentionLimit
  }

  /// Plain text.
  public func render() -> String {
    "F1 now against before (* where the 95% interval leaves out 0)\n" + table.plain()
      + lists.map { "\n\($0.title)\n" + $0.items.map { "  \($0)\n" }.joined() }.joined() + notes("  ")
  }

  /// GitHub's Markdown.
  public func renderMarkdown() -> String {
    "### F1 now against before\n\n" + table.markdown()
      + "\n\\* the 95% interval of the paired difference leaves out 0\n"
      + lists.map { "\n#### \($0.title)\n\n" + $0.items.map { "- \($0)\n" }.joined() }.joined() + notes("- ")
  }

  private func notes(_ prefix: String) -> String {
    comparison.notes.isEmpty ? "" : "\n" + comparison.notes.map { "\(prefix)\($0)\n" }.joined()
  }

  private var table: TextTable {
    var table = TextTable(["", "before", "now", "change", "95% interval", ""])
    for change in comparison.changes {
      let scheme = change.name.scheme
      guard scheme == nil || scheme == .strict else { continue }
      table.add([
        change.name.rawValue, decimal(change.before), decimal(change.after),
        decimal(change.difference, sign: true), decimal(change.interval, sign: true),
        change.isSure ? "*" : "",
      ])
    }
    return table
  }

  private var lists: [(title: String, items: [String])] {
    [
      ("gained", comparison.gained), ("lost", comparison.lost),
      ("new false positives", comparison.newFalsePositives),
      ("false positives gone", comparison.goneFalsePositives),
    ].filter { !$0.1.isEmpty }.map { name, outcomes in
      var items = outcomes.prefix(mentionLimit ?? .max).map(\.line)
      if outcomes.count > items.count { items.append("… \(outcomes.count - items.count) more") }
      return ("\(outcomes.count) \(name)", items)
    }
  }
}
