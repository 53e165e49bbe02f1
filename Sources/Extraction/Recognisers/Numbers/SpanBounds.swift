internal import Text

/// Signs, currencies and spreads at the edges of a number.
struct SpanBounds {
  let view: TokenView
  let vocabulary: NumberVocabulary
  let regions: TextRegions

  /// Where the span begins once its sign, currency or × is taken in.
  struct Left {
    var start: Int
    var isNegative = false
    /// The unit that a sign before the number gives.
    var unit: String?
  }

  func left(of start: Int, notBefore limit: Int) -> Left {
    var left = Left(start: start)
    let before = start - 1
    guard before >= limit, view.isGlued(start) else { return left }
    switch view.mark(before) {
    case Mark.hyphen, Mark.minus, Mark.enDash:
      if opens(before) {
        left.start = before
        left.isNegative = true
      }
    case Mark.times:
      if opens(before) {
        left.start = before
        left.unit = "times"
      }
    case Mark.plus, Mark.plusMinus: if opens(before) { left.start = before }
    case Mark.dollar where !regions.isMath(before):
      left.unit = "dollar"
      let isNamed = view.isGlued(before) && view.token(before - 1)?.folded == vocabulary.word.us
      left.start = isNamed && before > limit ? before - 1 : before
    case 0x20AC: left = Left(start: before, unit: "euro")
    case 0xA3: left = Left(start: before, unit: "pound sterling")
    case 0xA5: left = Left(start: before, unit: "yen")
    case 0: if view.isCommand(before, "pm") { left.start = before }
    default: break
    }
    return left
  }

  /// Whether a sign at `index` begins something: white space, a bracket or a relation before it.
  private func opens(_ index: Int) -> Bool {
    if !view.isGlued(index) { return true }
    switch view.mark(index - 1) {
    case Mark.openParen, Mark.openBracket, Mark.equals, Mark.less, Mark.greater, Mark.tilde, Mark.comma,
      Mark.dollar, 0x7C:
      return true
    default: return false
    }
  }

  /// "± 0.02", `\pm 0.3\%`, `$\pm$ 0.02` after a number: one reported value with its spread.
  func spread(after end: Int) -> (end: Int, value: Double, unit: String?, kind: NumberSpan.Kind)? {
    var next = end
    if view.mark(next) == Mark.plusMinus || view.isCommand(next, "pm") {
      next += 1
    } else if view.mark(next) == Mark.dollar, view.isCommand(next + 1, "pm"),
      view.mark(next + 2) == Mark.dollar
    {
      next += 3
    } else if view.mark(next) == Mark.plus, view.mark(next + 1) == Mark.slash,
      view.mark(next + 2) == Mark.hyphen
    {
      next += 3
    } else {
      return nil
    }
    guard view.beginsWithDigit(next),
      case .numeral(let numeral) = NumeralReader(view: view, vocabulary: vocabulary).read(at: next)
    else { return nil }
    let reading = QuantityReader(view: view, vocabulary: vocabulary).read(numeral)
    return (reading.end, reading.value, reading.unit, reading.kind)
  }

  /// "100+": one past the plus sign.
  func plus(after end: Int) -> Int? {
    guard view.mark(end) == Mark.plus, view.isGlued(end),
      !view.isGlued(end + 1) || view.mark(end + 1) == Mark.closeParen
    else { return nil }
    return end + 1
  }

  /// Whether the `$` in a range come in pairs.
  func isBalanced(_ tokens: Range<Int>) -> Bool {
    tokens.reduce(0) { $0 + (view.mark($1) == Mark.dollar ? 1 : 0) } % 2 == 0
  }
}
