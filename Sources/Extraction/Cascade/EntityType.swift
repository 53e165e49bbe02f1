package import Matching

/// A type of mentions, as its number among the types that rules name: the cascade compares types again and again.
package struct EntityType: Hashable, Sendable {
  /// Its place among `CompiledRules.mentionTypes`, or a number below 0.
  let number: Int

  /// Every type, for what takes mentions out whatever they are.
  static let any = EntityType(number: -1)
  /// A type that no rule knows, and no mention has.
  static let unknown = EntityType(number: -2)

  private init(number: Int) { self.number = number }

  /// The type of a name, given the names of `CompiledRules.mentionTypes`.
  init(_ name: String, among types: [String]) {
    self = types.firstIndex(of: name).map { EntityType(number: $0) } ?? .unknown
  }

  /// The type's name; it must be a mention's.
  package func name(in rules: CompiledRules) -> String { rules.mentionTypes[number] }
}
