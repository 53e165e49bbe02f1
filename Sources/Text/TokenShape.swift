/// What a token looks like, whatever its letters are: the shape classes that rules can name.
package struct TokenShape: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// One capital, then small letters only: `Stanford`, `A`.
  package static let capitalised = TokenShape(rawValue: 1 << 0)
  /// At least two letters, all capitals; digits may stand among them: `MNIST`, `T5X`.
  package static let allCaps = TokenShape(rawValue: 1 << 1)
  /// Capitals and small letters mixed in another way: `LaMDA`, `iNaturalist`, `boolQ`.
  package static let mixed = TokenShape(rawValue: 1 << 2)
  /// Small letters only, with or without digits.
  package static let lower = TokenShape(rawValue: 1 << 3)
  /// At least one ASCII digit.
  package static let hasDigit = TokenShape(rawValue: 1 << 4)
  /// ASCII digits only.
  package static let number = TokenShape(rawValue: 1 << 5)
  /// At least one letter.
  package static let hasLetter = TokenShape(rawValue: 1 << 6)
  /// One scalar of punctuation or a symbol.
  package static let punctuation = TokenShape(rawValue: 1 << 7)
  /// A LaTeX command: a backslash and letters.
  package static let command = TokenShape(rawValue: 1 << 8)
  /// A scalar outside ASCII.
  package static let wide = TokenShape(rawValue: 1 << 9)
  /// One letter alone.
  package static let single = TokenShape(rawValue: 1 << 10)

  // Written as numbers, since a set built of others is not folded to one across modules.
  /// `capitalised`, `allCaps` and `mixed`: a word with a capital.
  package static let withCapital = TokenShape(rawValue: 0b111)
  /// `hasLetter` and `hasDigit`.
  package static let letterAndDigit = TokenShape(rawValue: 1 << 4 | 1 << 6)
  /// `allCaps` and `mixed`: capitals where plain prose has none.
  package static let innerCapital = TokenShape(rawValue: 0b110)
  /// `lower` and `hasLetter` alone: a plain word of small letters.
  package static let plainWord = TokenShape(rawValue: 1 << 3 | 1 << 6)
  /// `lower` and `single`: one small letter.
  package static let smallLetter = TokenShape(rawValue: 1 << 3 | 1 << 10)
  /// `punctuation` and `command`: what is no word.
  package static let noWord = TokenShape(rawValue: 1 << 7 | 1 << 8)

  /// The shape of a word token's bytes.
  package init(word bytes: UnsafeBufferPointer<UInt8>) {
    var upper = 0
    var lower = 0
    var digits = 0
    var wide = false
    var firstUpper = false
    for (index, byte) in bytes.enumerated() {
      switch ByteClass.table[Int(byte)] {
      case .upper:
        upper += 1
        if index == 0 { firstUpper = true }
      case .lower: lower += 1
      case .digit: digits += 1
      case .wide: wide = true
      default: break
      }
    }
    var shape: TokenShape = []
    if wide { shape.insert(.wide) }
    if digits > 0 { shape.insert(.hasDigit) }
    if digits == bytes.count { shape.insert(.number) }
    let letters = upper + lower
    if letters > 0 || wide { shape.insert(.hasLetter) }
    if letters == 1 && digits == 0 && !wide { shape.insert(.single) }
    if upper == 0 {
      if letters > 0 || wide { shape.insert(.lower) }
    } else if lower == 0 {
      if letters >= 2 || digits > 0 { shape.insert(.allCaps) } else { shape.insert(.capitalised) }
    } else if upper == 1 && firstUpper {
      shape.insert(.capitalised)
    } else {
      shape.insert(.mixed)
    }
    self = shape
  }
}
