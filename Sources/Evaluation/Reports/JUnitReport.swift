/// A report as JUnit XML, which build servers read: a case for each paper, that fails where anything is
/// missed or spurious, and one for each requirement.
public struct JUnitReport: Sendable {
  /// The report.
  public var report: ScoreReport
  /// The requirements that were checked.
  public var requirements: [Requirement]
  /// Whether a paper with errors fails; without, only requirements can fail.
  public var failsPapers: Bool

  /// Makes a renderer.
  public init(_ report: ScoreReport, requirements: [Requirement] = [], failsPapers: Bool = false) {
    self.report = report
    self.requirements = requirements
    self.failsPapers = failsPapers
  }

  /// The XML text.
  public func render() -> String {
    let shortfalls = requirements.map { $0.shortfall(in: report) }
    let errors = Dictionary(grouping: report.errors, by: \.paper)
    let failures = shortfalls.count { $0 != nil } + (failsPapers ? errors.count : 0)
    let count = requirements.count + report.papers.count
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"assay score\" tests=\"\(count)\" failures=\"\(failures)\">\n"
    xml += suite("requirements", tests: requirements.count, failures: shortfalls.count { $0 != nil })
    for (requirement, shortfall) in zip(requirements, shortfalls) {
      xml += testCase(
        requirement.description, in: "requirements", failure: shortfall?.description, output: nil)
    }
    xml += "  </testsuite>\n"
    xml += suite("papers", tests: report.papers.count, failures: failsPapers ? errors.count : 0)
    for paper in report.papers {
      let lines = errors[paper]?.map { "\($0.causeText): \(ErrorLine($0, isColoured: false).marked)" }
      let text = lines?.joined(separator: "\n")
      xml += testCase(
        paper, in: "papers", failure: failsPapers ? text : nil, output: failsPapers ? nil : text)
    }
    return xml + "  </testsuite>\n</testsuites>\n"
  }

  private func suite(_ name: String, tests: Int, failures: Int) -> String {
    "  <testsuite name=\"\(name)\" tests=\"\(tests)\" failures=\"\(failures)\">\n"
  }

  private func testCase(_ name: String, in suite: String, failure: String?, output: String?) -> String {
    let head = "    <testcase classname=\"assay.\(suite)\" name=\"\(Self.escaped(name))\""
    guard failure != nil || output != nil else { return head + "/>\n" }
    var body = ""
    if let failure {
      let first = failure.prefix { $0 != "\n" }
      body += "<failure message=\"\(Self.escaped(String(first)))\">\(Self.escaped(failure))</failure>"
    }
    if let output { body += "<system-out>\(Self.escaped(output))</system-out>" }
    return head + ">" + body + "</testcase>\n"
  }

  /// XML 1.0 has no way to write most control characters; they become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
