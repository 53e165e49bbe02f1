import Rules
import Text

/// A test of one token, compiled.
enum Predicate: Hashable, Sendable {
  case any
  case folded(WordID)
  case exact(WordID)
  case shape(TokenShape)
  /// A test whose answer is kept by word: an index into the static tests.
  case cached(Int)
  /// A test that needs more than the word: an index into the dynamic tests.
  case dynamic(Int)
}

/// A test of a span, compiled.
struct SpanPredicate: Hashable, Sendable {
  var layer: Int
  var conditions: [AttributeCondition]

  func holds(for attributes: [String: String]) -> Bool {
    for condition in conditions {
      let holds =
        if let value = attributes[condition.key] {
          condition.values.isEmpty || condition.values.contains(value)
        } else {
          false
        }
      if holds == condition.isNegated { return false }
    }
    return true
  }
}

/// A test of one token that is not of its word alone.
indirect enum DynamicTest: Hashable, Sendable {
  case predicate(Predicate)
  case markup(String)
  case inside(SpanPredicate)
  case not(DynamicTest)
  case all([DynamicTest])
  case oneOf([DynamicTest])
}

/// All predicates of a set of rules, each once.
struct PredicateTable: Sendable {
  private(set) var staticTests: [TokenTest] = []
  private(set) var regexes: [String: TokenRegex] = [:]
  private(set) var dynamicTests: [DynamicTest] = []
  private(set) var layerNames: [LayerName] = []
  private var staticIndex: [TokenTest: Int] = [:]
  private var dynamicIndex: [DynamicTest: Int] = [:]
  private var layerIndex: [LayerName: Int] = [:]

  /// Who finds the spans of a layer, and their name.
  struct LayerName: Hashable, Sendable {
    var source: SpanTest.Source
    var name: String
  }

  /// The number of a layer, which is added where it is new.
  mutating func layer(_ source: SpanTest.Source, _ name: String) -> Int {
    let key = LayerName(source: source, name: name)
    if let known = layerIndex[key] { return known }
    layerNames.append(key)
    layerIndex[key] = layerNames.count - 1
    return layerNames.count - 1
  }

  func existingLayer(_ source: SpanTest.Source, _ name: String) -> Int? {
    layerIndex[LayerName(source: source, name: name)]
  }

  /// The number of a static test that is compiled already.
  func staticIndexOf(_ test: TokenTest) -> Int? { staticIndex[test] }

  /// Compiles a test of a span. A lexicon's ambiguous rows are left out unless the test names them.
  mutating func span(_ test: SpanTest) -> SpanPredicate {
    var conditions = test.conditions
    if test.source == .lexicon {
      if let index = conditions.firstIndex(where: { $0.key == "any" }) {
        conditions.remove(at: index)
      } else if !conditions.contains(where: { $0.key == "ambiguous" }) {
        conditions.append(AttributeCondition(key: "ambiguous", values: [], isNegated: true))
      }
    }
    return SpanPredicate(layer: layer(test.source, test.name), conditions: conditions)
  }

  /// Compiles a test of one token.
  mutating func predicate(_ test: TokenTest, words: inout WordTable) -> Predicate {
    switch test {
    case .any: return .any
    case .folded(let word):
      let id = words.intern(word)
      return .folded(words.properties(of: id).folded)
    case .exact(let word): return .exact(words.intern(word))
    case .shape(let shape): return .shape(shape)
    case _ where test.isStatic:
      if let known = staticIndex[test] { return .cached(known) }
      collectRegexes(in: test)
      staticTests.append(test)
      staticIndex[test] = staticTests.count - 1
      return .cached(staticTests.count - 1)
    default:
      let dynamic = dynamicTest(test, words: &words)
      if let known = dynamicIndex[dynamic] { return .dynamic(known) }
      dynamicTests.append(dynamic)
      dynamicIndex[dynamic] = dynamicTests.count - 1
      return .dynamic(dynamicTests.count - 1)
    }
  }

  private mutating func dynamicTest(_ test: TokenTest, words: inout WordTable) -> DynamicTest {
    switch test {
    case .markup(let kind): return .markup(kind)
    case .inside(let span): return .inside(self.span(span))
    case .not(let inner) where !test.isStatic: return .not(dynamicTest(inner, words: &words))
    case .all(let tests) where !test.isStatic: return .all(tests.map { dynamicTest($0, words: &words) })
    case .oneOf(let tests) where !test.isStatic: return .oneOf(tests.map { dynamicTest($0, words: &words) })
    default: return .predicate(predicate(test, words: &words))
    }
  }

  private mutating func collectRegexes(in test: TokenTest) {
    switch test {
    case .regex(let pattern): regexes[pattern] = regexes[pattern] ?? (try? TokenRegex(pattern))
    case .not(let inner): collectRegexes(in: inner)
    case .all(let tests), .oneOf(let tests): for test in tests { collectRegexes(in: test) }
    default: break
    }
  }

  /// The answer of a static test for a word.
  func holds(_ test: TokenTest, word: String, folded: String, shape: TokenShape) -> Bool {
    switch test {
    case .any: true
    case .folded(let text): folded == text
    case .exact(let text): word == text
    case .prefix(let text): folded.hasPrefix(text)
    case .suffix(let text): folded.hasSuffix(text)
    case .regex(let pattern): regexes[pattern]?.matches(word) ?? false
    case .shape(let wanted): shape.isSuperset(of: wanted)
    case .name:
      !shape.isDisjoint(with: [.capitalised, .allCaps, .mixed])
        || shape.isSuperset(of: [.hasDigit, .hasLetter])
    case .not(let inner): !holds(inner, word: word, folded: folded, shape: shape)
    case .all(let tests): tests.allSatisfy { holds($0, word: word, folded: folded, shape: shape) }
    case .oneOf(let tests): tests.contains { holds($0, word: word, folded: folded, shape: shape) }
    case .markup, .inside: false
    }
  }
}
