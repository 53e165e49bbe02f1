import Oracles
import Testing

@testable import Matching
@testable import Rules

@Suite("Questions about a span's attributes")
struct LayerQuestionsTests {
  @Test("All tests at once answer as each test does by itself")
  func answers() {
    var random = SplitMix(state: 5)
    let (keys, values) = (["kind", "unit", "range"], ["a", "b", "c"])
    var questions = LayerQuestions()
    var tests: [(conditions: [AttributeCondition], bit: UInt64)] = []
    for number in 0..<80 {
      let conditions = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        AttributeCondition(
          key: keys.randomElement(using: &random) ?? "kind",
          values: values.filter { _ in Bool.random(using: &random) }, isNegated: Bool.random(using: &random))
      }
      let bit = questions.add(conditions)
      // There are bits for 64 tests alone.
      #expect((bit != 0) == (number < 64))
      tests.append((conditions, bit))
    }
    for _ in 0..<500 {
      var span: [String: String] = [:]
      for key in keys where Bool.random(using: &random) { span[key] = values.randomElement(using: &random) }
      let passed = questions.passed(span)
      for (conditions, bit) in tests where bit != 0 {
        let test = SpanPredicate(layer: 0, conditions: conditions)
        #expect((passed & bit != 0) == test.holds(for: span))
      }
    }
  }

  @Test("A layer without tests is asked nothing")
  func none() { #expect(LayerQuestions().passed(["kind": "plain"]) == 0) }
}
