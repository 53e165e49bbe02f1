internal import Records
internal import Text

/// A number with its scale and unit of measure.
struct Reading {
  var end: Int
  /// The number with the scale applied, not the unit's factor.
  var value: Double
  /// The number as it is written, for the ends of a range that share a scale.
  var writtenValue: Double
  var scale: Double = 1
  var unit: String?
  var factor: Double = 1
  var kind: NumberSpan.Kind
  var numeral: Numeral

  /// Whether anything but digits says that this is a quantity.
  var isMeasured: Bool { unit != nil || scale != 1 || kind != .plain && kind != .word }
}

/// Reads scale words and units of measure after a numeral.
struct QuantityReader {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// The quantity whose numeral has been read. Looks at a bounded number of tokens.
  func read(_ numeral: Numeral) -> Reading {
    var reading = Reading(
      end: numeral.end, value: numeral.value * numeral.scale, writtenValue: numeral.value,
      scale: numeral.scale, kind: numeral.kind, numeral: numeral)
    if let unit = numeral.unit {
      set(unit, in: &reading)
      if unit.name != "times" { addDenominator(&reading) }
      return reading
    }
    if numeral.kind == .dimensions { return reading }
    addScales(&reading)
    if reading.unit != nil { return reading }
    let number = reading.end
    // "10+ points"
    if view.mark(number) == Mark.plus, view.isGlued(number), view.token(number + 1)?.gap == .space {
      reading.end = number + 1
    }
    addUnit(&reading)
    if reading.end == number + 1, view.mark(number) == Mark.plus { reading.end = number }
    return reading
  }

  private func set(_ unit: MeasureUnit, in reading: inout Reading) {
    reading.unit = unit.name
    reading.factor = unit.factor
    switch unit.name {
    case "percent": reading.kind = .percent
    case "times": reading.kind = .multiple
    default: reading.kind = .measure
    }
  }

  /// "million", "-billion", a capital K, M or B after a space.
  private func addScales(_ reading: inout Reading) {
    guard !reading.numeral.hasSuffix, reading.kind != .fraction, reading.kind != .ratio else { return }
    for _ in 0..<2 {
      let isHyphenated = isJoiner(reading.end)
      let next = isHyphenated ? reading.end + 1 : filler(reading.end)
      guard let token = view.token(next) else { return }
      if let scale = vocabulary.scales[token.folded] {
        scaleUp(&reading, by: scale, end: next + 1)
      } else if !isHyphenated, reading.kind == .plain, token.shape.contains(.single),
        token.shape.contains(.capitalised), let scale = vocabulary.scaleSymbols[token.word], scale < 1e12,
        !view.isGlued(next + 1) || view.mark(next + 1) == Mark.comma || view.mark(next + 1) == Mark.point
          || view.mark(next + 1) == Mark.closeParen
      {
        // "300 K" counts nothing: kelvins.
        if scale == 1e3, CountedNoun(view: view, vocabulary: vocabulary).read(after: next + 1) == nil {
          reading.end = next + 1
          reading.unit = "kelvin"
          reading.kind = .measure
          return
        }
        scaleUp(&reading, by: scale, end: next + 1)
        return
      } else {
        return
      }
    }
  }

  private func scaleUp(_ reading: inout Reading, by scale: Double, end: Int) {
    reading.scale *= scale
    reading.value *= scale
    reading.end = end
    reading.kind = .scaled
  }

  /// Whether a glued hyphen joins the token at `index` to the next.
  func isJoiner(_ index: Int) -> Bool {
    Mark.isHyphen(view.mark(index)) && view.isGlued(index) && view.isGlued(index + 1)
      && view.isWord(index + 1)
  }

  /// What may stand between a number and its unit in LaTeX: `~`, `\,`, the `$` that closes the number.
  func filler(_ index: Int) -> Int {
    guard view.isGlued(index) else { return index }
    switch view.mark(index) {
    case Mark.tilde where view.isGlued(index + 1): return index + 1
    case Mark.dollar: return index + 1
    case Mark.backslash where view.mark(index + 1) == Mark.comma && view.isGlued(index + 1): return index + 2
    default: return index
    }
  }

  /// The J of "J&F".
  private func isInitial(_ index: Int) -> Bool {
    view.token(index)?.utf8Range.count == 1 && view.mark(index + 1) == UInt8(ascii: "&")
      && view.isGlued(index + 1)
  }

  private func addUnit(_ reading: inout Reading) {
    if let end = percentEnd(filler(reading.end)) {
      reading.end = end
      reading.unit = "percent"
      reading.kind = .percent
      let isHyphenated = isJoiner(end)
      if let token = view.token(isHyphenated ? end + 1 : end), isPoint(token) {
        reading.end = isHyphenated ? end + 2 : end + 1
        reading.unit = "point"
        reading.kind = .measure
      }
      return
    }
    if let end = timesEnd(reading.end) {
      reading.end = end
      reading.unit = "times"
      reading.kind = .multiple
      return
    }
    if let (end, degrees) = degreeEnd(filler(reading.end)) {
      reading.end = end
      reading.unit = degrees
      reading.kind = .measure
      return
    }
    if let (end, name, factor) = CompoundUnit(view: view, vocabulary: vocabulary).read(at: reading.end) {
      reading.end = end
      reading.unit = name
      reading.factor = factor
      reading.kind = .measure
      return
    }
    let isHyphenated = isJoiner(reading.end)
    let next = isHyphenated ? reading.end + 1 : filler(reading.end)
    guard let token = view.token(next), let unit = vocabulary.units.unit(token), unit.position != .glued,
      fits(unit, at: next, hyphen: isHyphenated, reading), !isInitial(next)
    else { return }
    reading.end = next + 1
    set(unit, in: &reading)
    addDenominator(&reading)
  }

  /// Whether a unit's word is a unit here: symbols of one letter are so often something else.
  private func fits(_ unit: MeasureUnit, at index: Int, hyphen: Bool, _ reading: Reading) -> Bool {
    if reading.kind == .ratio { return false }
    // Degrees of freedom are counted, and an "n-gram" weighs nothing.
    if unit.name == "degree", view.token(index + 2)?.folded == vocabulary.word.freedom { return false }
    if unit.name == "gram", hyphen, view.length(index) == 4 { return false }
    if view.length(index) == 1 {
      if hyphen || reading.kind == .word { return false }
      // "12 L encoder layers", "5 h-index": an ending or a function word follows a unit.
      guard let after = view.token(index + 1) else { return true }
      if after.shape == .punctuation {
        return !(Mark.isHyphen(view.mark(index + 1)) && view.isGlued(index + 1))
          && view.mark(index + 1) != Mark.equals && view.mark(index + 1) != Mark.openParen
      }
      return after.shape.contains(.lower)
        && (unit.position == .any
          || CountedNoun(view: view, vocabulary: vocabulary).read(after: index + 1) == nil)
    }
    // "two second-order methods" counts methods.
    if Mark.isHyphen(view.mark(index + 1)), view.isGlued(index + 1), !hyphen, view.isGlued(index + 2) {
      return false
    }
    return true
  }

  /// "/s", "/dL" after a unit.
  private func addDenominator(_ reading: inout Reading) {
    var end = reading.end
    if view.mark(end) == Mark.caret, view.isGlued(end), let power = Exponent.read(at: end + 1, view: view),
      power.value == 2 || power.value == 3, let unit = reading.unit
    {
      reading.unit = (power.value == 2 ? "square " : "cubic ") + unit
      reading.factor = Power.of(reading.factor, power.value)
      reading.end = power.end
      end = power.end
    }
    guard view.mark(end) == Mark.slash, view.isGlued(end), view.isGlued(end + 1),
      let token = view.token(end + 1),
      token.shape.contains(.hasLetter), view.length(end + 1) <= 12, let unit = reading.unit
    else { return }
    reading.end = end + 2
    if let per = vocabulary.units.unit(token), per.name == "second" {
      reading.unit = "\(unit) per second"
      reading.factor /= per.factor
    } else {
      // "mg/dL", "meV/atom" stay in the units that their field uses.
      reading.unit = view.text.string(end - 1..<end + 2)
      reading.factor = 1
    }
  }
}
