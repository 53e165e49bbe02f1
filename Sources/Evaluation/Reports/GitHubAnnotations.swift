import Records

/// Errors as workflow commands of GitHub Actions, which show them beside the lines of the gold file.
public struct GitHubAnnotations: Sendable {
  /// The report.
  public var report: ScoreReport
  /// Where each gold paper stands: its file and line, by id.
  public var places: [String: (file: String, line: Int)]
  /// What fell short of the requirements.
  public var shortfalls: [Requirement.Shortfall]
  /// How many errors are written; GitHub shows few of a step.
  public var limit: Int

  /// Makes a renderer.
  public init(
    _ report: ScoreReport, places: [String: (file: String, line: Int)] = [:],
    shortfalls: [Requirement.Shortfall] = [], limit: Int = 50
  ) {
    self.report = report
    self.places = places
    self.shortfalls = shortfalls
    self.limit = limit
  }

  /// One command a line: an error for each shortfall, a warning for each error of the rules.
  public func render() -> String {
    var text = ""
    for shortfall in shortfalls {
      text += "::error title=\(Self.property("score"))::\(Self.message(shortfall.description))\n"
    }
    for error in report.errors.prefix(limit) {
      var properties: [String] = []
      if let place = places[error.paper] {
        properties = ["file=\(Self.property(place.file))", "line=\(place.line)"]
      }
      let title = [error.rule, error.causeText].compactMap(\.self).joined(separator: ": ")
      properties.append("title=\(Self.property(title))")
      let line = ErrorLine(error, isColoured: false)
      text +=
        "::warning \(properties.joined(separator: ","))::"
        + Self.message("\(printable(error.paper)): \(line.marked)") + "\n"
    }
    if report.errors.count > limit {
      text += "::notice::\(report.errors.count - limit) more errors are not shown\n"
    }
    return text
  }

  private static func message(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    message(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
