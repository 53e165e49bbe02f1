/// Which attributes a span has, as a number in an `AttributeTable`: spans with equal attributes have the same.
@usableFromInline
package struct AttributeSet: Hashable, Sendable {
  @usableFromInline package let number: Int32

  @usableFromInline init(number: Int32) { self.number = number }

  /// No attributes.
  @inlinable package static var none: AttributeSet { AttributeSet(number: 0) }
}

/// The combinations of attributes that spans have had so far. Few make up nearly all spans, so spans carry a
/// number and what rules ask of a combination is asked once.
package struct AttributeTable: Sendable {
  private var sets: [[String: String]] = [[:]]
  private var numbers: [[String: String]: Int32] = [[:]: 0]
  /// For each layer what the spans with a combination pass, where that has been asked.
  private var passes: [[UInt64?]] = []
  /// A stream of papers brings new combinations without end ("0.3 ± 0.012").
  private static let maxSets = 8192

  /// Grows by one whenever numbers given out before are no longer valid.
  package private(set) var generation = 0
  /// The combinations at the beginning, of lexicons, which stay.
  private var permanent = 1

  /// The number of a combination, which is added where it is new. O(attributes).
  package mutating func set(_ attributes: [String: String]) -> AttributeSet {
    if let known = numbers[attributes] { return AttributeSet(number: known) }
    let number = Int32(sets.count)
    sets.append(attributes)
    numbers[attributes] = number
    return AttributeSet(number: number)
  }

  /// The attributes of a combination, by name.
  package subscript(_ set: AttributeSet) -> [String: String] { sets[Int(set.number)] }

  /// Makes the combinations so far those that are never forgotten.
  mutating func seal() { permanent = sets.count }

  /// To be called between papers: forgets combinations, where there are too many.
  mutating func beginPaper() {
    guard sets.count > max(Self.maxSets, permanent * 2) else { return }
    for forgotten in sets[permanent...] { numbers[forgotten] = nil }
    sets.removeSubrange(permanent...)
    passes.removeAll()
    generation += 1
  }

  /// Which of the rules' tests of a layer a span with these attributes passes, one bit a test; `ask` is asked once
  /// for each combination.
  @inline(__always)
  mutating func passed(_ layer: Int, _ set: AttributeSet, _ ask: ([String: String]) -> UInt64) -> UInt64 {
    let number = Int(set.number)
    if layer < passes.count, number < passes[layer].count, let known = passes[layer][number] { return known }
    let answer = ask(sets[number])
    keep(answer, layer, number)
    return answer
  }

  private mutating func keep(_ answer: UInt64, _ layer: Int, _ number: Int) {
    if layer >= passes.count { passes += repeatElement([], count: layer + 1 - passes.count) }
    if number >= passes[layer].count {
      passes[layer] += repeatElement(nil, count: number + 1 - passes[layer].count)
    }
    passes[layer][number] = answer
  }

  /// Lends the combinations for the length of `body`.
  func withSets<Value>(_ body: (UnsafeBufferPointer<[String: String]>) -> Value) -> Value {
    sets.withUnsafeBufferPointer(body)
  }
}
