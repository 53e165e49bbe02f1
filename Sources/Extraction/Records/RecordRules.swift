import Matching
import Records
import Rules

/// What records need of the rules, by a rule's number, so that no paper looks it up by name.
struct RecordRules: Sendable {
  /// The rules' ids, as `pack/id`.
  let ids: [String]
  /// Each rule's measured precision, where it has been measured.
  let confidence: [Double?]
  /// Whether what a rule finds is what the paper itself proposes.
  let proposes: [Bool]
  /// Which of a rule's mentions end before a plural's "s".
  let singular: [Singular]
  let roles: ResultRoles
  /// By the number of a type of mentions its name, and what it is to results.
  let types: [MentionType]
  let parts: [ResultSentence.Element.Part]

  init(_ rules: CompiledRules, confidence: [String: Double]) {
    ids = rules.rules.map(\.id)
    self.confidence = ids.map { confidence[$0] }
    proposes = rules.rules.map(\.proposes)
    singular = rules.rules.map(\.singular)
    roles = ResultRoles(names: rules.roles)
    types = rules.mentionTypes.map { MentionType(rawValue: $0) }
    parts = types.map { ResultSentence.Element.Part($0) }
  }
}
