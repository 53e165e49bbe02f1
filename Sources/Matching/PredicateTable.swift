import Rules
import Text

/// All predicates of a set of rules, each once.
struct PredicateTable: Sendable {
  private(set) var staticTests: [WordTest] = []
  private(set) var dynamicTests: [DynamicTest] = []
  private(set) var spans: [SpanPredicate] = []
  /// For each layer what the span tests ask that have a bit.
  private var questions: [LayerQuestions] = []
  private(set) var layerNames: [LayerName] = []
  private var staticIndex: [TokenTest: Int] = [:]
  private var spanIndex: [SpanPredicate: Int] = [:]
  private var dynamicIndex: [DynamicTest: Int] = [:]
  private var layerIndex: [LayerName: Int] = [:]

  /// Room for about as many tests as the shipped rules have: to grow is to hash all of them anew.
  init() {
    staticIndex.reserveCapacity(1024)
    dynamicIndex.reserveCapacity(512)
    spanIndex.reserveCapacity(512)
  }

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
    questions.append(LayerQuestions())
    layerIndex[key] = layerNames.count - 1
    return layerNames.count - 1
  }

  func existingLayer(_ source: SpanTest.Source, _ name: String) -> Int? {
    layerIndex[LayerName(source: source, name: name)]
  }

  /// The number of a static test that is compiled already.
  func staticIndexOf(_ test: TokenTest) -> Int? { staticIndex[test] }

  /// The number of a test of a span, which is compiled where it is new.
  mutating func span(_ test: SpanTest) -> Int {
    var span = compiled(test)
    if let known = spanIndex[span] { return known }
    let number = spans.count
    spanIndex[span] = number
    if !span.conditions.isEmpty { span.bit = questions[span.layer].add(span.conditions) }
    spans.append(span)
    return number
  }

  /// Which tests of a layer a span with these attributes passes, one bit a test.
  func passed(_ layer: Int, attributes: [String: String]) -> UInt64 {
    questions[layer].passed(attributes)
  }

  /// A lexicon's ambiguous rows are left out unless the test names them.
  mutating func compiled(_ test: SpanTest) -> SpanPredicate {
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
      if let known = staticIndex[test] { return .cached(Int32(known)) }
      staticTests.append(WordTest(test, words: &words))
      staticIndex[test] = staticTests.count - 1
      return .cached(Int32(staticTests.count - 1))
    default:
      let dynamic = dynamicTest(test, words: &words)
      if let known = dynamicIndex[dynamic] { return .dynamic(Int32(known)) }
      dynamicTests.append(dynamic)
      dynamicIndex[dynamic] = dynamicTests.count - 1
      return .dynamic(Int32(dynamicTests.count - 1))
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
}
