package import Records

/// A result as one rule sees it: its arguments are stretches of tokens, not yet mentions.
package struct ResultDraft: Sendable {
  package var rule: Int
  package var priority: Int
  package var kind: Result.Kind
  /// The stretches of each role, in the order of the text.
  package var arguments: [String: [Range<Int>]]
}
