import Records

/// A two-by-two table of tokens: what each of two annotators said of them.
struct TokenAgreement: Hashable {
  var both = 0
  var firstOnly = 0
  var secondOnly = 0
  var neither = 0

  /// The tokens of a paper's fields.
  struct Tokens {
    var ranges: [Field: [Range<Int>]] = [:]

    init(_ paper: Paper) {
      for (field, text) in paper.fields { ranges[field] = AnnotationTokens.ranges(in: text) }
    }
  }

  /// Counts the tokens of a paper as inside or outside the mentions of a type.
  mutating func add(_ paper: PaperMentions, _ tokens: Tokens, type: MentionType) {
    for (field, ranges) in tokens.ranges {
      let mentions = paper.fields.first { $0.field == field }?.only(type)
      for token in ranges {
        let first = mentions?.predicted.contains { $0.scalarRange.overlaps(token) } ?? false
        let second = mentions?.gold.contains { $0.scalarRange.overlaps(token) } ?? false
        switch (first, second) {
        case (true, true): both += 1
        case (true, false): firstOnly += 1
        case (false, true): secondOnly += 1
        case (false, false): neither += 1
        }
      }
    }
  }

  mutating func add(_ other: TokenAgreement) {
    both += other.both
    firstOnly += other.firstOnly
    secondOnly += other.secondOnly
    neither += other.neither
  }

  private var total: Double { Double(both + firstOnly + secondOnly + neither) }

  /// Cohen's kappa: agreement above that of two annotators with these rates who don't look.
  var kappa: Double? {
    guard total > 0 else { return nil }
    let observed = Double(both + neither) / total
    let first = Double(both + firstOnly) / total
    let second = Double(both + secondOnly) / total
    let expected = first * second + (1 - first) * (1 - second)
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }

  /// Krippendorff's alpha: one minus observed over expected disagreement, the latter from the values of
  /// both annotators put together.
  var alpha: Double? {
    let values = 2 * total
    guard values > 1 else { return nil }
    let inside = Double(2 * both + firstOnly + secondOnly)
    let outside = values - inside
    let expected = 2 * inside * outside / (values - 1)
    guard expected > 0 else { return nil }
    return 1 - Double(2 * (firstOnly + secondOnly)) / expected
  }
}
