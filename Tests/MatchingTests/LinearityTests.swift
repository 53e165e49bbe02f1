import Oracles
import Testing

@testable import Matching

@Suite("Matching is linear in the text")
struct LinearityTests {
  private func steps(_ pattern: String, _ text: String) throws -> Int {
    var harness = try PatternHarness([pattern])
    _ = harness.matches(text)
    return harness.matcher.steps
  }

  @Test(
    "Twice the text costs about twice the steps",
    arguments: [
      ("(a|a)* b", "a "), ("(a* a*)* b", "a "), ("a ..{0,8} a ..{0,8} a ..{0,8} b", "a "),
      ("(a|a b)+ c", "a b "),
      ("a | a _* z", "a "), ("(?<= a ..{0,8}) (a)* z", "a "), ("a (?= _* z)", "a "),
      ("a (b? c?){0,20} d", "a b c "),
    ])
  func linear(pattern: String, unit: String) throws {
    // What ends each pattern stands in the sentence, out of reach: without it no search would begin.
    let end = String(repeating: "q ", count: 300) + "b c d z"
    let small = try steps(pattern, String(repeating: unit, count: 5_000) + end)
    let large = try steps(pattern, String(repeating: unit, count: 20_000) + end)
    #expect(small > 0)
    #expect(Double(large) < 4.4 * Double(small), "\(small) steps, then \(large)")
  }

  @Test("A megabyte without the end of a sentence is read")
  func longSentence() throws {
    let text = String(repeating: "word ", count: 200_000)
    var harness = try PatternHarness(["word (word|other)* end"])
    #expect(harness.matches(text) == [])
    #expect(harness.matcher.steps < 200_000 * 8 * 256)
  }

  @Test(
    "A pattern that unfolds without measure is refused",
    arguments: ["((a|b c){1,64}){1,64}", "(((a b c d){0,20}){0,20}){0,20}"])
  func refused(pattern: String) {
    #expect(throws: (any Error).self) { try PatternHarness([pattern]) }
  }
}
