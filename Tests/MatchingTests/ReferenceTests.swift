import Oracles
import Testing
import Text

@testable import Matching
@testable import Rules

@Suite("The machine against a slow reference")
struct ReferenceTests {
  private func pattern(depth: Int, _ random: inout SplitMix) -> String {
    let words = ["a", "b", "c", "_", "[a|b]", "!a", "\"A\""]
    if depth == 0 { return words.randomElement(using: &random)! }
    let inner = pattern(depth: depth - 1, &random)
    switch Int.random(in: 0..<11, using: &random) {
    case 0, 1: return "\(inner) \(pattern(depth: depth - 1, &random))"
    case 2: return "(\(inner) | \(pattern(depth: depth - 1, &random)))"
    case 3: return "(\(inner))?"
    case 4: return "(\(inner))*"
    case 5: return "(\(inner))+?"
    case 6: return "(\(inner)){1,3}"
    case 7: return "@(\(inner))"
    case 8: return "(?= \(inner)) \(pattern(depth: depth - 1, &random))"
    case 9: return "(?<! \(inner)) \(pattern(depth: depth - 1, &random))"
    default: return words.randomElement(using: &random)!
    }
  }

  @Test("Random patterns on random texts", arguments: 0..<60)
  func random(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<50 {
      let text = pattern(depth: Int.random(in: 1...4, using: &random), &random)
      var parser = PatternParser(macros: [:])
      let node = try parser.parse(text)
      // Patterns that can match nothing are refused by the check of rules.
      if RuleCheck.minimumLength(node) == 0 { continue }
      var harness = try PatternHarness([text])
      for _ in 0..<10 {
        let count = Int.random(in: 0...9, using: &random)
        let sentence = (0..<count).map { _ in ["a", "b", "c", "A", "d"].randomElement(using: &random)! }
          .joined(separator: " ")
        let found = harness.ranges(sentence)
        let reference = ReferenceMatcher(text: found.text, words: harness.matcher.words)
        #expect(found.ranges == reference.matches(of: node), "\(text) on \(sentence)")
      }
    }
  }

  @Test(
    "Sentences longer than what the machine remembers of them",
    arguments: [
      "a (b? c?){0,6} d", "(a|b)+ c", "a ..{0,9} d (c|a)", "((a|b) (c|d)?){2,5} a", "(?<= a b?) (c|d)+ a",
    ])
  func longSentences(text: String) throws {
    var parser = PatternParser(macros: [:])
    let node = try parser.parse(text)
    var random = SplitMix(state: 11)
    var harness = try PatternHarness([text])
    for count in [511, 512, 513, 2_000] {
      let words = (0..<count).map { _ in ["a", "b", "c", "d"].randomElement(using: &random)! }
      let found = harness.ranges(words.joined(separator: " "))
      #expect(found.text.sentences == [0..<count])
      let reference = ReferenceMatcher(text: found.text, words: harness.matcher.words)
      #expect(found.ranges == reference.matches(of: node))
      #expect(found.ranges.count > 10)
    }
  }
}
