internal import Text

/// Numbers that are made of whole numbers: fractions, ratios, powers and dimensions.
extension NumeralReader {
  /// What joins whole numbers: `1/3`, `3:1`, `10^{-3}`, `3 × 10^5`, `512 × 512`.
  func operators(_ numeral: Numeral, from start: Int) -> Reading {
    var numeral = numeral
    let next = numeral.end
    let mark = view.mark(next)
    let isGlued = view.isGlued(next) && view.isGlued(next + 1)
    let joins = isGlued && (view.isNumber(next + 1) || mark == Mark.slash && isOrdinal(next + 1))
    // "85.3/84.1" are two numbers.
    let isDecimal =
      view.mark(next + 2) == Mark.point && view.isGlued(next + 2) && view.isGlued(next + 3)
      && view.beginsWithDigit(next + 3)
    if mark == Mark.slash || mark == Mark.colon, joins, numeral.isInteger, !isDecimal {
      let after = view.mark(next + 2)
      if after == mark, view.isGlued(next + 2), view.isGlued(next + 3), view.beginsWithDigit(next + 3) {
        return .other(end: next + 4)
      }
      var divisor = Mantissa()
      _ = take(next + 1, into: &divisor)
      guard let below = divisor.value, below > 0 else { return .other(end: next + 2) }
      if mark == Mark.slash, numeral.value == 24, below == 7 { return .other(end: next + 2) }
      numeral.value /= below
      numeral.kind = mark == Mark.slash ? .fraction : .ratio
      numeral.isInteger = false
      numeral.end = next + 2
      return .numeral(numeral)
    }
    if mark == Mark.caret, view.isGlued(next), let power = Exponent.read(at: next + 1, view: view) {
      numeral.value = Power.of(numeral.value, power.value)
      numeral.end = power.end
      numeral.kind = .scientific
      numeral.isInteger = false
      return numeral.value.isFinite ? .numeral(numeral) : .other(end: power.end)
    }
    if let factor = timesSign(at: next), view.beginsWithDigit(factor) {
      if view.isNumber(factor), view.bytes(factor).elementsEqual([0x31, 0x30]),
        view.mark(factor + 1) == Mark.caret, let power = Exponent.read(at: factor + 2, view: view)
      {
        numeral.value = Power.scale(numeral.value, byPowerOfTen: power.value)
        numeral.end = power.end
        numeral.kind = .scientific
        numeral.isInteger = false
        return numeral.value.isFinite ? .numeral(numeral) : .other(end: power.end)
      }
      // "3 × 10−12" has lost its superscript.
      if view.isNumber(factor), view.bytes(factor).elementsEqual([0x31, 0x30]), view.isGlued(factor + 1),
        view.isGlued(factor + 2), Mark.isDash(view.mark(factor + 1)),
        let power = Exponent.read(at: factor + 1, view: view)
      {
        numeral.value = Power.scale(numeral.value, byPowerOfTen: power.value)
        numeral.end = power.end
        numeral.kind = .scientific
        numeral.isInteger = false
        return .numeral(numeral)
      }
      if view.isNumber(factor) { return dimensions(numeral, factor) }
      if let raised = superscriptOfTen(factor) {
        numeral.value = Power.scale(numeral.value, byPowerOfTen: raised)
        numeral.end = factor + 1
        numeral.kind = .scientific
        numeral.isInteger = false
        return .numeral(numeral)
      }
    }
    return .numeral(numeral)
  }

  func dimensions(_ numeral: Numeral, _ factor: Int) -> Reading {
    var numeral = numeral
    numeral.kind = .dimensions
    numeral.isInteger = false
    numeral.end = factor + 1
    var sides = 2
    while sides < 5, let factor = timesSign(at: numeral.end), view.isNumber(factor) {
      numeral.end = factor + 1
      sides += 1
    }
    return .numeral(numeral)
  }

  /// The token after a multiplication sign at `index`: ×, `\times`, `\cdot`, `*` or an `x`.
  func timesSign(at index: Int) -> Int? {
    if view.mark(index) == Mark.times || view.mark(index) == Mark.star { return index + 1 }
    guard let token = view.token(index) else { return nil }
    if token.folded == vocabulary.word.x || view.isCommand(index, "times") || view.isCommand(index, "cdot") {
      return index + 1
    }
    if view.mark(index) == Mark.dollar, view.isCommand(index + 1, "times"),
      view.mark(index + 2) == Mark.dollar
    {
      return index + 3
    }
    return nil
  }

  func superscriptOfTen(_ index: Int) -> Double? {
    let bytes = view.bytes(index)
    guard bytes.starts(with: [0x31, 0x30]) else { return nil }
    return Superscript.value(of: bytes.dropFirst(2))
  }

  /// "8th" of "1/8th".
  private func isOrdinal(_ index: Int) -> Bool {
    guard view.beginsWithDigit(index), (3...5).contains(view.length(index)) else { return false }
    let ending = view.bytes(index).suffix(2)
    return ending.elementsEqual("th".utf8) || ending.elementsEqual("rd".utf8)
  }
}
