/// What a rule made of one of its examples.
public struct ExampleOutcome: Sendable {
  /// The rule, as `pack/id`.
  public var rule: String
  /// The sentence.
  public var text: String
  /// The stretches that the example marks, as UTF-8 offsets with their role.
  public var expected: [Stretch]
  /// The stretches that the rule found.
  public var found: [Stretch]
  /// The file of the example.
  public var file: String
  /// The line of the example, from 1.
  public var line: Int
  /// The column of the example, from 1.
  public var column: Int
  /// Whether the rule did what the example shows.
  public var passed: Bool

  /// A stretch of a sentence and the role that it was captured under; the empty role is the mention.
  public struct Stretch: Sendable, Hashable {
    /// UTF-8 offsets into the sentence, half-open.
    public var utf8Range: Range<Int>
    /// The role of the capture; empty for the mention itself.
    public var role: String
  }
}
