import Text

/// The tokens that the tokeniser makes of a literal.
enum SingleToken {
  static func tokens(of text: String) -> [String] {
    var words = WordTable()
    return Tokenizer.tokens(of: text, words: &words).map { words.string(of: $0.word) }
  }

  /// The shape of a literal that is one token.
  static func shape(of text: String) -> TokenShape? {
    var words = WordTable()
    let tokens = Tokenizer.tokens(of: text, words: &words)
    return tokens.count == 1 ? tokens[0].shape : nil
  }
}

/// Finds two tests that no token passes both of. What is not found may still be a contradiction.
enum TestContradiction {
  private static let exclusive: [TokenShape] = [.capitalised, .allCaps, .mixed, .lower]

  static func find(in tests: [TokenTest]) -> (TokenTest, TokenTest)? {
    for (index, one) in tests.enumerated() {
      for other in tests[(index + 1)...] where contradict(one, other) || contradict(other, one) {
        return (one, other)
      }
    }
    return nil
  }

  private static func contradict(_ one: TokenTest, _ other: TokenTest) -> Bool {
    switch (one, other) {
    case (_, .not(let inner)): return one == inner
    case (.folded(let left), .folded(let right)): return left != right
    case (.exact(let left), .exact(let right)): return left != right
    case (.exact(let left), .folded(let right)): return left.lowercased() != right
    case (.exact(let word), .shape(let wanted)):
      return SingleToken.shape(of: word).map { !$0.isSuperset(of: wanted) } ?? false
    case (.exact(let word), .prefix(let part)), (.folded(let word), .prefix(let part)):
      return !word.lowercased().hasPrefix(part)
    case (.exact(let word), .suffix(let part)), (.folded(let word), .suffix(let part)):
      return !word.lowercased().hasSuffix(part)
    case (.shape(let left), .shape(let right)): return contradict(left, right)
    case (.shape(let shape), .name): return shape == .lower || shape == .punctuation || shape == .number
    default: return false
    }
  }

  private static func contradict(_ left: TokenShape, _ right: TokenShape) -> Bool {
    let both = left.union(right)
    if exclusive.count(where: { both.contains($0) }) > 1 { return true }
    let wordShapes: TokenShape = [
      .capitalised, .allCaps, .mixed, .lower, .hasLetter, .hasDigit, .number, .single,
    ]
    if both.contains(.punctuation), !both.isDisjoint(with: wordShapes) { return true }
    if both.contains(.number),
      !both.isDisjoint(with: [.hasLetter, .lower, .mixed, .single, .capitalised, .allCaps])
    {
      return true
    }
    return both.contains(.single) && !both.isDisjoint(with: [.hasDigit, .allCaps, .mixed])
  }
}
