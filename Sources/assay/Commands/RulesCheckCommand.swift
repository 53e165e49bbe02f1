import ArgumentParser
import Assay
import Rules

/// `assay rules check`
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says everything that is wrong with the rules, with file:line:column.",
    discussion: """
      Example: assay rules check --rules +my-rules
      Errors end with status 2; warnings do so with --strict only.
      """)

  @OptionGroup var options: RuleOptions
  @Option(help: "Prints at most this many warnings; 0 for all.") var limit = 20
  @Flag(help: "Warnings count as errors.") var strict = false

  func run() throws {
    let report: RuleReport
    do { report = try RuleReport(rules: options.rules) } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
    for error in report.errors { Console.error("\(error)") }
    let shown = limit > 0 ? report.warnings.prefix(limit) : report.warnings[...]
    for warning in shown { Console.error("\(warning)") }
    let hidden = report.warnings.count - shown.count
    if hidden > 0 { Console.error("… and \(hidden) more warning(s); --limit 0 prints all") }
    Console.error(
      "\(report.rules) rules in \(report.packs) packs and \(report.lexiconRows) lexicon rows: \(report.errors.count) error(s), \(report.warnings.count) warning(s)"
    )
    if !report.errors.isEmpty || (strict && !report.warnings.isEmpty) { throw ExitCode(2) }
  }
}
