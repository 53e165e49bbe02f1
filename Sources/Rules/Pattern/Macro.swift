/// A named piece of a pattern, with parameters: `ON(x): 'on the? &x'` is used as `&ON(%datasets)`.
package struct Macro: Sendable, Hashable {
  /// The names that the arguments take inside the macro.
  package var parameters: [String]
  /// The pattern as it is written.
  package var pattern: String
  /// Where it is defined.
  package var position: SourcePosition

  package init(parameters: [String], pattern: String, position: SourcePosition) {
    self.parameters = parameters
    self.pattern = pattern
    self.position = position
  }

  /// The largest count in `{m,n}`.
  static let maxCount = 64
  /// The tokens that a bare `..` may skip.
  static let defaultGap = 8
}
