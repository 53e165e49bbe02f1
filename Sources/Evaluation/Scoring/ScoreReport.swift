/// All that a comparison of predicted records with gold says; the renderers print from it.
public struct ScoreReport: Sendable {
  /// The ids of the gold papers, in the order of gold.
  public var papers: [String]
  /// The rows.
  public var scores: [Score]
  /// What became of each mention.
  public var outcomes: [MentionOutcome]
  /// What became of each predicted result that names its rule, by metric and value.
  public var resultOutcomes: [ResultOutcome]
  /// The rules that emitted anything, the worst first.
  public var rules: [RuleScore]
  /// Rules that emitted nothing on gold.
  public var silentRules: [String]
  /// What is wrong, in context.
  public var errors: [ScoredError]
  /// Results that are missed, spurious, or differ in an argument.
  public var resultErrors: [ResultError]
  /// How far the confidence that records carry can be trusted; `nil` where they carry none.
  public var reliability: Reliability?
  /// What a reader of the scores should know.
  public var notes: [String]
  /// How many times papers were resampled for the intervals.
  public var resamples: Int
  /// The seed of the resampling.
  public var seed: UInt64

  /// The row of a name, if anything was measured under it.
  public subscript(name: ScoreName) -> Score? { scores.first { $0.name == name } }

  /// The row of a name as people write it: `dataset` means `dataset.strict`.
  public subscript(name: String) -> Score? {
    scores.first { $0.name.rawValue == name } ?? scores.first { $0.name.rawValue == "\(name).strict" }
  }
}
