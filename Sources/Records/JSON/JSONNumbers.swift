/// The writing of numbers.
extension JSONWriter {
  /// Appends an integer.
  mutating func appendDecimal(_ value: Int) {
    let lead = takeLead()
    buffer.append(upTo: 22) { start in
      let place = Self.write(lead, isNegative: value < 0, at: start)
      return Self.write(value.magnitude, at: place)
    }
  }

  /// Appends a double of at most four digits behind the point, as most values and all confidences are, without a
  /// string between; whether it was one.
  ///
  /// A double that is the nearest to such a decimal is written as it: below fifteen digits no shorter decimal
  /// reads back as the same double.
  mutating func appendShortDecimal(_ value: Double) -> Bool {
    guard value.magnitude < 1e9, value != 0 else { return false }
    let scaled = (value.magnitude * 10_000).rounded()
    guard scaled / 10_000 == value.magnitude, let digits = UInt(exactly: scaled) else { return false }
    let (whole, fraction) = digits.quotientAndRemainder(dividingBy: 10_000)
    let lead = takeLead()
    buffer.append(upTo: 24) { start in
      var place = Self.write(lead, isNegative: value < 0, at: start)
      place = Self.write(whole, at: place)
      guard fraction > 0 else { return place }
      place[0] = UInt8(ascii: ".")
      place += 1
      var (rest, unit) = (fraction, 1000 as UInt)
      while rest > 0 {
        place[0] = 0x30 &+ UInt8(truncatingIfNeeded: rest / unit)
        place += 1
        rest %= unit
        unit /= 10
      }
      return place
    }
    return true
  }

  /// Writes what stands before a number's digits; the place behind it.
  @inline(__always)
  private static func write(
    _ lead: Lead, isNegative: Bool, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let place = write(lead, at: place)
    guard isNegative else { return place }
    place[0] = UInt8(ascii: "-")
    return place + 1
  }

  /// Writes the digits of a number; the place behind them.
  @inline(__always)
  private static func write(
    _ value: UInt, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var (count, bound) = (1, 10 as UInt)
    while value >= bound, count < 20 {
      count &+= 1
      let (next, overflows) = bound.multipliedReportingOverflow(by: 10)
      bound = overflows ? .max : next
    }
    var rest = value
    for index in stride(from: count - 1, through: 0, by: -1) {
      place[index] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return place + count
  }
}
