public import Evaluation
import Extraction
import Matching
public import Records
import Rules
import Text

/// What the rules make of gold papers: the records to be scored, and what scoring by rule needs besides.
public struct GoldRun: Sendable {
  /// A record for each gold paper, in the order of gold.
  public private(set) var records: [Record] = []
  /// The candidates that are in no record, with what they lost to.
  public private(set) var traces: [CandidateTrace] = []
  private var rules: [(id: String, type: String)] = []

  /// Runs the rules over the title and abstract of each gold paper. Linear in the text.
  public init(_ extractor: Extractor, gold: [Record]) {
    var worker = extractor.makeWorker()
    var matched = [Bool](repeating: false, count: extractor.compiled.rules.count)
    for paper in gold.map(\.paper) {
      let reading = worker.reading(of: paper)
      records.append(worker.record(of: paper, from: reading))
      for (rule, _) in reading.matches { matched[rule] = true }
      traces += Self.traces(of: reading, paper: paper, rules: extractor.compiled)
    }
    rules = zip(extractor.compiled.rules, matched).compactMap { rule, matched in
      switch rule.action {
      case .mention(let type): (rule.id, type)
      case .result: (rule.id, ScoredPart.result)
      case .suppress(let type), .retype(let type), .acronym(let type): matched ? nil : (rule.id, type)
      }
    }
  }

  /// The rules that a report may call silent: those that emit something, and those that take mentions
  /// away, join or retype them and matched nothing.
  ///
  /// - Parameter types: only rules for these types; `result` is the type of results.
  public func rules(for types: [String] = []) -> [String] {
    rules.filter { types.isEmpty || types.contains($0.type) }.map(\.id)
  }

  private static func traces(
    of reading: PaperReading, paper: Paper, rules: CompiledRules
  ) -> [CandidateTrace] {
    let fields = paper.fields
    let offsets = fields.map { ScalarOffsets($0.text) }
    var traces: [CandidateTrace] = []
    for verdict in reading.verdicts {
      guard let (winner, criterion) = loss(verdict.outcome) else { continue }
      let candidate = verdict.candidate
      let field = reading.text.field(ofToken: candidate.tokens.lowerBound)
      guard fields.indices.contains(field) else { continue }
      let utf8 =
        candidate.utf8Range
        ?? reading.nameRange(of: candidate.tokens, singular: rules.rules[candidate.rule].singular)
      let start = reading.text.fieldStarts[field]
      let range = offsets[field].scalarRange(utf8Range: utf8.lowerBound - start..<utf8.upperBound - start)
      let mention = Mention(
        type: MentionType(rawValue: candidate.type.name(in: rules)), field: fields[field].field,
        scalarRange: range, text: reading.text.string(utf8: utf8), canonical: candidate.canonical,
        quantity: candidate.quantity, link: candidate.link, rule: rules.rules[candidate.rule].id)
      traces.append(
        CandidateTrace(
          paper: paper.id, mention: mention, lostTo: rules.rules[winner].id, criterion: criterion))
    }
    return traces
  }

  /// The rule that a candidate gave way to, and why; `nil` for one that stands.
  private static func loss(_ outcome: Verdict.Outcome) -> (rule: Int, criterion: String)? {
    switch outcome {
    case .accepted: nil
    case .lost(let rule, let criterion): (rule, criterion.rawValue)
    case .suppressed(let rule): (rule, "suppression")
    case .retyped(let rule): (rule, "retyped")
    }
  }
}
