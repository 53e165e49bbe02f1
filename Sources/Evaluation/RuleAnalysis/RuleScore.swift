/// How one rule fared on gold.
public struct RuleScore: Sendable, Hashable {
  /// The rule, as `pack/id`.
  public var rule: String
  /// What it emitted: types of mentions, `result`.
  public var emits: [String]
  /// Mentions (or results by metric and value) that are in gold.
  public var truePositives = 0
  /// Those that are not.
  public var falsePositives = 0
  /// Gold mentions that no other rule proposed, as far as traces tell.
  public var onlyFinder = 0
  /// What `onlyFinder` is of all gold mentions of its types, 0 to 1.
  public var onlyFinderRecall = 0.0
  /// How often the rule proposed a gold mention, lost it in a conflict, and gold was missed.
  public var wrongfulLosses = 0
  /// The rules that it lost those to, with how often.
  public var lostTo: [String: Int] = [:]
  /// What the F1 over all types (of results, for a relation) would change by without the rule; above
  /// zero, the score is better without it.
  public var f1ChangeIfRemoved = 0.0

  /// The part of what it emitted that is right; `nil` where it emitted nothing.
  public var precision: Double? {
    let total = truePositives + falsePositives
    return total > 0 ? Double(truePositives) / Double(total) : nil
  }

  /// The Wilson interval of its precision.
  public var precisionInterval: Interval? {
    Interval.wilson(successes: truePositives, of: truePositives + falsePositives)
  }
}
