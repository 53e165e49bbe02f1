internal import Text

/// Reads the comparator before a number: the words stay outside its span.
struct ComparatorReader {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// `up to`, `at least`, `over`, `under` or `about`, from the tokens before `start`.
  func read(before start: Int) -> String? {
    var index = start - 1
    if view.mark(index) == Mark.dollar { index -= 1 }
    if let mark = sign(index) { return mark }
    if let token = view.token(index),
      token.folded == vocabulary.word.a || token.folded == vocabulary.word.an
        || token.folded == vocabulary.word.the
    {
      index -= 1
    }
    return phrase(index)
  }

  private func sign(_ index: Int) -> String? {
    switch view.mark(index) {
    case Mark.tilde, Mark.similar, Mark.almostEqual, Mark.wideTilde: return "about"
    case Mark.greater: return "over"
    case Mark.less: return "under"
    case Mark.atLeast: return "at least"
    case Mark.atMost: return "up to"
    case Mark.equals where view.mark(index - 1) == Mark.greater: return "at least"
    case Mark.equals where view.mark(index - 1) == Mark.less: return "up to"
    default: break
    }
    if view.isCommand(index, "sim") || view.isCommand(index, "approx") { return "about" }
    if view.isCommand(index, "geq") || view.isCommand(index, "ge") { return "at least" }
    if view.isCommand(index, "leq") || view.isCommand(index, "le") { return "up to" }
    if view.isCommand(index, "gt") { return "over" }
    if view.isCommand(index, "lt") { return "under" }
    return nil
  }

  private func phrase(_ index: Int) -> String? {
    guard let last = view.token(index)?.folded else { return nil }
    let previous = view.token(index - 1)?.folded
    let word = vocabulary.word
    switch last {
    case word.to where previous == word.up, word.upto: return "up to"
    case word.most where previous == word.at: return "up to"
    case word.least where previous == word.at: return "at least"
    case word.asWord where previous == word.many || previous == word.much: return "up to"
    case word.than:
      let isNegated = view.token(index - 2)?.folded == word.no
      switch previous {
      case word.more, word.greater, word.larger, word.higher: return isNegated ? "up to" : "over"
      case word.less, word.fewer, word.smaller, word.lower: return isNegated ? "at least" : "under"
      default: return nil
      }
    case word.of:
      switch previous {
      case word.upwards, word.excess: return "over"
      case word.maximum: return "up to"
      case word.minimum: return "at least"
      default: return nil
      }
    case word.over, word.exceeding, word.exceed, word.exceeds, word.exceeded, word.above, word.beyond:
      return "over"
    case word.under, word.below: return "under"
    case word.about, word.approximately, word.approx, word.around, word.roughly, word.nearly, word.almost,
      word.circa, word.ca:
      return "about"
    case word.to where previous == word.close: return "about"
    default: return nil
    }
  }
}
