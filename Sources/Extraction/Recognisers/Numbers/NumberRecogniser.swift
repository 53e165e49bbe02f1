package import Text

/// Finds the numbers that a text reports, with scale, unit and comparator, and passes over those that
/// are parts of names, dates, list markers, citations and labels.
///
/// It is made once from the words of the rules and used by any number of threads. One pass; what is
/// looked at around a number is bounded, so it is linear in the text.
package struct NumberRecogniser: Sendable {
  let vocabulary: NumberVocabulary

  /// Adds the recogniser's words to `words`, which must be the table that tokenisers overlay.
  package init(words: inout WordTable) {
    vocabulary = NumberVocabulary(words: &words)
  }

  /// The quantities of a text.
  ///
  /// - Parameters:
  ///   - words: the table that the text was tokenised with.
  ///   - excluded: token ranges in order in which no number is read: links, and names that hold
  ///     numbers ("Llama 3.1").
  package func spans(in text: TokenizedText, words: WordTable, excluding excluded: [Range<Int>] = [])
    -> [NumberSpan]
  {
    scan(text, words: words, excluding: excluded).spans
  }

  /// The quantities of a text and the numbers that are none, with the reasons.
  package func scan(_ text: TokenizedText, words: WordTable, excluding excluded: [Range<Int>] = [])
    -> NumberScan
  {
    scan(TokenView(text: text, words: words), excluding: excluded)
  }

  func scan(_ view: TokenView, excluding excluded: [Range<Int>]) -> NumberScan {
    guard let first = firstCandidate(view) else { return NumberScan() }
    var pass = NumberPass(view: view, vocabulary: vocabulary)
    var index = first
    var skip = excluded.startIndex
    var free = 0
    while index < view.count {
      while skip < excluded.endIndex, excluded[skip].upperBound <= index {
        free = max(free, excluded[skip].upperBound)
        skip += 1
      }
      if skip < excluded.endIndex, excluded[skip].contains(index) {
        index = excluded[skip].upperBound
        continue
      }
      guard isCandidate(view, index) else {
        index += 1
        continue
      }
      let limit = skip < excluded.endIndex ? excluded[skip].lowerBound : view.count
      index = max(index + 1, pass.consider(index, within: free..<max(free, limit)))
    }
    pass.shareUnits()
    return pass.scan
  }

  private func firstCandidate(_ view: TokenView) -> Int? {
    (0..<view.count).first { isCandidate(view, $0) }
  }

  /// Whether a number may begin at a token.
  @inline(__always)
  private func isCandidate(_ view: TokenView, _ index: Int) -> Bool {
    let token = view.text.tokens[index]
    if token.shape.contains(.hasDigit) { return isDigit(view.text.utf8[Int(token.utf8Start)]) }
    if token.shape.contains(.hasLetter) {
      return !vocabulary.roles(token).isDisjoint(with: [.cardinal, .scale, .fraction, .multiple])
    }
    // "of .05", "p=.05"
    guard view.mark(index) == Mark.point, view.isGlued(index + 1), view.beginsWithDigit(index + 1) else {
      return false
    }
    return !view.isGlued(index)
      || view.token(index - 1)?.shape == .punctuation && view.mark(index - 1) != Mark.point
  }
}
