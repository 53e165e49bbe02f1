package import Records

/// A mention that a rule proposes, before it is known whether it stands.
package struct Candidate: Sendable {
  package var type: String
  package var tokens: Range<Int>
  /// The rule's number in the compiled rules.
  package var rule: Int
  package var priority: Int
  package var phase: Int
  package var attributes: [String: String]
  package var canonical: String?
  package var quantity: Quantity?
  /// How a number is written, which rules may ask for and records do not show.
  package var notation: String?
  package var link: Link?
  /// Where the mention stands, in bytes of the text, where it is not just its tokens: an address that other
  /// text is glued to.
  package var utf8Range: Range<Int>?
  /// Whether a shorter mention inside it gives way.
  package var extends: Bool
  /// Whether the candidate was found by repeating an established name.
  package var isPropagated = false
}

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
