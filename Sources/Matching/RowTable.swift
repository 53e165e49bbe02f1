import Text

/// Distinct rows of machine words, numbered in the order in which they came up: what makes a row of bits one number.
struct RowTable: Sendable {
  let width: Int
  /// All rows, one after the other.
  private(set) var rows: [UInt64] = []
  /// One more than a row's number, with its hash above it; 0 where free.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 8)
  /// The number of rows.
  private(set) var count = 0

  init(width: Int) { self.width = width }

  /// The number of a row of `width` words, which is added where it is new. Amortised O(width).
  mutating func number(of row: [UInt64]) -> (number: UInt32, isNew: Bool) {
    let hash = Self.hash(row)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[slot]) - 1
      if UInt32(slots[slot] >> 32) == hash, isSame(row, as: Int(number)) { return (number, false) }
      slot = (slot + 1) & mask
    }
    rows.append(contentsOf: row)
    count += 1
    if count * 2 > slots.count { OpenSlots.grow(&slots, atLeast: slots.count * 2) }
    OpenSlots.place(UInt64(hash) << 32 | UInt64(count), in: &slots)
    return (UInt32(count - 1), true)
  }

  /// Copies a row out.
  func copy(_ number: Int, into row: inout [UInt64]) {
    for index in 0..<width { row[index] = rows[number * width + index] }
  }

  /// Forgets all rows.
  mutating func removeAll() { self = RowTable(width: width) }

  private func isSame(_ row: [UInt64], as number: Int) -> Bool {
    for index in 0..<width where rows[number * width + index] != row[index] { return false }
    return true
  }

  /// Multiplied and folded, word by word, as `WordTable` does it.
  private static func hash(_ row: [UInt64]) -> UInt32 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in row { state = OpenSlots.mix(state ^ word) }
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }
}
