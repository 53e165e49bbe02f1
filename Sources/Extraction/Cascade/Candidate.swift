/// A mention that a rule proposes, before it is known whether it stands.
package struct Candidate: Sendable {
  package var type: EntityType
  package var tokens: Range<Int>
  /// The rule's number in the compiled rules.
  package var rule: Int
  package var priority: Int
  package var phase: Int
  /// What is known of it, once it is `isComplete`; `nil` where that is nothing.
  var content: MentionContent?
  /// Whether its content has been found out: half of the candidates give way to others, of which nothing is asked.
  var isComplete = false
  /// Whether a shorter mention inside it gives way.
  package var extends: Bool
  /// Whether the candidate was found by repeating an established name.
  package var isPropagated = false
}
