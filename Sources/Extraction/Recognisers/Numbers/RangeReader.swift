internal import Text

extension Reading {
  /// The value of a range's lower end that shares the upper end's scale: "2 to 3 million".
  func sharing(_ upper: Reading) -> Double {
    scale == 1 && upper.scale != 1 && unit == nil && writtenValue < upper.writtenValue
      ? writtenValue * upper.scale : value
  }

  /// This number's place in the text with another's end, for rules that look at both sides.
  func joined(to upper: Reading) -> Reading {
    var joined = self
    joined.end = upper.end
    if unit == nil {
      joined.unit = upper.unit
      joined.factor = upper.factor
      joined.kind = upper.kind
    }
    if scale == 1 { joined.scale = upper.scale }
    return joined
  }
}

/// Reads the second number of a range: "1-2\%", "1B to 8B", "4\%--20\%", "two to three times".
struct RangeReader {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// What follows a first number.
  struct Second {
    /// The second number of a range.
    var reading: Reading?
    /// Whether more than two numbers are chained, as in a date: no range, no quantity.
    var isChain = false
    var end = 0
    /// Where the second number of a change ends: "from 47.1 to 54.3" is two numbers.
    var changeEnd: Int?
  }

  /// - Parameter continuesChanges: whether a change stands before in a list, which makes this one too: "from
  ///   47.1 to 54.3, 44.6 to 50.0, and 48.8 to 53.9".
  func second(after first: Reading, from start: Int, continuesChanges: Bool = false) -> Second {
    guard first.kind != .dimensions, first.kind != .ratio, first.kind != .fraction else { return Second() }
    if let next = dash(at: first.end) {
      guard let reading = read(next), agree(first, reading) else {
        return Second()
      }
      if dash(at: reading.end) != nil {
        var end = reading.end
        for _ in 0..<8 {
          guard let next = dash(at: end) else { break }
          end = next + 1
        }
        return Second(isChain: true, end: end)
      }
      // "24-7", "9001-2015": the numbers of a name.
      if !first.isMeasured, !reading.isMeasured, first.value >= reading.value {
        return Second(isChain: true, end: reading.end)
      }
      return Second(reading: reading)
    }
    guard view.token(first.end)?.folded == vocabulary.word.to, let reading = read(first.end + 1),
      agree(first, reading)
    else { return Second() }
    if continuesChanges || isChange(first, reading, from: start) { return Second(changeEnd: reading.end) }
    return Second(reading: reading)
  }

  /// The token after a dash between two numbers.
  private func dash(at index: Int) -> Int? {
    var next = index
    let mark = view.mark(index)
    if Mark.isDash(mark) || mark == Mark.emDash {
      next = index + 1
      // "4\%--20\%", "5---10"
      while next - index < 3, view.mark(next) == Mark.hyphen, view.isGlued(next) { next += 1 }
    } else if mark == Mark.tilde || mark == Mark.wideTilde {
      next = index + 1
    } else if mark == Mark.dollar, Mark.isDash(view.mark(index + 1)), view.mark(index + 2) == Mark.dollar {
      next = index + 3
    } else {
      return nil
    }
    guard view.beginsWithDigit(next) else { return nil }
    // "5 -3" is a negative number; "5 - 10" and "5-10" are ranges.
    return view.isGlued(index) == view.isGlued(next) ? next : nil
  }

  private func read(_ index: Int) -> Reading? {
    let numeral: Numeral
    if view.beginsWithDigit(index) {
      guard case .numeral(let read) = NumeralReader(view: view, vocabulary: vocabulary).read(at: index) else {
        return nil
      }
      numeral = read
    } else {
      guard let read = SpelledNumeralReader(view: view, vocabulary: vocabulary).read(at: index) else {
        return nil
      }
      numeral = read
    }
    return QuantityReader(view: view, vocabulary: vocabulary).read(numeral)
  }

  /// A range has one unit; the first number may leave it out.
  private func agree(_ first: Reading, _ second: Reading) -> Bool {
    if second.kind == .dimensions || second.kind == .ratio { return false }
    guard let unit = first.unit else { return true }
    return second.unit == unit || second.unit == nil && unit == "times"
      || second.unit == "point" && unit == "percent"
  }

  /// "from 72.19% to 86.66%" is a change where a verb says so, or where nothing says that it is an
  /// extent and the numbers are values of a measure.
  private func isChange(_ first: Reading, _ second: Reading, from start: Int) -> Bool {
    let isFrom = view.token(start - 1)?.folded == vocabulary.word.from
    let isValue = !first.numeral.isInteger || first.unit == "percent"
    // A range goes up: "decline from 91% and 92% to 43%".
    if first.unit != nil || isValue, first.value > second.value { return true }
    // "It raises the accuracy by 3.5% to 86.9%": by what and to what.
    let isBy = view.token(start - 1)?.folded == vocabulary.word.by
    if isBy, isValue, second.value > 5 * first.value { return true }
    var isChange = false
    for back in 1...(isFrom ? 10 : 3) {
      guard let token = view.token(start - back) else { break }
      if token.shape == .punctuation, view.mark(start - back) != Mark.hyphen { break }
      let roles = vocabulary.roles(token)
      if roles.contains(.extent) { return false }
      if roles.contains(.change) { isChange = true }
    }
    if isFrom { return isChange || isValue }
    // "It grew 4% to 9% a year" is how far it did so.
    return isChange && !first.numeral.isInteger
  }
}
