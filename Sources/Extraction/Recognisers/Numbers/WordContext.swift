internal import Text

/// Decides about numbers in words, which are so often something else than an amount.
struct WordContext {
  let view: TokenView
  let vocabulary: NumberVocabulary

  func rejection(start: Int, _ reading: Reading) -> RejectedNumber.Reason? {
    if isAttributive(reading) { return .compound }
    guard reading.kind == .word || reading.kind == .measure else { return nil }
    let first = view.token(start)?.folded
    if first == vocabulary.word.one, reading.numeral.end == start + 1, reading.numeral.value == 1 {
      // "one hour" measures; "one", "one day" and "one point" do not.
      let last = view.token(reading.end - 1)?.folded
      let measures = reading.kind == .measure && last != vocabulary.word.day && reading.unit != "point"
      return measures ? nil : .pronoun
    }
    if first == vocabulary.word.zero, reading.numeral.end == start + 1, reading.unit == nil {
      return isZeroAmount(start, reading.end) ? nil : .vague
    }
    return nil
  }

  /// "two stage training", "5 way": the noun in the singular makes it an adjective.
  private func isAttributive(_ reading: Reading) -> Bool {
    guard reading.kind == .word || reading.kind == .plain, reading.numeral.isInteger, reading.value > 1,
      let next = view.token(reading.end)
    else { return false }
    return vocabulary.roles(next).contains(.attributive) && next.shape.contains(.lower)
  }

  /// Zero is an amount where it counts ("zero false positives") or is reached ("drops to zero").
  private func isZeroAmount(_ start: Int, _ end: Int) -> Bool {
    guard view.token(start)?.shape.contains(.lower) == true else { return false }
    if CountedNoun(view: view, vocabulary: vocabulary).read(after: end) != nil { return true }
    let before = view.token(start - 1)?.folded
    let isReached =
      before == vocabulary.word.to || before == vocabulary.word.isWord || before == vocabulary.word.of
    return isReached && (view.token(end).map { $0.shape == .punctuation } ?? true)
      && !Mark.isHyphen(view.mark(end))
  }
}

/// Reads a number that is one word with a meaning of its own: "half", "twice", "doubles", "a million".
struct SingleWordNumber {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// The number at `index`, with its tokens, or `nil` where the word is none here.
  func read(at index: Int, roles: NumberRoles) -> (Range<Int>, Numeral)? {
    if isHyphenated(index) { return nil }
    if roles.contains(.multiple), let numeral = multiple(index) { return (index..<index + 1, numeral) }
    if roles.contains(.fraction) { return fraction(index) }
    if roles.contains(.scale) { return scale(index) }
    return nil
  }

  private func isHyphenated(_ index: Int) -> Bool {
    Mark.isHyphen(view.mark(index - 1)) && view.isGlued(index)
      || Mark.isHyphen(view.mark(index + 1)) && view.isGlued(index + 1)
  }

  private func roles(_ index: Int) -> NumberRoles { view.token(index).map { vocabulary.roles($0) } ?? [] }

  private func isEdge(_ index: Int) -> Bool {
    guard let token = view.token(index) else { return true }
    return token.shape == .punctuation
  }

  /// "twice", "doubles the gains", "a twofold increase"; not "double descent", "is twofold".
  private func multiple(_ index: Int) -> Numeral? {
    guard let token = view.token(index), let value = vocabulary.multiples[token.folded] else { return nil }
    let bytes = view.bytes(index).map(lowered)
    let after = roles(index + 1)
    let takesObject = after.contains(.determiner) || view.token(index + 1)?.folded == vocabulary.word.a
    let isNumber: Bool
    if bytes.elementsEqual("twice".utf8) || bytes.elementsEqual("thrice".utf8) {
      isNumber = true
    } else if bytes.count > 4, bytes.suffix(4).elementsEqual("fold".utf8) {
      let before = view.token(index - 1)?.folded
      isNumber = before != vocabulary.word.isWord && before != vocabulary.word.are
    } else if bytes.last == UInt8(ascii: "d") {
      isNumber = takesObject || after.contains(.boundary) || isEdge(index + 1)
    } else {
      let before = view.token(index - 1)?.folded
      isNumber = takesObject || before == vocabulary.word.than
    }
    guard isNumber else { return nil }
    return Numeral(end: index + 1, value: value, isInteger: false, kind: .multiple)
  }

  /// "half of", "by half", "half a million", "a third of"; not "the second half", "half precision".
  private func fraction(_ index: Int) -> (Range<Int>, Numeral)? {
    guard let token = view.token(index), let value = vocabulary.fractions[token.folded] else { return nil }
    var numeral = Numeral(end: index + 1, value: value, isInteger: false, kind: .fraction)
    let before = view.token(index - 1)
    if token.folded != vocabulary.word.half {
      // "A third of the errors", "by a third"; the article stays outside.
      let isOf = view.token(index + 1)?.folded == vocabulary.word.of
      let isBy = view.token(index - 2)?.folded == vocabulary.word.by && isEdge(index + 1)
      return before?.folded == vocabulary.word.a && (isOf || isBy) ? (index..<index + 1, numeral) : nil
    }
    if let before, vocabulary.roles(before).contains(.side) { return nil }
    if view.token(index + 1)?.folded == vocabulary.word.a, let scaleToken = view.token(index + 2),
      let factor = vocabulary.scales[scaleToken.folded]
    {
      numeral.value = value * factor
      numeral.kind = .scaled
      numeral.end = index + 3
      return (index..<index + 3, numeral)
    }
    // "half an hour"
    if let article = view.token(index + 1)?.folded,
      article == vocabulary.word.a || article == vocabulary.word.an,
      let unit = view.token(index + 2).flatMap({ vocabulary.units.unit($0) }), view.length(index + 2) > 2
    {
      numeral.unit = unit
      numeral.kind = .measure
      numeral.end = index + 3
      return (index..<index + 3, numeral)
    }
    let after = roles(index + 1)
    guard isEdge(index + 1) || !after.isDisjoint(with: [.boundary, .determiner]) else { return nil }
    return (index..<index + 1, numeral)
  }

  /// "a million images": the article is the number. "millions" and "several hundred" are vague.
  private func scale(_ index: Int) -> (Range<Int>, Numeral)? {
    guard let token = view.token(index), let value = vocabulary.scales[token.folded], value != 12,
      view.token(index - 1)?.folded == vocabulary.word.a
    else { return nil }
    return (index - 1..<index + 1, Numeral(end: index + 1, value: value, kind: .scaled))
  }
}
