import Rules
import Text

/// A test of a word alone, with its words as numbers: what a `WordTestTable` is laid out from.
indirect enum WordTest: Sendable {
  case any
  /// A word that is one of these, whatever its case.
  case folded(Set<WordID>)
  case exact(WordID)
  case prefix([UInt8])
  case suffix([UInt8])
  case regex(String)
  case shape(TokenShape)
  case name
  case not(WordTest)
  case all([WordTest])
  case oneOf([WordTest])
  case never

  /// Compiles a static test; its words are added to `words`.
  init(_ test: TokenTest, words: inout WordTable) {
    switch test {
    case .any: self = .any
    case .folded(let word):
      self = .folded([Self.folded(word, &words)])
    case .exact(let word): self = .exact(words.intern(word))
    case .prefix(let text): self = .prefix(Array(text.utf8))
    case .suffix(let text): self = .suffix(Array(text.utf8))
    case .regex(let pattern): self = .regex(pattern)
    case .shape(let shape): self = .shape(shape)
    case .name: self = .name
    case .not(let inner): self = .not(WordTest(inner, words: &words))
    case .all(let tests):
      // The cheapest first: the first that fails spares the others.
      self = .all(tests.map { WordTest($0, words: &words) }.sorted { $0.cost < $1.cost })
    case .oneOf(let tests):
      // A list of words is one set, so that a macro of hundred words costs one look.
      var set: Set<WordID> = []
      var others: [WordTest] = []
      Self.forEachAlternative(of: tests) { test in
        if case .folded(let word) = test {
          set.insert(Self.folded(word, &words))
        } else {
          others.append(WordTest(test, words: &words))
        }
      }
      others.sort { $0.cost < $1.cost }
      if !set.isEmpty { others.insert(.folded(set), at: 0) }
      self = others.count == 1 ? others[0] : .oneOf(others)
    case .markup, .inside: self = .never
    }
  }

  /// Visits alternatives, and those of alternatives among them, in their order.
  private static func forEachAlternative(of tests: [TokenTest], _ body: (TokenTest) -> Void) {
    for test in tests {
      if case .oneOf(let inner) = test { forEachAlternative(of: inner, body) } else { body(test) }
    }
  }

  /// About what a test costs, for their order.
  private var cost: Int {
    switch self {
    case .any, .never, .shape, .name, .exact: 1
    case .folded: 2
    case .prefix, .suffix: 3
    case .regex: 100
    case .not(let inner): inner.cost
    case .all(let tests), .oneOf(let tests): tests.reduce(0) { $0 + $1.cost }
    }
  }

  private static func folded(_ word: String, _ words: inout WordTable) -> WordID {
    let id = words.intern(word)
    return words.properties(of: id).folded
  }

  /// Whether a token can be part of a name by its shape: it has a capital, or letters and digits.
  static func isNameLike(_ shape: TokenShape) -> Bool {
    !shape.isDisjoint(with: TokenShape.withCapital) || shape.isSuperset(of: TokenShape.letterAndDigit)
  }
}
