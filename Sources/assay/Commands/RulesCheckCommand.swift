import ArgumentParser
import Assay

/// `assay rules check`
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says everything that is wrong with the rules, with file:line:column.",
    discussion: "Example: assay rules check --rules +my-rules")

  @OptionGroup var options: RuleOptions

  func run() throws {
    let extractor = try options.extractor(printingWarnings: true)
    let summary = RuleSummary(extractor)
    Console.error(
      "\(summary.rules) rules in \(summary.packs) packs and \(summary.lexiconRows) lexicon rows are in order; \(extractor.warnings.count) warning(s)"
    )
  }
}
