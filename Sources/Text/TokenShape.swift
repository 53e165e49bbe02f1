/// What a token looks like, whatever its letters are: the shape classes that rules can name.
///
/// Its operations are written out and inlined into other modules, which else would call generic ones; they are
/// inlined only because the type itself is `@usableFromInline`.
@usableFromInline
package struct TokenShape: OptionSet, Hashable, Sendable {
  @usableFromInline package let rawValue: UInt16
  @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// One capital, then small letters only: `Stanford`, `A`.
  @inlinable package static var capitalised: TokenShape { TokenShape(rawValue: 1 << 0) }
  /// At least two letters, all capitals; digits may stand among them: `MNIST`, `T5X`.
  @inlinable package static var allCaps: TokenShape { TokenShape(rawValue: 1 << 1) }
  /// Capitals and small letters mixed in another way: `LaMDA`, `iNaturalist`, `boolQ`.
  @inlinable package static var mixed: TokenShape { TokenShape(rawValue: 1 << 2) }
  /// Small letters only, with or without digits.
  @inlinable package static var lower: TokenShape { TokenShape(rawValue: 1 << 3) }
  /// At least one ASCII digit.
  @inlinable package static var hasDigit: TokenShape { TokenShape(rawValue: 1 << 4) }
  /// ASCII digits only.
  @inlinable package static var number: TokenShape { TokenShape(rawValue: 1 << 5) }
  /// At least one letter.
  @inlinable package static var hasLetter: TokenShape { TokenShape(rawValue: 1 << 6) }
  /// One scalar of punctuation or a symbol.
  @inlinable package static var punctuation: TokenShape { TokenShape(rawValue: 1 << 7) }
  /// A LaTeX command: a backslash and letters.
  @inlinable package static var command: TokenShape { TokenShape(rawValue: 1 << 8) }
  /// A scalar outside ASCII.
  @inlinable package static var wide: TokenShape { TokenShape(rawValue: 1 << 9) }
  /// One letter alone.
  @inlinable package static var single: TokenShape { TokenShape(rawValue: 1 << 10) }

  // Written as numbers, since a set built of others is not folded to one across modules.
  /// `capitalised`, `allCaps` and `mixed`: a word with a capital.
  @inlinable package static var withCapital: TokenShape { TokenShape(rawValue: 0b111) }
  /// `hasLetter` and `hasDigit`.
  @inlinable package static var letterAndDigit: TokenShape { TokenShape(rawValue: 1 << 4 | 1 << 6) }
  /// `allCaps` and `mixed`: capitals where plain prose has none.
  @inlinable package static var innerCapital: TokenShape { TokenShape(rawValue: 0b110) }
  /// `lower` and `hasLetter` alone: a plain word of small letters.
  @inlinable package static var plainWord: TokenShape { TokenShape(rawValue: 1 << 3 | 1 << 6) }
  /// `lower` and `single`: one small letter.
  @inlinable package static var smallLetter: TokenShape { TokenShape(rawValue: 1 << 3 | 1 << 10) }
  /// `punctuation` and `command`: what is no word.
  @inlinable package static var noWord: TokenShape { TokenShape(rawValue: 1 << 7 | 1 << 8) }

  /// The shape of a word token's bytes.
  package init(word bytes: UnsafeBufferPointer<UInt8>) {
    var upper = 0
    var lower = 0
    var digits = 0
    var wide = false
    var firstUpper = false
    ByteClass.table.withUnsafeBufferPointer { classes in
      for byte in bytes {
        switch classes[Int(byte)] {
        case .upper: upper += 1
        case .lower: lower += 1
        case .digit: digits += 1
        case .wide: wide = true
        default: break
        }
      }
      firstUpper = bytes.first.map { classes[Int($0)] == .upper } ?? false
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

extension TokenShape {
  /// A set of shapes.
  @inlinable package init(arrayLiteral shapes: TokenShape...) {
    var raw: UInt16 = 0
    for shape in shapes { raw |= shape.rawValue }
    self.init(rawValue: raw)
  }

  /// Whether both are the same shapes.
  @inlinable package static func == (left: TokenShape, right: TokenShape) -> Bool {
    left.rawValue == right.rawValue
  }

  /// Whether all of the shapes are among these.
  @inlinable package func contains(_ shapes: TokenShape) -> Bool {
    rawValue & shapes.rawValue == shapes.rawValue
  }

  /// Whether all of the shapes are among these.
  @inlinable package func isSuperset(of shapes: TokenShape) -> Bool { contains(shapes) }

  /// Whether none of the shapes is among these.
  @inlinable package func isDisjoint(with shapes: TokenShape) -> Bool { rawValue & shapes.rawValue == 0 }

  /// The shapes of both.
  @inlinable package func union(_ shapes: TokenShape) -> TokenShape {
    TokenShape(rawValue: rawValue | shapes.rawValue)
  }
}
