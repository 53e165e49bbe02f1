public import Evaluation
public import Records

/// What of the records is scored where not everything is.
public struct ScoredPart: Sendable {
  /// The name under which results are chosen.
  public static let result = "result"
  /// The name under which facts are chosen.
  public static let fact = "fact"

  /// The chosen types of mentions, with `result` and `fact`; empty for everything.
  public var types: [String]

  /// Chooses types; none chooses everything.
  public init(types: [String] = []) { self.types = types }

  /// The scorer's options for the choice.
  public func options() -> Scorer.Options {
    var options = Scorer.Options()
    if !types.isEmpty { options.types = mentionTypes }
    return options
  }

  /// Records with only what was chosen.
  public func of(_ records: [Record]) -> [Record] {
    if types.isEmpty { return records }
    let chosen = mentionTypes
    let (results, facts) = (types.contains(Self.result), types.contains(Self.fact))
    return records.map { record in
      var part = record
      // Results name their arguments by mention id, so that mentions stay where results are scored.
      if !results {
        part.results = []
        part.mentions.removeAll { !chosen.contains($0.type) }
        part.entities.removeAll { !chosen.contains($0.type) }
      }
      if !facts { part.facts = Facts() }
      return part
    }
  }

  /// Candidates of the chosen types.
  public func of(_ traces: [CandidateTrace]) -> [CandidateTrace] {
    types.isEmpty ? traces : traces.filter { mentionTypes.contains($0.mention.type) }
  }

  private var mentionTypes: Set<MentionType> {
    Set(types.filter { $0 != Self.result && $0 != Self.fact }.map { MentionType(rawValue: $0) })
  }
}
