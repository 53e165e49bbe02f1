public import Records

/// What of a report is needed to compare it with another: each paper's counts, each mention's outcome.
public struct ReportSnapshot: Sendable {
  /// The ids of the papers.
  public var papers: [String]
  /// The counts of each paper, by row.
  public var paperCounts: [ScoreName: [Counts]]
  /// What became of each mention.
  public var outcomes: [MentionOutcome]

  /// Takes what is needed from a report.
  public init(_ report: ScoreReport) {
    papers = report.papers
    paperCounts = [:]
    for score in report.scores where !score.paperCounts.isEmpty {
      paperCounts[score.name] = score.paperCounts
    }
    outcomes = report.outcomes
  }

  /// Reads a report that `JSONReport` wrote.
  ///
  /// - Throws: `RecordError` where the file is no JSON, or is no report of this schema.
  public init(json bytes: [UInt8], file: String) throws(RecordError) {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes)
    } catch {
      throw RecordError(file: file, line: error.line, column: error.column, message: error.message)
    }
    func bad(_ path: String, _ message: String) -> RecordError {
      RecordError(file: file, line: 1, column: 1, path: path, message: message)
    }
    guard value["schema"]?.string == JSONReport.schema else {
      throw bad("schema", "this is no score report; write one with --format json (\(JSONReport.schema))")
    }
    papers = value["papers"]?.array?.compactMap(\.string) ?? []
    paperCounts = [:]
    for (index, row) in (value["scores"]?.array ?? []).enumerated() {
      guard let name = row["name"]?.string, let counted = row["papers"]?.array else {
        throw bad("scores[\(index)]", "a score needs \"name\" and \"papers\"")
      }
      var counts = [Counts](repeating: Counts(), count: papers.count)
      for entry in counted {
        let numbers = entry.array?.compactMap(\.int) ?? []
        guard numbers.count == 6, papers.indices.contains(numbers[0]),
          let vector = Counts(vector: Array(numbers.dropFirst()))
        else { throw bad("scores[\(index)].papers", "needs a paper's place and five counts") }
        counts[numbers[0]] = vector
      }
      if !counted.isEmpty { paperCounts[ScoreName(rawValue: name)] = counts }
    }
    outcomes = []
    for (index, entry) in (value["mentions"]?.array ?? []).enumerated() {
      guard let paper = entry["paper"]?.string,
        let verdict = entry["verdict"]?.string.flatMap(MentionOutcome.Verdict.init(rawValue:)),
        let mention = entry["mention"].flatMap(Mention.init(lenient:))
      else { throw bad("mentions[\(index)]", "needs \"paper\", \"verdict\" and \"mention\"") }
      outcomes.append(MentionOutcome(paper: paper, mention: mention, verdict: verdict))
    }
  }
}
