internal import Text

/// Percent, multiplication and degree signs, and the words for them.
extension QuantityReader {
  func isPoint(_ token: Token) -> Bool {
    token.folded == vocabulary.word.point || token.folded == vocabulary.word.points
  }

  /// One past `%`, `\%`, "percent", "per cent", and "percentage" where a point follows.
  func percentEnd(_ index: Int) -> Int? {
    switch view.mark(index) {
    case Mark.percent, Mark.widePercent: return index + 1
    case Mark.backslash where view.mark(index + 1) == Mark.percent: return index + 2
    default: break
    }
    guard let token = view.token(index) else { return nil }
    // "mol%", "wt%"
    if token.folded == vocabulary.word.mol || token.folded == vocabulary.word.wt
      || token.folded == vocabulary.word.vol, view.mark(index + 1) == Mark.percent, view.isGlued(index + 1)
    {
      return index + 2
    }
    if token.folded == vocabulary.word.percent { return index + 1 }
    if token.folded == vocabulary.word.per, view.token(index + 1)?.folded == vocabulary.word.cent {
      return index + 2
    }
    if token.folded == vocabulary.word.percentage, let after = view.token(index + 1), isPoint(after) {
      return index + 1
    }
    return nil
  }

  /// One past ×, `\times`, `$\times$`, x, "times", "-fold".
  func timesEnd(_ index: Int) -> Int? {
    if view.mark(index) == Mark.times, !view.beginsWithDigit(index + 1) { return index + 1 }
    if view.isCommand(index, "times"), !view.beginsWithDigit(index + 1) { return index + 1 }
    if view.mark(index) == Mark.dollar, view.isGlued(index), view.isCommand(index + 1, "times"),
      view.mark(index + 2) == Mark.dollar
    {
      return index + 3
    }
    let isHyphenated = isJoiner(index)
    let next = isHyphenated ? index + 1 : filler(index)
    guard let token = view.token(next) else { return nil }
    if token.folded == vocabulary.word.times || token.folded == vocabulary.word.fold { return next + 1 }
    if token.folded == vocabulary.word.x, !isHyphenated, !view.beginsWithDigit(next + 1),
      !view.isGlued(next + 1) || view.mark(next + 1) != Mark.equals && view.mark(next + 1) != Mark.underscore
    {
      return next + 1
    }
    return nil
  }

  /// One past °, °C, `^\circ`, `^{\circ}C`, "degrees Celsius".
  func degreeEnd(_ index: Int) -> (Int, String)? {
    var end = index
    if view.mark(index) == Mark.degree {
      end = index + 1
    } else if view.mark(index) == Mark.caret, view.isCommand(index + 1, "circ") {
      end = index + 2
    } else if view.mark(index) == Mark.caret, view.mark(index + 1) == Mark.openBrace,
      view.isCommand(index + 2, "circ"), view.mark(index + 3) == Mark.closeBrace
    {
      end = index + 4
    } else if let token = view.token(index),
      token.folded == vocabulary.word.degrees || vocabulary.units.unit(token)?.name == "degree"
    {
      end = index + 1
      if view.token(end)?.folded == vocabulary.word.of { return nil }
    } else {
      return nil
    }
    if let token = view.token(end) {
      if token.folded == vocabulary.word.celsius
        || token.folded == vocabulary.word.c && token.shape.contains(.capitalised)
      {
        return (end + 1, "degree Celsius")
      }
      if token.folded == vocabulary.word.fahrenheit
        || token.folded == vocabulary.word.f && token.shape.contains(.capitalised)
      {
        return (end + 1, "degree Fahrenheit")
      }
    }
    return (end, "degree")
  }
}
