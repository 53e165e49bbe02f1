import Extraction
import Matching
import Records
import Rules
import Text

/// Runs the examples that rules carry: the whole cascade reads each sentence, and what the one rule found
/// in it, whether or not it won its conflicts, must be what the example marks.
public struct ExampleRunner {
  private let extractor: Extractor

  /// A runner over the rules of an extractor.
  public init(_ extractor: Extractor) { self.extractor = extractor }

  /// Runs all examples, in the order of the rules; of one rule or one pack where `only` names it.
  public func outcomes(only: String? = nil) -> [ExampleOutcome] {
    var worker = extractor.makeWorker()
    var outcomes: [ExampleOutcome] = []
    for (number, rule) in extractor.compiled.rules.enumerated() {
      if let only, rule.id != only, rule.pack != only { continue }
      for example in rule.examples {
        outcomes.append(run(example, of: rule, number: number, worker: &worker))
      }
    }
    return outcomes
  }

  private func run(
    _ example: Example, of rule: Rule, number: Int, worker: inout Extractor.Worker
  ) -> ExampleOutcome {
    let inTitle = rule.fields == ["title"]
    let paper = Paper(
      source: Source(input: "example", index: 0, adapter: "example"), title: inTitle ? example.text : "",
      abstract: inTitle ? "" : example.text)
    let reading = worker.reading(of: paper)
    let start = reading.text.fieldStarts[inTitle ? 0 : 1]
    var found: [ExampleOutcome.Stretch] = []
    for (owner, match) in reading.matches where owner == number {
      for (role, tokens) in stretches(of: match) {
        let utf8 = reading.text.utf8Range(of: tokens)
        let stretch = ExampleOutcome.Stretch(
          utf8Range: utf8.lowerBound - start..<utf8.upperBound - start, role: role)
        if !found.contains(stretch) { found.append(stretch) }
      }
    }
    let expected = example.expected.map { ExampleOutcome.Stretch(utf8Range: $0.utf8Range, role: $0.role) }
    let passed = example.isNegative ? found.isEmpty : !expected.isEmpty && Set(expected) == Set(found)
    return ExampleOutcome(
      rule: rule.id, text: example.text, expected: expected, found: found, file: example.position.file,
      line: example.position.line, column: example.position.column, passed: passed)
  }

  private func stretches(of match: PatternMatch) -> [(String, Range<Int>)] {
    let captures = match.captures.filter { !$0.tokens.isEmpty }
    if captures.isEmpty { return [("", match.tokens)] }
    return captures.map { (extractor.compiled.roles[$0.role], $0.tokens) }
  }
}
