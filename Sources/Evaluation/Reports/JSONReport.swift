import Records

/// A report as JSON: everything in it, with each paper's counts and each mention's outcome, so that a
/// later report can be compared with it (`ReportSnapshot`).
public struct JSONReport: Sendable {
  /// The name of the schema that this version writes.
  public static let schema = "assay-score/1"

  /// The report.
  public var report: ScoreReport

  /// Makes a renderer.
  public init(_ report: ScoreReport) { self.report = report }

  /// The JSON text in UTF-8, with a line feed at its end.
  public func render() -> [UInt8] {
    var writer = JSONWriter(style: .spaced)
    writer.beginObject()
    writer.member("schema", Self.schema)
    writer.member("resamples", report.resamples)
    writer.member("seed", Int(truncatingIfNeeded: report.seed))
    writer.member("papers", report.papers)
    writer.list("scores", report.scores) { $0.score($1) }
    writer.list("rules", report.rules) { $0.rule($1) }
    writer.member("silent_rules", report.silentRules)
    writer.list("mentions", report.outcomes) { $0.outcome($1) }
    writer.list("errors", report.errors) { $0.error($1) }
    writer.list("result_errors", report.resultErrors) { $0.resultError($1) }
    if let reliability = report.reliability { writer.reliability(reliability) }
    writer.member("notes", report.notes)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func list<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  fileprivate mutating func ints(_ values: [Int]) {
    beginArray()
    for value in values { int(value) }
    endArray()
  }

  fileprivate mutating func interval(_ name: StaticString, _ interval: Interval?) {
    guard let interval else { return }
    key(name)
    beginArray()
    double(interval.low)
    double(interval.high)
    endArray()
  }

  fileprivate mutating func score(_ score: Score) {
    beginObject()
    member("name", score.name.rawValue)
    member("precision", score.precision)
    member("recall", score.recall)
    member("f1", score.f1)
    interval("f1_interval", score.interval)
    member("correct", score.counts.correct)
    member("incorrect", score.counts.incorrect)
    member("partial", score.counts.partial)
    member("missing", score.counts.missing)
    member("spurious", score.counts.spurious)
    // Each paper that counts anything: its place in `papers`, then the five counts.
    let counted = score.paperCounts.enumerated().filter { !$0.element.isEmpty }
    list("papers", counted) { $0.ints([$1.offset] + $1.element.vector) }
    endObject()
  }

  fileprivate mutating func rule(_ rule: RuleScore) {
    beginObject()
    member("rule", rule.rule)
    member("emits", rule.emits)
    member("true_positives", rule.truePositives)
    member("false_positives", rule.falsePositives)
    member("precision", rule.precision)
    interval("precision_interval", rule.precisionInterval)
    member("only_finder", rule.onlyFinder)
    member("only_finder_recall", rule.onlyFinderRecall)
    member("wrongful_losses", rule.wrongfulLosses)
    if !rule.lostTo.isEmpty {
      key("lost_to")
      beginObject()
      for (name, count) in rule.lostTo.sorted(by: { $0.key < $1.key }) {
        key(named: name)
        int(count)
      }
      endObject()
    }
    member("f1_change_if_removed", rule.f1ChangeIfRemoved)
    endObject()
  }

  fileprivate mutating func outcome(_ outcome: MentionOutcome) {
    beginObject()
    member("paper", outcome.paper)
    member("verdict", outcome.verdict.rawValue)
    key("mention")
    outcome.mention.write(to: &self)
    endObject()
  }

  fileprivate mutating func error(_ error: ScoredError) {
    beginObject()
    member("paper", error.paper)
    member("cause", error.causeText)
    member("rule", error.rule)
    if let predicted = error.predicted {
      key("predicted")
      predicted.write(to: &self)
    }
    if let gold = error.gold {
      key("gold")
      gold.write(to: &self)
    }
    member("context", error.context.text)
    endObject()
  }

  fileprivate mutating func resultError(_ error: ResultError) {
    beginObject()
    member("paper", error.paper)
    member("cause", error.cause)
    member("rule", error.rule)
    member("predicted", error.predicted)
    member("gold", error.gold)
    endObject()
  }

  fileprivate mutating func reliability(_ reliability: Reliability) {
    key("reliability")
    beginObject()
    member("count", reliability.count)
    member("brier", reliability.brier)
    member("expected_calibration_error", reliability.expectedCalibrationError)
    list("bins", reliability.bins) { writer, bin in
      writer.beginObject()
      writer.member("low", bin.low)
      writer.member("high", bin.high)
      writer.member("count", bin.count)
      writer.member("confidence", bin.confidence)
      writer.member("precision", bin.precision)
      writer.endObject()
    }
    endObject()
  }
}

extension JSONReport {
  /// A number in its fewest digits.
  static func number(_ value: Double) -> String {
    String(decoding: JSONValue.number(JSONNumber(value)).encoded(), as: UTF8.self)
  }
}
