import Oracles
import Testing
import Text

@testable import Matching
@testable import Rules

/// The tracer reads patterns by another way than the machine, so that each holds the other to account.
@Suite("Tracing patterns")
struct TracingTests {
  private static let text = "a b c a a b x a b a c b b a c. b c a b c a x b a"

  @Test(
    "What the machine matches the tracer finds without a change, and nothing else",
    arguments: [
      "a b", "a+ b", "a _* b", "a _*? b", "(a|a b) c", "a b? c", "a{2}", "(b c){1,3}", "a ..{0,2} c",
      "[a|b] [!a]",
      "(?<= a) b", "(?<! a) b", "a (?= b c)", "a (?! b)", "^ a", "a $", "a (?= _ b)", "(a (b|c))+ x",
    ])
  func agrees(pattern: String) throws {
    var harness = try PatternHarness([pattern])
    let (text, ranges) = harness.ranges(Self.text)
    #expect(!ranges.isEmpty)
    var tracer = PatternTracer(TraceScene(harness.matcher))
    let node = try #require(harness.rules.rules.first?.patterns.first?.node)
    for range in ranges {
      #expect(tracer.trace(node, target: range).changes == [], "\(pattern) at \(range)")
    }
    let reference = ReferenceMatcher(text: text, words: harness.matcher.words)
    for sentence in text.sentences {
      for start in sentence where !reference.canMatch(node, from: start, in: sentence) {
        let trace = tracer.trace(node, target: start..<start + 1)
        #expect(trace.changes != [], "\(pattern) at \(start)")
        #expect(trace.start != start || trace.ends.isEmpty, "\(pattern) at \(start)")
      }
    }
  }

  @Test("A sentence of 20,000 tokens is traced around the stretch only")
  func longSentence() throws {
    var harness = try PatternHarness(["(?<! z ..{0,8}) a (b|a)* @(c) d"])
    let (_, ranges) = harness.ranges(String(repeating: "a b ", count: 10_000) + "c")
    #expect(ranges.isEmpty)
    var tracer = PatternTracer(TraceScene(harness.matcher))
    let node = try #require(harness.rules.rules.first?.patterns.first?.node)
    let trace = tracer.trace(node, target: 20_000..<20_001)
    #expect(trace.changes?.map(\.kind) == [.insert])
    #expect(trace.wanted == ["'d'"])
  }
}
