import Rules

/// What the tests of a layer ask of a span's attributes, by attribute: each is looked up once for all tests.
struct LayerQuestions: Sendable {
  /// What is asked of one attribute, and the tests that ask it, one bit each.
  private struct Attribute: Sendable {
    var name: String
    var conditions: [(condition: AttributeCondition, tests: UInt64)]
  }

  private var attributes: [Attribute] = []
  /// How many tests there are; the first ones have a bit.
  private var count = 0

  /// Adds a test, which is all of its conditions; its bit, or 0 where all bits are given out.
  mutating func add(_ conditions: [AttributeCondition]) -> UInt64 {
    guard count < UInt64.bitWidth else { return 0 }
    let bit: UInt64 = 1 << UInt64(count)
    count += 1
    for condition in conditions {
      let place = attributes.firstIndex { $0.name == condition.key } ?? attributes.count
      if place == attributes.count { attributes.append(Attribute(name: condition.key, conditions: [])) }
      if let known = attributes[place].conditions.firstIndex(where: { $0.condition == condition }) {
        attributes[place].conditions[known].tests |= bit
      } else {
        attributes[place].conditions.append((condition, bit))
      }
    }
    return bit
  }

  /// Which of the tests a span with these attributes passes: those of which no condition fails.
  func passed(_ span: [String: String]) -> UInt64 {
    var passed: UInt64 = count == UInt64.bitWidth ? .max : 1 << UInt64(count) - 1
    for attribute in attributes {
      let value = span[attribute.name]
      for (condition, tests) in attribute.conditions where !condition.holds(for: value) { passed &= ~tests }
    }
    return passed
  }
}

extension AttributeCondition {
  /// Whether it holds for a span whose attribute has this value; `nil` where the span has no such attribute.
  func holds(for value: String?) -> Bool {
    (value.map { values.isEmpty || values.contains($0) } ?? false) != isNegated
  }
}
