internal import Text

/// Decides from what stands around a number that it is none of the text's quantities.
///
/// Each rule has its reason as the result, so that `explain` can say why a number was passed over.
struct NumberContext {
  let view: TokenView
  let vocabulary: NumberVocabulary
  let regions: TextRegions

  /// Why the number that begins at `start` and reads as `reading` is no quantity, or `nil`.
  func rejection(start: Int, _ reading: Reading) -> RejectedNumber.Reason? {
    if regions.isCitation(start) { return .citation }
    if isPluralOfPower(start, reading) { return .vague }
    if let reason = joinedBefore(start) { return reason }
    if let reason = joinedAfter(start, reading) { return reason }
    if regions.isFormula(start), !isComparedInFormula(start, reading.end) { return .formula }
    if isListMarker(start, reading) { return .listMarker }
    if let reason = DateContext(view: view, vocabulary: vocabulary).rejection(start: start, reading) {
      return reason
    }
    return nameBefore(start, reading)
  }

  /// "100s of models" is as vague as "hundreds"; "10s of speech" is ten seconds.
  private func isPluralOfPower(_ start: Int, _ reading: Reading) -> Bool {
    guard reading.numeral.unit?.name == "second", view.bytes(start).last == UInt8(ascii: "s"),
      view.token(reading.end)?.folded == vocabulary.word.of
    else { return false }
    return CountedNoun(view: view, vocabulary: vocabulary).read(after: reading.end + 1) != nil
  }

  /// A number glued to what stands before it.
  private func joinedBefore(_ start: Int) -> RejectedNumber.Reason? {
    guard view.isGlued(start) else { return nil }
    let before = start - 1
    switch view.mark(before) {
    case 0:
      guard let token = view.token(before) else { return nil }
      if token.shape.contains(.command) {
        return isRelation(before) || view.isCommand(before, "pm") ? nil : .formula
      }
      return .namePart
    case Mark.underscore, Mark.caret: return .formula
    case Mark.at, Mark.hash: return .namePart
    case 0xA7: return .label
    case Mark.slash where view.isNumber(before - 1): return nil
    case Mark.slash, Mark.point:
      return view.isGlued(before) && view.isWord(before - 1) ? .namePart : nil
    case Mark.apostrophe, Mark.rightQuote: return view.length(start) == 2 ? .date : nil
    case Mark.openBrace:
      let mark = view.mark(before - 1)
      if mark == Mark.caret || mark == Mark.underscore { return .formula }
      return view.isCommand(before - 1, "frac") || view.isCommand(before - 1, "sqrt") ? .formula : nil
    case Mark.openParen:
      // "O(1)", "f(2)": an argument.
      return view.isGlued(before) && view.isWord(before - 1) && view.length(before - 1) <= 2 ? .formula : nil
    case let mark where Mark.isDash(mark):
      guard view.isGlued(before) else { return nil }
      let mark = view.mark(before - 1)
      // A double hyphen is a dash between clauses.
      if Mark.isDash(mark) { return nil }
      if view.isWord(before - 1) || mark == Mark.closeParen || mark == Mark.closeBrace
        || mark == Mark.closeBracket || view.token(before - 1)?.shape.contains(.command) == true
      {
        return .namePart
      }
      return nil
    default: return nil
    }
  }

  /// A number glued to what stands after it: "two-stage", "1/n", "2\epsilon".
  private func joinedAfter(_ start: Int, _ reading: Reading) -> RejectedNumber.Reason? {
    let end = reading.end
    if reading.unit == "times", isCrossValidation(end) || isPartition(start, end) { return .compound }
    guard view.isGlued(end) else { return nil }
    let mark = view.mark(end)
    if Mark.isHyphen(mark) {
      if !view.isGlued(end + 1) {
        // "two- and three-stage"
        return reading.isMeasured || view.count == end + 1 ? nil : .compound
      }
      if view.mark(end + 1) == Mark.hyphen { return nil }
      if view.token(end + 1)?.shape.contains(.command) == true { return .formula }
      if view.isWord(end + 1) || view.mark(end + 1) == Mark.openBrace {
        return reading.isMeasured ? nil : .compound
      }
      return view.mark(end + 1) == Mark.comma && !reading.isMeasured ? .compound : nil
    }
    if reading.isMeasured { return nil }
    switch mark {
    case 0:
      guard let token = view.token(end), token.shape.contains(.command) else { return nil }
      return isRelation(end) ? nil : .formula
    case Mark.slash:
      return view.isGlued(end + 1) && view.isWord(end + 1) && !view.beginsWithDigit(end + 1) ? .formula : nil
    case Mark.caret, Mark.underscore: return .formula
    case Mark.plus:
      let isTerm = view.isGlued(end + 1) && !view.beginsWithDigit(end + 1)
      return isTerm && view.token(end + 1)?.shape != .punctuation ? .formula : nil
    default: return nil
    }
  }

  /// "The contribution is three-fold: …" counts parts and multiplies nothing.
  private func isPartition(_ start: Int, _ end: Int) -> Bool {
    guard view.token(end - 1)?.folded == vocabulary.word.fold else { return false }
    let before = view.token(start - 1)?.folded
    let isStated = before == vocabulary.word.isWord || before == vocabulary.word.are
    return isStated && view.token(end)?.shape ?? .punctuation == .punctuation || view.mark(end) == Mark.colon
  }

  private func isCrossValidation(_ end: Int) -> Bool {
    let next = Mark.isHyphen(view.mark(end)) ? end + 1 : end
    guard let token = view.token(next) else { return false }
    return token.folded == vocabulary.word.cross || view.text.utf8[token.utf8Range].elementsEqual("CV".utf8)
  }

  /// `=`, `<`, `\le`, `\approx` and their like.
  private func isRelation(_ index: Int) -> Bool {
    switch view.mark(index) {
    case Mark.equals, Mark.less, Mark.greater, Mark.atMost, Mark.atLeast, Mark.almostEqual, Mark.similar,
      Mark.tilde:
      return true
    default:
      let names: [StaticString] = [
        "approx", "sim", "geq", "leq", "ge", "le", "gt", "lt", "simeq", "textasciitilde",
      ]
      return names.contains { view.isCommand(index, $0) }
    }
  }

  /// "$n = 1,204$" reports a number; "$\ell_1$" and "$O(1/T)$" do not.
  private func isComparedInFormula(_ start: Int, _ end: Int) -> Bool {
    var before = start - 1
    if Mark.isDash(view.mark(before)) { before -= 1 }
    guard isRelation(before) else { return false }
    // "$\epsilon > 0$" is a condition.
    if end == start + 1, view.bytes(start).elementsEqual("0".utf8) { return false }
    let mark = view.mark(end)
    return mark == Mark.dollar || mark == Mark.comma || mark == Mark.closeParen
  }

  /// "(1)", "2)", and "3." at the start of a sentence.
  private func isListMarker(_ start: Int, _ reading: Reading) -> Bool {
    guard reading.kind == .plain, reading.numeral.isInteger, reading.numeral.digits <= 2, reading.value <= 30,
      view.isGlued(reading.end)
    else { return false }
    switch view.mark(reading.end) {
    case Mark.closeParen:
      if view.mark(start - 1) == Mark.openParen { return view.isGlued(start) && reading.value <= 20 }
      return !regions.isParenthesised(start)
    case Mark.point:
      return view.beginsSentence(start) && reading.end + 1 < view.count && !view.isGlued(reading.end + 1)
    default: return false
    }
  }

  /// A number that belongs to the word before it: "Section 3", "Llama 3.1", "LLaMA 7B", "Kinetics 400".
  private func nameBefore(_ start: Int, _ reading: Reading) -> RejectedNumber.Reason? {
    var before = start - 1
    if view.mark(before) == Mark.point, view.isGlued(before) { before -= 1 }
    if view.mark(before) == Mark.tilde, view.isGlued(before) { before -= 1 }
    guard let token = view.token(before), token.shape.contains(.hasLetter),
      view.token(start)?.gap != .paragraph,
      reading.kind == .plain || reading.kind == .scaled || reading.kind == .word
    else { return nil }
    let roles = vocabulary.roles(token)
    let isCapital = token.shape.isDisjoint(with: .lower)
    let isSize = reading.numeral.scale == 1e9 && reading.numeral.hasSuffix
    guard reading.kind == .plain && reading.scale == 1 || isSize || reading.kind == .word else { return nil }
    // "no one", "no two"; "No. 2" has its point.
    if reading.kind == .word, token.folded == vocabulary.word.no { return nil }
    if roles.contains(.label), !isSize, reading.numeral.isInteger || isCapital {
      if isCapital, reading.kind == .plain { return .label }
      return CountedNoun(view: view, vocabulary: vocabulary).read(after: reading.end) == nil ? .label : nil
    }
    if reading.kind == .word { return nil }
    if roles.contains(.versioned), isCapital { return .namePart }
    // "CC BY 4.0"
    if token.folded == vocabulary.word.by, token.shape.contains(.allCaps) { return .namePart }
    if view.token(before)?.folded == vocabulary.word.top {
      return CountedNoun(view: view, vocabulary: vocabulary).read(after: reading.end) == nil ? .namePart : nil
    }
    let isVersion = looksLikeVersion(reading.numeral, of: token)
    guard reading.numeral.isInteger || isSize || isVersion, isCapital, !token.shape.contains(.single),
      roles.isDisjoint(with: [.boundary, .measureName, .determiner, .month, .cardinal, .change]),
      !(view.beginsSentence(before) && token.shape.contains(.capitalised)), view.mark(start - 1) != Mark.point
    else { return nil }
    return CountedNoun(view: view, vocabulary: vocabulary).read(after: reading.end) == nil || isSize
      || isVersion
      ? .namePart : nil
  }

  /// "MultiWOZ 2.1", "VQA 2.0": one decimal after a name with inner capitals, or a zero after any name
  /// that is no unit.
  private func looksLikeVersion(_ numeral: Numeral, of name: Token) -> Bool {
    guard numeral.decimals == 1, numeral.value >= 1, numeral.value < 10, vocabulary.units.unit(name) == nil
    else {
      return false
    }
    return name.shape.contains(.mixed) || numeral.value.truncatingRemainder(dividingBy: 1) == 0
  }
}
