import Assay

/// What a run did, in one line.
enum SummaryLine {
  static func text(_ summary: RunSummary, seconds: Duration) -> String {
    let order = ["dataset", "metric", "model", "task", "quantity", "link"]
    let types = summary.mentions.keys.sorted {
      (order.firstIndex(of: $0) ?? order.count, $0) < (order.firstIndex(of: $1) ?? order.count, $1)
    }
    let mentions = types.map { "\(summary.mentions[$0] ?? 0) \($0)" }.joined(separator: ", ")
    var line =
      summary.earlierInputs + summary.earlierPapers > 0
      ? "\(summary.papers) new papers" : "\(summary.papers) papers"
    line += mentions.isEmpty ? ", no mentions" : ": \(mentions); \(summary.results) results"
    line += "; \(time(seconds)) s"
    if summary.earlierPapers > 0 { line += "; \(summary.earlierPapers) were there" }
    if summary.failures > 0 { line += "; \(summary.failures) could not be read" }
    return line
  }

  private static func time(_ duration: Duration) -> String {
    let milliseconds =
      duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
