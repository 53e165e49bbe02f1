/// What a scalar is to the tokeniser, coarse enough to decide where a token ends.
package enum ByteClass: UInt8, Sendable {
  case upper, lower, digit, space, newline, punctuation, wide

  /// Whether the byte goes on a word: the first three classes.
  @inline(__always)
  var isWordByte: Bool { rawValue < 3 }

  /// The classes of the 256 byte values; `wide` stands for every byte of a multi-byte scalar.
  static let table: [ByteClass] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x0A: .newline
    case 0x00...0x20, 0x7F: .space
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x80...0xFF: .wide
    default: .punctuation
    }
  }
}

/// How a scalar outside ASCII behaves.
enum WideClass {
  case space, letter, punctuation, ignorable

  /// The class of a scalar ≥ U+0080.
  ///
  /// Letters are the default, so that names in any script stay whole; only the blocks that hold
  /// punctuation, arrows and mathematical operators are taken out of it.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      self = .space
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF:
      self = .ignorable
    case 0xA1...0xA9, 0xAB, 0xAC, 0xAE...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF, 0xD7, 0xF7,
      0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20CF, 0x2190...0x23FF, 0x2500...0x27FF,
      0x2900...0x2BFF, 0x3001...0x3003, 0x3008...0x3011, 0xFF01...0xFF0F, 0xFF1A...0xFF20:
      self = .punctuation
    default:
      self = .letter
    }
  }
}

/// The scalar that starts at `index`, and its length in bytes; damaged UTF-8 reads as U+FFFD of one byte.
@inline(__always)
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
  let lead = bytes[index]
  let length =
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  if length == 1 || index + length > bytes.count { return (lead < 0x80 ? UInt32(lead) : 0xFFFD, 1) }
  var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
  for offset in 1..<length {
    let byte = bytes[index + offset]
    guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    scalar = scalar << 6 | UInt32(byte & 0x3F)
  }
  return (scalar, length)
}
