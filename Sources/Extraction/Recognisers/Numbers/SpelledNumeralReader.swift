internal import Text

/// Reads numbers in words: "seven", "twenty-five", "one hundred and six", "two and a half", "two thirds".
struct SpelledNumeralReader {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// The number at a token that is a cardinal word.
  func read(at index: Int) -> Numeral? {
    guard let token = view.token(index), let first = vocabulary.cardinals[token.folded] else { return nil }
    var numeral = Numeral(end: index + 1, value: first, kind: .word)
    var total = 0.0
    var current = first
    var last = first
    while true {
      let (next, isHyphenated) = following(numeral.end)
      guard let token = view.token(next) else { break }
      if let scale = vocabulary.scales[token.folded], current > 0 {
        if scale == 100 {
          current *= scale
        } else {
          total += current * scale
          current = 0
        }
        last = scale
        numeral.kind = .scaled
        numeral.end = next + 1
      } else if let part = vocabulary.cardinals[token.folded], joins(part, after: last, hyphen: isHyphenated)
      {
        current += part
        last = part
        numeral.end = next + 1
      } else if token.folded == vocabulary.word.and, last >= 100, !isHyphenated,
        let after = view.token(next + 1), let part = vocabulary.cardinals[after.folded],
        joins(part, after: last, hyphen: false)
      {
        current += part
        last = part
        numeral.end = next + 2
      } else {
        break
      }
    }
    numeral.value = total + current
    addFraction(&numeral)
    return numeral
  }

  /// Whether "twenty five", "hundred six" go on one number.
  private func joins(_ part: Double, after last: Double, hyphen: Bool) -> Bool {
    if last >= 20 && last < 100 { return part >= 1 && part < 10 }
    return last >= 100 && part > 0 && !hyphen
  }

  /// The token after an optional glued hyphen.
  private func following(_ index: Int) -> (Int, Bool) {
    if Mark.isHyphen(view.mark(index)), view.isGlued(index), view.isGlued(index + 1) {
      return (index + 1, true)
    }
    return (index, false)
  }

  /// "and a half", "-thirds".
  private func addFraction(_ numeral: inout Numeral) {
    let end = numeral.end
    if view.token(end)?.folded == vocabulary.word.and, view.token(end + 1)?.folded == vocabulary.word.a,
      view.token(end + 2)?.folded == vocabulary.word.half
    {
      numeral.value += 0.5
      numeral.end = end + 3
      numeral.isInteger = false
      return
    }
    let (next, _) = following(end)
    guard let token = view.token(next), let part = vocabulary.fractions[token.folded], numeral.value >= 1,
      numeral.value < 100
    else { return }
    let isPlural = view.bytes(next).last.map(lowered) == UInt8(ascii: "s")
    guard isPlural == (numeral.value > 1), !(Mark.isHyphen(view.mark(next + 1)) && view.isGlued(next + 1))
    else {
      return
    }
    numeral.value *= part
    numeral.kind = .fraction
    numeral.isInteger = false
    numeral.end = next + 1
  }
}
