internal import Text

/// A number as it is written in digits or words, without scale words and units.
struct Numeral {
  /// One past its last token.
  var end: Int
  var value: Double
  /// No decimal point, exponent, fraction or ratio.
  var isInteger = true
  /// Has thousands separators, so that it is no year.
  var isGrouped = false
  /// Digits of an integer; 0 for words.
  var digits = 0
  /// Digits after the point.
  var decimals = 0
  var kind = NumberSpan.Kind.plain
  /// The scale glued to the digits: 1e9 in `1B`.
  var scale: Double = 1
  /// The unit glued to the digits: `600GB`, `2x`, `2times`.
  var unit: MeasureUnit?
  /// Whether the last token carries a glued scale or unit.
  var hasSuffix = false
}

/// Reads numbers that begin with a digit: one call looks at a bounded number of tokens past the number.
struct NumeralReader {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// What stands at a token that begins with a digit.
  enum Reading {
    case numeral(Numeral)
    /// Digits that are no number ("3D", "1.2.3", "2021-03-05"), with one past their last token.
    case other(end: Int)
  }

  /// Reads the number at `index`, a token that begins with a digit or the point of ".05".
  func read(at index: Int) -> Reading {
    var index = index
    var mantissa = Mantissa()
    if view.mark(index) == Mark.point {
      index += 1
      mantissa.hasPoint = true
    }
    var numeral = Numeral(end: index + 1, value: 0)
    guard var tail = take(index, into: &mantissa) else { return .other(end: index + 1) }
    if let end = spacedDigits(from: index, into: &mantissa) {
      numeral.end = end
      return set(&numeral, to: mantissa) ? .numeral(numeral) : .other(end: end)
    }
    var groupDigits = mantissa.digits
    while tail.isEmpty {
      let next = numeral.end
      if let group = thousands(at: next), groupDigits <= 3, !mantissa.hasPoint {
        guard let rest = take(group, into: &mantissa) else { return .other(end: group + 1) }
        numeral.isGrouped = true
        groupDigits = 3
        tail = rest
        numeral.end = group + 1
      } else if view.mark(next) == Mark.point, view.isGlued(next), view.isGlued(next + 1),
        view.beginsWithDigit(next + 1)
      {
        if mantissa.hasPoint { return .other(end: skipVersion(next)) }
        mantissa.hasPoint = true
        guard let rest = take(next + 1, into: &mantissa) else { return .other(end: next + 2) }
        tail = rest
        numeral.end = next + 2
      } else {
        break
      }
    }
    guard set(&numeral, to: mantissa) else { return .other(end: numeral.end) }
    if !tail.isEmpty { return finish(numeral, suffix: tail) }
    return operators(numeral, from: index)
  }

  /// Goes on with digits that stand apart, "0 . 6 1", as formulas come out of scanned pages: one digit a token, with
  /// a point among them. Returns the end.
  private func spacedDigits(from index: Int, into mantissa: inout Mantissa) -> Int? {
    func isDigit(_ index: Int) -> Bool { view.length(index) == 1 && view.isNumber(index) }
    func isApart(_ index: Int) -> Bool { view.token(index)?.gap == .space }
    guard isDigit(index), !mantissa.hasPoint else { return nil }
    var point: Int?
    var end = index + 1
    while end - index < 16, isApart(end) {
      if view.mark(end) == Mark.point, point == nil, isDigit(end + 1), isApart(end + 1) {
        point = end
      } else if !isDigit(end) {
        break
      }
      end += 1
    }
    guard let point else { return nil }
    for place in index + 1..<end {
      if place == point { mantissa.hasPoint = true } else { _ = take(place, into: &mantissa) }
    }
    return end
  }

  /// Whether the digits have a value.
  private func set(_ numeral: inout Numeral, to mantissa: Mantissa) -> Bool {
    guard let value = mantissa.value else { return false }
    numeral.isInteger = !mantissa.hasPoint
    numeral.digits = mantissa.digits
    numeral.decimals = mantissa.decimals
    numeral.value = value
    return true
  }

  /// The token of the next group of three digits after a thousands separator: `,`, `{,}`, `\,` or a
  /// space before `000`.
  private func thousands(at next: Int) -> Int? {
    var group = next + 1
    switch view.mark(next) {
    case Mark.comma where view.isGlued(next):
      // "70, 000", as it comes out of scanned pages.
      if isZeros(group) { return group }
    case Mark.openBrace where view.mark(next + 1) == Mark.comma && view.mark(next + 2) == Mark.closeBrace:
      group = next + 3
    case Mark.backslash where view.mark(next + 1) == Mark.comma && view.isGlued(next + 1): group = next + 2
    default:
      return isZeros(next) ? next : nil
    }
    guard view.isGlued(group), view.beginsWithDigit(group) else { return nil }
    let digits = view.bytes(group).prefix(while: isDigit).count
    return digits == 3 ? group : nil
  }

  /// Whether a token is `000` behind a space.
  private func isZeros(_ index: Int) -> Bool {
    view.length(index) == 3 && view.token(index)?.gap == .space
      && view.bytes(index).allSatisfy { $0 == 0x30 }
  }

  /// Adds a token's leading digits; returns what follows them in the token.
  func take(_ index: Int, into mantissa: inout Mantissa) -> ArraySlice<UInt8>? {
    let bytes = view.bytes(index)
    guard let first = bytes.first, isDigit(first) else { return nil }
    var position = bytes.startIndex
    while position < bytes.endIndex, isDigit(bytes[position]) {
      mantissa.append(bytes[position])
      position += 1
    }
    return bytes[position...]
  }

  private func skipVersion(_ point: Int) -> Int {
    var end = point
    while view.mark(end) == Mark.point, view.isGlued(end), view.isGlued(end + 1),
      view.beginsWithDigit(end + 1)
    {
      end += 2
    }
    return end
  }

  /// Letters after the digits in one token: a scale, a unit, an exponent or the next dimension.
  private func finish(_ numeral: Numeral, suffix: ArraySlice<UInt8>) -> Reading {
    var numeral = numeral
    numeral.hasSuffix = true
    let known = suffix.withUnsafeBufferPointer { buffer -> Bool in
      if let id = view.words.id(of: buffer), let scale = vocabulary.scaleSymbols[id] {
        numeral.scale = scale
        numeral.kind = .scaled
        return true
      }
      if let unit = vocabulary.units.unit(glued: buffer, words: view.words) {
        numeral.unit = unit
        return true
      }
      if let id = view.words.foldedID(of: buffer), let scale = vocabulary.scales[id] {
        numeral.scale = scale
        numeral.kind = .scaled
        return true
      }
      return false
    }
    if known { return .numeral(numeral) }
    if suffix.first.map(lowered) == UInt8(ascii: "e"), let result = exponent(numeral, suffix.dropFirst()) {
      return .numeral(result)
    }
    if let raised = Superscript.value(of: suffix) {
      numeral.value = Power.of(numeral.value, raised)
      numeral.kind = .scientific
      numeral.isInteger = false
      return numeral.value.isFinite ? .numeral(numeral) : .other(end: numeral.end)
    }
    if isDimension(suffix), numeral.value >= 1 {
      numeral.kind = .dimensions
      numeral.isInteger = false
      return .numeral(numeral)
    }
    return .other(end: numeral.end)
  }

  /// `1e5`, `1e-4`.
  private func exponent(_ numeral: Numeral, _ rest: ArraySlice<UInt8>) -> Numeral? {
    var numeral = numeral
    var digits = rest
    var sign = 1.0
    if rest.isEmpty {
      let mark = view.mark(numeral.end)
      guard Mark.isDash(mark) || mark == Mark.plus, view.isGlued(numeral.end), view.isGlued(numeral.end + 1),
        view.isNumber(numeral.end + 1)
      else { return nil }
      if mark != Mark.plus { sign = -1 }
      digits = view.bytes(numeral.end + 1)
      numeral.end += 2
    }
    guard digits.count <= 3, digits.allSatisfy(isDigit) else { return nil }
    let power = sign * digits.reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
    numeral.value = Power.scale(numeral.value, byPowerOfTen: power)
    numeral.kind = .scientific
    numeral.isInteger = false
    numeral.hasSuffix = false
    return numeral.value.isFinite ? numeral : nil
  }

  /// `x224`, `x224x3`.
  private func isDimension(_ suffix: ArraySlice<UInt8>) -> Bool {
    var expectsDigit = false
    for byte in suffix {
      if isDigit(byte) {
        expectsDigit = false
      } else if byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X"), !expectsDigit {
        expectsDigit = true
      } else {
        return false
      }
    }
    return !expectsDigit
  }
}
