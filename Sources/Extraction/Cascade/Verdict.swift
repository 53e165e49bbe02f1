/// What became of a candidate, for `explain` and for scoring by rule.
package struct Verdict: Sendable {
  package enum Outcome: Sendable, Hashable {
    case accepted
    /// Lost to a mention of this rule, by this criterion.
    case lost(toRule: Int, criterion: Criterion)
    case suppressed(byRule: Int)
    case retyped(byRule: Int)
  }
  /// What decides between two candidates that overlap, in this order.
  package enum Criterion: String, Sendable, Hashable {
    case phase, priority, length, position, order
  }
  package var candidate: Candidate
  package var outcome: Outcome
}
