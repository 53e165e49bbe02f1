/// A set of ASCII characters, one bit each, and whether it may hold others, of which it does not say more.
struct ASCIISet: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var isOpen = false

  static let empty = ASCIISet()
  static let all = ASCIISet(low: ~0, high: ~0)
  static let digits = ASCIISet(UInt8(ascii: "0")...UInt8(ascii: "9"))
  static let letters = ASCIISet(UInt8(ascii: "a")...UInt8(ascii: "z"))
    .union(ASCIISet(UInt8(ascii: "A")...UInt8(ascii: "Z")))
  static let wordCharacters = digits.union(letters).union(ASCIISet(UInt8(ascii: "_")))
  static let lineEnds = ASCIISet(0x0A...0x0D)
  static let whitespace = lineEnds.union(ASCIISet(0x09)).union(ASCIISet(0x20))

  private init(low: UInt64 = 0, high: UInt64 = 0) {
    self.low = low
    self.high = high
  }

  init(_ byte: UInt8) { self.init(byte...byte) }

  /// All characters of a range; those that are not ASCII are left out.
  init(_ range: ClosedRange<UInt8>) {
    for byte in range where byte < 128 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 != 0 }
    return byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }

  func union(_ other: ASCIISet) -> ASCIISet {
    let union = ASCIISet(low: low | other.low, high: high | other.high)
    return isOpen || other.isOpen ? union.open : union
  }

  /// All characters that are not among these, whether ASCII or not.
  var complement: ASCIISet { ASCIISet(low: ~low, high: ~high).open }

  /// The same set, which may hold characters that are not ASCII.
  var open: ASCIISet {
    var open = self
    open.isOpen = true
    return open
  }
}
