import Oracles
import Testing

@testable import Matching

@Suite("Rows of bits as numbers")
struct RowTableTests {
  @Test("A row has the number under which it first came up", arguments: [1, 3])
  func numbers(width: Int) {
    var table = RowTable(width: width)
    var known: [[UInt64]: UInt32] = [:]
    var random = SplitMix(state: 9)
    for _ in 0..<5000 {
      let row = (0..<width).map { _ in UInt64.random(in: 0...40, using: &random) << 40 }
      let (number, isNew) = table.number(of: row)
      #expect(isNew == (known[row] == nil))
      #expect(number == known[row] ?? UInt32(known.count))
      known[row] = number
      var copy = [UInt64](repeating: 0, count: width)
      table.copy(Int(number), into: &copy)
      #expect(copy == row)
    }
    #expect(table.rows.count == known.count * width)
  }
}
