/// A set of small numbers, one bit each; those below 64, which are nearly all, take no memory of their own.
struct NumberSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: [UInt64] = []

  mutating func insert(_ number: Int) {
    if number < 64 {
      low |= 1 << UInt64(number)
    } else {
      let word = number / 64 - 1
      if word >= high.count { high += repeatElement(0, count: word + 1 - high.count) }
      high[word] |= 1 << UInt64(number % 64)
    }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(low)
    if !high.isEmpty { hasher.combine(high) }
  }

  func contains(_ number: Int) -> Bool {
    if number < 64 { return low >> UInt64(number) & 1 != 0 }
    let word = number / 64 - 1
    return word < high.count && high[word] >> UInt64(number % 64) & 1 != 0
  }
}
