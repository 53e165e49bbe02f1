import Oracles
import Testing

@testable import Matching

@Suite("Rows that are nearly empty")
struct SparseRowsTests {
  @Test("Adding rows sets the bits that the whole rows have")
  func add() {
    var random = SplitMix(state: 11)
    let width = 9
    let rows = (0..<200).map { number -> [UInt64] in
      // Rows of nothing at all stand for tests that no program begins with.
      if number % 5 == 0 { return [] }
      return (0..<width).map { _ in
        Int.random(in: 0...3, using: &random) == 0 ? UInt64.random(in: .min ... .max, using: &random) : 0
      }
    }
    let sparse = SparseRows(rows)
    var (target, expected) = (
      [UInt64](repeating: 0, count: width + 2), [UInt64](repeating: 0, count: width + 2)
    )
    for number in (0..<200).shuffled(using: &random).prefix(20) {
      target.withUnsafeMutableBufferPointer { sparse.add(number, to: $0, from: 2) }
      for (place, bits) in rows[number].enumerated() { expected[place + 2] |= bits }
      #expect(target == expected)
    }
  }
}
