import ArgumentParser
import Assay

/// `assay rules list`
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the rules by phase: what each does, its priority and measured confidence.",
    discussion: "Example: assay rules list --type dataset")

  @OptionGroup var options: RuleOptions
  @Option(help: "Only rules of this type or action word.") var type: String?

  func run() throws {
    var rows = RuleSummary(try options.extractor()).rows
    if let type { rows = rows.filter { $0.does.split(separator: " ").contains { $0 == type } } }
    let cells = rows.map {
      [$0.phase, $0.id, $0.does, String($0.priority), $0.confidence.map(Self.percent) ?? "-", $0.why]
    }
    Console.print(
      TextTable.render(header: ["phase", "rule", "does", "priority", "confidence", "why"], cells))
  }

  private static func percent(_ value: Double) -> String { String(Int((value * 100).rounded())) + "%" }
}

/// `assay rules show`
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one rule whole.",
    discussion: "Example: assay rules show datasets/known")

  @OptionGroup var options: RuleOptions
  @Argument(help: "The rule, as pack/id.") var id: String

  func run() throws {
    let rows = RuleSummary(try options.extractor()).rows
    guard let row = rows.first(where: { $0.id == id }) else {
      Console.error("there is no rule '\(id)'; `assay rules list` names them all")
      throw ExitCode(2)
    }
    Console.print(RuleMarkdown.rule(row, level: 1))
  }
}

/// `assay rules document`
struct RulesDocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: "Writes a Markdown page of the rules from their patterns, reasons and examples.",
    discussion: "Example: assay rules document --pack datasets > datasets.md")

  @OptionGroup var options: RuleOptions
  @Option(help: "Only the rules of this pack.") var pack: String?

  func run() throws {
    var rows = RuleSummary(try options.extractor()).rows
    if let pack { rows = rows.filter { $0.id.hasPrefix(pack + "/") } }
    Console.print("# Rules\n")
    for row in rows { Console.print(RuleMarkdown.rule(row, level: 2)) }
  }
}
