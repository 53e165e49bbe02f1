internal import Text

extension LongFormMatcher {
  /// The words at the beginning of `range` that spell a short form: each of its letters begins a word or a
  /// part of a hyphenated one, or follows the letter before it in the same word. Small words may give no
  /// letter, and an article may stand in front. `nil` where the words do not spell it.
  ///
  /// At most |A| + 5 words are read, in at most 2^|A| ways of |A| ≤ 12 letters: the cost is bounded.
  func leadingForm(of short: ShortForm, in range: Range<Int>) -> LongForm? {
    guard let opener = range.first else { return nil }
    if let end = spelled(short.letters[...], opener, range, words: short.letters.count + 5) {
      return end - opener > 1 ? LongForm(tokens: opener..<end, isInitials: true) : nil
    }
    guard range.count > 1, vocabulary.openers[view.text.tokens[opener].folded] == true else { return nil }
    return leadingForm(of: short, in: opener + 1..<range.upperBound)
  }

  /// Where the words that begin at `index` and spell `letters` end.
  private func spelled(_ letters: ArraySlice<UInt8>, _ index: Int, _ range: Range<Int>, words: Int) -> Int? {
    if letters.isEmpty {
      // A hyphenated word is taken whole: "Model-Based" is not left at "Model".
      return view.isGlued(index) && Mark.isHyphen(view.mark(index)) ? nil : index
    }
    guard words > 0, range.contains(index), let token = view.token(index) else { return nil }
    if Mark.isHyphen(view.mark(index)) { return spelled(letters, index + 1, range, words: words) }
    guard view.isWord(index) else { return nil }
    for count in stride(from: lettersTaken(by: index, of: letters), to: 0, by: -1) {
      if let end = spelled(letters.dropFirst(count), index + 1, range, words: words - 1) { return end }
    }
    guard index > range.lowerBound, vocabulary.fillers[token.folded] == true else { return nil }
    return spelled(letters, index + 1, range, words: words - 1)
  }

  /// How many of `letters` the word begins with.
  private func lettersTaken(by index: Int, of letters: ArraySlice<UInt8>) -> Int {
    if let token = view.token(index), let digit = vocabulary.digits[token.folded], digit == letters.first {
      return 1
    }
    return zip(view.bytes(index), letters).prefix { lowered($0) == $1 }.count
  }
}
