package import Text

/// A pattern over tokens, as it was written: what the parser makes and the compiler reads.
package indirect enum PatternNode: Sendable, Hashable {
  /// One token that passes a test.
  case token(TokenTest)
  /// One span that a lexicon, a recogniser or an earlier phase found, of any number of tokens.
  case span(SpanTest)
  /// One after the other.
  case sequence([PatternNode])
  /// The first that fits, in order of preference.
  case alternatives([PatternNode])
  /// Between `min` and `max` times; without `max`, as often as it fits.
  case repetition(PatternNode, min: Int, max: Int?, isLazy: Bool)
  /// A stretch that is reported under a role; the empty role is the emitted span itself.
  case capture(role: String, PatternNode)
  /// What must, or must not, stand right before or after this place.
  case look(Look, isNegated: Bool, PatternNode)
  /// A place rather than a token.
  case edge(Edge)

  package enum Look: Sendable, Hashable { case ahead, behind }

  package enum Edge: Sendable, Hashable {
    case sentenceStart, sentenceEnd, fieldStart, fieldEnd
    /// No white space at this place.
    case glued
  }

  /// Nothing at all.
  package static let empty = PatternNode.sequence([])
}

/// What one token must be.
package enum TokenTest: Sendable, Hashable {
  /// Any token.
  case any
  /// This word, whatever its case.
  case folded(String)
  /// This word in just this case.
  case exact(String)
  /// A word that begins like this, whatever its case.
  case prefix(String)
  /// A word that ends like this, whatever its case.
  case suffix(String)
  /// A word that the whole regular expression fits.
  case regex(String)
  /// A word that has all of these shapes.
  case shape(TokenShape)
  /// A token that can be part of a name; see `TokenTest.isNameLike`.
  case name
  /// A token inside markup of this kind.
  case markup(String)
  /// A token inside a span.
  case inside(SpanTest)
  indirect case not(TokenTest)
  case all([TokenTest])
  case oneOf([TokenTest])

  /// Whether the answer depends on the word alone, so that it can be kept for the next time.
  package var isStatic: Bool {
    switch self {
    case .any, .folded, .exact, .prefix, .suffix, .regex, .shape, .name: true
    case .markup, .inside: false
    case .not(let test): test.isStatic
    case .all(let tests), .oneOf(let tests): tests.allSatisfy(\.isStatic)
    }
  }
}

extension TokenTest {
  /// Of a list only its length and its ends count: lists of hundred words stand in many patterns, and those that differ
  /// mostly differ in these.
  package func hash(into hasher: inout Hasher) {
    func combine(_ tag: UInt8, _ tests: [TokenTest]) {
      hasher.combine(tag)
      hasher.combine(tests.count)
      hasher.combine(tests.first)
      hasher.combine(tests.last)
    }
    func combine(_ tag: UInt8, _ value: some Hashable) {
      hasher.combine(tag)
      hasher.combine(value)
    }
    switch self {
    case .any: hasher.combine(0 as UInt8)
    case .name: hasher.combine(1 as UInt8)
    case .folded(let word): combine(2, word)
    case .exact(let word): combine(3, word)
    case .prefix(let text): combine(4, text)
    case .suffix(let text): combine(5, text)
    case .regex(let pattern): combine(6, pattern)
    case .shape(let shape): combine(7, shape)
    case .markup(let kind): combine(8, kind)
    case .inside(let span): combine(9, span)
    case .not(let test): combine(10, test)
    case .all(let tests): combine(11, tests)
    case .oneOf(let tests): combine(12, tests)
    }
  }
}

/// Which spans are meant: their source, their name, and what their attributes must be.
package struct SpanTest: Sendable, Hashable {
  /// Who finds such spans.
  package enum Source: String, Sendable, Hashable { case lexicon, recogniser, mention }
  package var source: Source
  package var name: String
  package var conditions: [AttributeCondition]

  package init(source: Source, name: String, conditions: [AttributeCondition] = []) {
    self.source = source
    self.name = name
    self.conditions = conditions
  }
}

/// What an attribute of a span must be, or must not be.
package struct AttributeCondition: Sendable, Hashable {
  package var key: String
  /// The values that will do; empty where it is enough that the attribute is there.
  package var values: [String]
  package var isNegated: Bool

  package init(key: String, values: [String], isNegated: Bool = false) {
    self.key = key
    self.values = values
    self.isNegated = isNegated
  }
}
