internal import Text

/// Tells years and dates from numbers.
struct DateContext {
  let view: TokenView
  let vocabulary: NumberVocabulary

  func rejection(start: Int, _ reading: Reading) -> RejectedNumber.Reason? {
    if isDecade(start, reading) { return .date }
    guard reading.kind == .plain, reading.scale == 1, reading.numeral.isInteger, !reading.numeral.isGrouped
    else {
      return nil
    }
    if isDayOfMonth(start, reading) { return .date }
    guard reading.numeral.digits == 4, reading.value >= 1800, reading.value <= 2099 else { return nil }
    return isYear(start, reading) ? .date : nil
  }

  /// "1990s", "the late 90s": the "s" is no second.
  private func isDecade(_ start: Int, _ reading: Reading) -> Bool {
    guard reading.numeral.unit?.name == "second", view.length(start) == reading.numeral.digits + 1,
      view.bytes(start).last == UInt8(ascii: "s")
    else { return false }
    let value = reading.numeral.value
    guard value.truncatingRemainder(dividingBy: 10) == 0 else { return false }
    if value >= 1800 && value <= 2090 { return true }
    let before = view.token(start - 1).map { vocabulary.roles($0) } ?? []
    return reading.numeral.digits == 2 && !before.isDisjoint(with: [.determiner, .beforeYear])
  }

  private func isDayOfMonth(_ start: Int, _ reading: Reading) -> Bool {
    guard reading.value >= 1, reading.value <= 31 else { return false }
    return isMonth(start - 1) || isMonth(reading.end)
  }

  private func isMonth(_ index: Int) -> Bool {
    guard let token = view.token(index) else { return false }
    return token.shape.contains(.capitalised) && vocabulary.roles(token).contains(.month)
  }

  /// A number from 1950 to 2035 is a year, unless it counts something ("2000 images") or is a round
  /// setting ("a vocabulary of 2000"); one outside only after a word that says so ("in 1912").
  private func isYear(_ start: Int, _ reading: Reading) -> Bool {
    let before = view.token(start - 1)
    let roles = before.map { vocabulary.roles($0) } ?? []
    if roles.contains(.month) || roles.contains(.beforeYear) && before?.folded != vocabulary.word.from {
      return true
    }
    let isRecent = reading.value >= 1950 && reading.value <= 2035
    guard isRecent else { return false }
    let isRound = reading.value.truncatingRemainder(dividingBy: 100) == 0
    if CountedNoun(view: view, vocabulary: vocabulary).read(after: reading.end) != nil {
      // "the 2016 elections" names them; "2016 images" counts them.
      return before?.folded == vocabulary.word.the && !isRound || isName(before)
    }
    return !(isRound && before?.folded == vocabulary.word.of)
  }

  private func isName(_ token: Token?) -> Bool {
    guard let token, token.shape.contains(.hasLetter) else { return false }
    return !token.shape.contains(.lower)
      && vocabulary.roles(token).isDisjoint(with: [.boundary, .determiner])
  }
}
