package import Matching
package import Records

/// A result as one rule sees it: what it captured are stretches of tokens, not yet mentions.
package struct ResultDraft: Sendable {
  package var rule: Int
  package var priority: Int
  package var kind: Result.Kind
  /// The captured stretches in the order of the match, with the numbers that their roles have in the rules.
  package var captures: ArraySlice<PatternMatch.Capture>

  /// The stretches of each role, by its name, in their order.
  package func arguments(roles: [String]) -> [String: [Range<Int>]] {
    var arguments: [String: [Range<Int>]] = [:]
    for capture in captures { arguments[roles[capture.role], default: []].append(capture.tokens) }
    return arguments
  }
}
