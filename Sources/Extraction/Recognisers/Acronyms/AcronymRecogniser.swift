package import Text

/// A definition: a long form and the short form that stands for it.
package struct AcronymSpan: Sendable, Equatable {
  /// The tokens of the long form.
  package var long: Range<Int>
  /// The tokens of the short form.
  package var short: Range<Int>
  /// Whether the short form is in the plural ("LLMs"): its last "s" is no part of the name.
  package var isPlural: Bool
  /// Whether every letter of the short form begins a word of the long form, or a part of a hyphenated
  /// or inner-capitalised one: the strongest evidence.
  package var isInitials: Bool
}

/// Finds the definitions of acronyms.
///
/// The algorithm is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation
/// definitions in biomedical text", PSB 2003: a short form in brackets after its long form or before
/// it, matched from right to left, in a window of min(|A| + 5, 2|A|) words. Beyond the paper: square
/// brackets, "short for", ", or SHORT", "SHORT: long form", plural short forms, digits, LaTeX around
/// either form, and initials before inner letters.
/// Cost is linear: the window bounds every match.
package struct AcronymRecogniser: Sendable {
  let vocabulary: AcronymVocabulary

  /// Adds the recogniser's words to `words`, which must be the table that tokenisers overlay.
  package init(words: inout WordTable) {
    vocabulary = AcronymVocabulary(words: &words)
  }

  /// The definitions of a text, in the order of their ends. `words` is the table it was tokenised with.
  package func spans(in text: TokenizedText, words: WordTable) -> [AcronymSpan] {
    spans(in: TokenView(text: text, words: words))
  }

  func spans(in view: TokenView) -> [AcronymSpan] {
    let matcher = LongFormMatcher(view: view, vocabulary: vocabulary)
    var spans: [AcronymSpan] = []
    var next = 0
    for sentence in view.text.sentences {
      while next < view.punctuation.count, view.punctuation[next] < sentence.upperBound {
        let index = view.punctuation[next]
        next += 1
        let found =
          switch view.mark(index) {
          case Mark.openParen, Mark.openBracket: bracketed(index, sentence, matcher)
          case Mark.comma: apposed(index, sentence, matcher)
          case Mark.colon: headed(index, sentence, matcher)
          default: AcronymSpan?.none
          }
        if let found { spans.append(found) }
      }
    }
    return spans
  }

  /// "long form (SHORT)", "long form (SHORT, …)", "long form (… or SHORT)" and "SHORT (long form)".
  private func bracketed(_ open: Int, _ sentence: Range<Int>, _ matcher: LongFormMatcher) -> AcronymSpan? {
    let view = matcher.view
    let isParen = view.mark(open) == Mark.openParen
    let close = isParen ? Mark.closeParen : Mark.closeBracket
    var end = open + 1
    while end < sentence.upperBound, end - open <= AcronymVocabulary.longestBracket, view.mark(end) != close,
      view.mark(end) != Mark.openParen
    {
      end += 1
    }
    guard end < sentence.upperBound, view.mark(end) == close, end > open + 1 else { return nil }
    var inner = open + 1..<end
    if let stop = inner.first(where: { view.mark($0) == Mark.comma || view.mark($0) == 0x3B }),
      stop > open + 1
    {
      inner = open + 1..<stop
    }
    inner = matcher.withoutMarks(inner)
    if let short = matcher.shortForm(inner),
      let long = matcher.longForm(of: short, in: sentence.lowerBound..<open)
    {
      return AcronymSpan(
        long: long.tokens, short: short.tokens, isPlural: short.isPlural, isInitials: long.isInitials)
    }
    guard isParen, let short = matcher.shortForm(endingAt: open, from: sentence.lowerBound) else {
      return nil
    }
    guard let long = matcher.expansion(of: short, inner) else { return nil }
    return AcronymSpan(
      long: long.tokens, short: short.tokens, isPlural: short.isPlural, isInitials: long.isInitials)
  }

  /// "SHORT: a long form …", as a title spells out the name before its colon.
  private func headed(_ colon: Int, _ sentence: Range<Int>, _ matcher: LongFormMatcher) -> AcronymSpan? {
    guard let short = matcher.shortForm(endingAt: colon, from: sentence.lowerBound), !short.isPlural,
      let long = matcher.leadingForm(of: short, in: colon + 1..<sentence.upperBound)
    else { return nil }
    return AcronymSpan(long: long.tokens, short: short.tokens, isPlural: false, isInitials: true)
  }

  /// "SHORT, short for long form" and "long form, or SHORT".
  private func apposed(_ comma: Int, _ sentence: Range<Int>, _ matcher: LongFormMatcher) -> AcronymSpan? {
    let view = matcher.view
    if view.token(comma + 1)?.folded == vocabulary.orWord {
      let end = matcher.shortFormEnd(comma + 2)
      guard let short = matcher.shortForm(comma + 2..<end),
        end >= sentence.upperBound || view.token(end)?.shape == .punctuation,
        let long = matcher.longForm(of: short, in: sentence.lowerBound..<comma), long.isInitials
      else { return nil }
      return AcronymSpan(long: long.tokens, short: short.tokens, isPlural: short.isPlural, isInitials: true)
    }
    guard
      view.token(comma + 1)?.folded == vocabulary.shortWord
        || view.token(comma + 1)?.folded == vocabulary.standing,
      view.token(comma + 2)?.folded == vocabulary.forWord,
      let short = matcher.shortForm(endingAt: comma, from: sentence.lowerBound)
    else { return nil }
    let from = comma + 3
    var end = from
    while end < sentence.upperBound, end - from < AcronymVocabulary.longestBracket {
      let mark = view.mark(end)
      if mark != 0, !Mark.isHyphen(mark) { break }
      end += 1
    }
    guard let long = matcher.expansion(of: short, matcher.withoutMarks(from..<end)) else { return nil }
    return AcronymSpan(
      long: long.tokens, short: short.tokens, isPlural: short.isPlural, isInitials: long.isInitials)
  }
}
