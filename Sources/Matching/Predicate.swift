import Rules
import Text

/// A test of one token, compiled.
enum Predicate: Hashable, Sendable {
  case any
  case folded(WordID)
  case exact(WordID)
  case shape(TokenShape)
  /// A test whose answer is kept by word: an index into the static tests.
  case cached(Int32)
  /// A test that needs more than the word: an index into the dynamic tests.
  case dynamic(Int32)
}

/// A test of a span, compiled.
struct SpanPredicate: Hashable, Sendable {
  var layer: Int
  var conditions: [AttributeCondition]
  /// The bit of `LayerSpan.passed` that answers the test: 0 where every span will do, and where the layer has run
  /// out of bits. The first tests of a layer are answered once a span; the others where they are asked.
  var bit: UInt64 = 0

  func holds(for attributes: [String: String]) -> Bool {
    conditions.allSatisfy { $0.holds(for: attributes[$0.key]) }
  }
}

/// A test of one token that is not of its word alone.
indirect enum DynamicTest: Hashable, Sendable {
  case predicate(Predicate)
  case markup(String)
  /// Inside a span: an index into the span tests.
  case inside(Int)
  case not(DynamicTest)
  case all([DynamicTest])
  case oneOf([DynamicTest])
}
