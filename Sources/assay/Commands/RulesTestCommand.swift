import ArgumentParser
import Assay
import Records

/// `assay rules test`
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the examples that rules carry.",
    discussion: "Example: assay rules test --only datasets/known")

  @OptionGroup var options: RuleOptions
  @Option(help: "Only the examples of this rule or pack.") var only: String?
  @Flag(help: "Prints one JSON object an example.") var json = false

  func run() throws {
    let outcomes = ExampleRunner(try options.extractor()).outcomes(only: only)
    let failures = outcomes.filter { !$0.passed }
    if json {
      for outcome in outcomes { Console.print(Self.json(outcome)) }
    } else {
      for failure in failures { Console.print(ExampleText.describe(failure)) }
    }
    Console.error("\(outcomes.count - failures.count) passed, \(failures.count) failed")
    if !failures.isEmpty { throw ExitCode(1) }
  }

  private static func json(_ outcome: ExampleOutcome) -> String {
    func stretches(_ all: [ExampleOutcome.Stretch]) -> JSONValue {
      .array(
        all.map { stretch in
          .object([
            "text": .string(ExampleText.slice(outcome.text, stretch.utf8Range)),
            "role": .string(stretch.role),
          ])
        })
    }
    let value = JSONValue.object([
      "rule": .string(outcome.rule), "passed": .bool(outcome.passed), "text": .string(outcome.text),
      "expected": stretches(outcome.expected), "found": stretches(outcome.found),
      "place": .string("\(outcome.file):\(outcome.line):\(outcome.column)"),
    ])
    return String(decoding: value.encoded(), as: UTF8.self)
  }
}
