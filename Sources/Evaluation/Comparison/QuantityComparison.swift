import Records

/// Compares the quantities of a paper by value and unit, wherever they stand.
///
/// A unit that one side does not know agrees with any: gold spans leave the counted noun out ("seven"),
/// which a record may name.
struct QuantityComparison {
  let read: @Sendable (String) -> Quantity?

  /// Counts how many quantities of gold were predicted, each once.
  func counts(gold: [Mention], predicted: [Mention]) -> Counts {
    let wanted = gold.filter { $0.type == .quantity }.map(value)
    var offered = predicted.filter { $0.type == .quantity }.map(value).map(Optional.some)
    var correct = 0
    var open = [Bool](repeating: true, count: wanted.count)
    for needsUnit in [true, false] {
      for (index, want) in wanted.enumerated() where open[index] {
        let match = offered.firstIndex { offer in
          offer.map { Self.agree(want, $0, needsUnit: needsUnit) } ?? false
        }
        guard let match else { continue }
        offered[match] = nil
        open[index] = false
        correct += 1
      }
    }
    return Counts(
      correct: correct, missing: wanted.count - correct, spurious: offered.count - correct)
  }

  private struct Value {
    var numbers: [Double?]
    var unit: String?
    var span: String
  }

  private func value(_ mention: Mention) -> Value {
    let known = mention.quantity.flatMap { $0.value != nil || $0.low != nil || $0.high != nil ? $0 : nil }
    let quantity = known ?? read(mention.text)
    return Value(
      numbers: quantity.map { [$0.value, $0.low, $0.high] } ?? [],
      unit: quantity?.unit.map(Self.unitIdentity),
      span: folded(mention.text))
  }

  /// A unit in the singular without letter case and hyphens: "GPU-hours" and "GPU hour" are one.
  private static func unitIdentity(_ unit: String) -> String {
    var name = folded(unit.replacing("-", with: " "))
    if name.count > 2, name.hasSuffix("s"), !name.hasSuffix("ss") { name.removeLast() }
    return name
  }

  private static func agree(_ left: Value, _ right: Value, needsUnit: Bool) -> Bool {
    guard !left.numbers.isEmpty, !right.numbers.isEmpty else { return left.span == right.span }
    let unitsAgree = left.unit == right.unit || (!needsUnit && (left.unit == nil || right.unit == nil))
    return unitsAgree && zip(left.numbers, right.numbers).allSatisfy(near)
  }

  private static func near(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left == right || abs(left - right) <= 1e-9 * max(abs(left), abs(right))
  }
}
