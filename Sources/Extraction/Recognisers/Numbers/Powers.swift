internal import Glibc

/// Digits as they come in, with what the value needs to be rounded once.
struct Mantissa {
  private var sum: Double = 0
  private(set) var decimals = 0
  private(set) var digits = 0
  /// Digits that are appended after this is set are decimals.
  var hasPoint = false

  /// Adds a digit.
  mutating func append(_ digit: UInt8) {
    digits += 1
    guard digits <= 300 else { return }
    sum = sum * 10 + Double(digit - 0x30)
    if hasPoint { decimals += 1 }
  }

  /// The value; `nil` past 300 digits, which no text reports. Exact up to 2^53 and 22 decimals.
  var value: Double? {
    guard digits <= 300 else { return nil }
    return decimals == 0 ? sum : sum / pow(10, Double(decimals))
  }
}

/// Powers whose results are rounded once.
enum Power {
  /// `base` to the power of `exponent`.
  static func of(_ base: Double, _ exponent: Double) -> Double {
    exponent < 0 ? 1 / pow(base, -exponent) : pow(base, exponent)
  }

  /// `value` × 10^`exponent`, without the error of a negative power of ten.
  static func scale(_ value: Double, byPowerOfTen exponent: Double) -> Double {
    exponent < 0 ? value / pow(10, -exponent) : value * pow(10, exponent)
  }
}

/// An exponent after `^`: `5`, `-3`, `{-3}`.
enum Exponent {
  static func read(at index: Int, view: TokenView) -> (value: Double, end: Int)? {
    var index = index
    let braced = view.mark(index) == Mark.openBrace
    if braced { index += 1 }
    var sign = 1.0
    if Mark.isDash(view.mark(index)) {
      sign = -1
      index += 1
    }
    guard view.isNumber(index), view.length(index) <= 3 else { return nil }
    let value = sign * view.bytes(index).reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
    index += 1
    if braced {
      guard view.mark(index) == Mark.closeBrace else { return nil }
      index += 1
    }
    return (value, index)
  }
}

/// Exponents in Unicode superscripts: `10⁻³`.
enum Superscript {
  /// The value of bytes that are superscripts only, or `nil`.
  static func value(of bytes: ArraySlice<UInt8>) -> Double? {
    var sign = 1.0
    var value = 0.0
    var digits = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0xC2, index + 1 < bytes.endIndex {
        switch bytes[index + 1] {
        case 0xB9: value = value * 10 + 1
        case 0xB2: value = value * 10 + 2
        case 0xB3: value = value * 10 + 3
        default: return nil
        }
        digits += 1
        index += 2
      } else if bytes[index] == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x81 {
        switch bytes[index + 2] {
        case 0xB0: value = value * 10
        case 0xB4...0xB9: value = value * 10 + Double(bytes[index + 2] - 0xB0)
        case 0xBB where digits == 0 && sign > 0:
          sign = -1
          index += 3
          continue
        default: return nil
        }
        digits += 1
        index += 3
      } else {
        return nil
      }
    }
    return digits > 0 && digits <= 3 ? sign * value : nil
  }
}
