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
  /// The file and line of the example.
  public var file: String
  public var line: Int
  public var column: Int
  /// Whether the rule did what the example shows.
  public var passed: Bool

  /// A stretch of a sentence and the role that it was captured under; the empty role is the mention.
  public struct Stretch: Sendable, Hashable {
    public var utf8Range: Range<Int>
    public var role: String
  }
}
