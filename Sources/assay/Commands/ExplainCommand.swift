import ArgumentParser
import Assay
import Records

/// `assay explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows which rules fired where, which lost to which, and where a rule stopped.",
    discussion: """
      Example: assay explain "We evaluate on the GPR1200 dataset."
               assay explain "We test on the GPR1200 images." --rule datasets/name-head --span GPR1200
      """)

  @OptionGroup var options: RuleOptions
  @Argument(help: "A text, read as an abstract.") var text: String = ""
  @Option(help: "A text, read as a title.") var title: String = ""
  @Option(help: ArgumentHelp("Says how far this rule got towards --span.", valueName: "pack/id")) var rule:
    String?
  @Option(help: "The stretch of the text that the rule should have found.") var span: String?
  @Option(help: "Which of the places where the span stands is meant, from 1.") var occurrence = 1
  @Flag(help: "Prints one JSON object.") var json = false

  func validate() throws {
    if (rule == nil) != (span == nil) {
      throw ValidationError("--rule and --span go together: --rule PACK/ID --span \"…\"")
    }
    if text.isEmpty && title.isEmpty {
      throw ValidationError("give a text: assay explain \"We train on MNIST.\"")
    }
  }

  func run() throws {
    let explainer = Explainer(try options.extractor())
    let paper = Paper(
      source: Source(input: "-", index: 0, adapter: "text"), title: title, abstract: text)
    if let rule, let span {
      try explain(rule: rule, span: span, in: paper, with: explainer)
    } else {
      let explanation = explainer.explanation(of: paper)
      Console.print(
        json
          ? String(decoding: explanation.json.encoded(), as: UTF8.self)
          : ExplanationText(style: .standardOutput).render(explanation))
    }
  }

  private func explain(rule: String, span: String, in paper: Paper, with explainer: Explainer) throws {
    let attempts: [Attempt]
    do {
      attempts = try explainer.attempts(rule: rule, span: span, occurrence: occurrence, in: paper)
    } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
    if json {
      let value = JSONValue.object(["attempts": .array(attempts.map(\.json))])
      Console.print(String(decoding: value.encoded(), as: UTF8.self))
    } else {
      Console.print(AttemptText(style: .standardOutput).render(attempts))
    }
  }
}
