import ArgumentParser
import Assay
import Declarations
import Records
import Rules

/// `assay explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows which rules fired where, which lost to which, and where a rule stopped.",
    discussion: """
      Example: assay explain "We evaluate on the GPR1200 dataset."
               assay explain "We test on the GPR1200 images." --rule datasets/name-head --span GPR1200
               assay explain --paper arxiv:2407.21784 daily.html
      """)

  @OptionGroup var options: RuleOptions
  @Argument(help: "A text, read as an abstract; with --paper, listings to find the paper in.") var text:
    [String] = []
  @Option(help: "A text, read as a title.") var title: String = ""
  @Option(
    help: ArgumentHelp("Explains the paper of this id in the listings that are named.", valueName: "id"))
  var paper: String?
  @Option(help: ArgumentHelp("Says how far this rule got towards --span.", valueName: "pack/id")) var rule:
    String?
  @Option(help: "The stretch of the text that the rule should have found.") var span: String?
  @Option(help: "Which of the places where the span stands is meant, from 1.") var occurrence = 1
  @Flag(help: "Prints one JSON object.") var json = false

  func validate() throws {
    if (rule == nil) != (span == nil) {
      throw ValidationError("--rule and --span go together: --rule PACK/ID --span \"…\"")
    }
    if paper != nil {
      if text.isEmpty {
        throw ValidationError("--paper ID needs a listing: assay explain --paper ID LISTING")
      }
    } else if text.count > 1 {
      throw ValidationError("a text is one argument; put it in quotes")
    } else if text.isEmpty && title.isEmpty {
      throw ValidationError("give a text: assay explain \"We train on MNIST.\"")
    }
  }

  func run() throws {
    let explainer = Explainer(try options.extractor())
    let paper = try readPaper()
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

  /// The paper of `--paper`, or one made of the text.
  private func readPaper() throws -> Paper {
    guard let paper else {
      return Paper(
        source: Source(input: "-", index: 0, adapter: "text"), title: title, abstract: text.first ?? "")
    }
    let found: (papers: [Paper], failures: [String])
    do { found = try ListedPapers(rules: options.rules).papers(of: text) } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
    for failure in found.failures { Console.error(failure) }
    if let wanted = found.papers.first(where: { $0.id == paper }) { return wanted }
    let near = Spelling.hint(for: paper, among: found.papers.map(\.id))
    Console.error(
      "none of the \(found.papers.count) papers has the id '\(paper)'\(near); `assay papers` prints their ids"
    )
    throw ExitCode(2)
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
