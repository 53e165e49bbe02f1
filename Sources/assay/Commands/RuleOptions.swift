import ArgumentParser
import Assay
import Rules

/// Which rules a command uses.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of rules: DIR takes the place of the shipped ones, +DIR adds to them and overrides by id.",
      valueName: "dir"))
  var rules: [String] = []

  /// The extractor for the rules; where they are wrong everything that is wrong is printed, and the
  /// command ends with status 2.
  func extractor(printingWarnings: Bool = false) throws -> Extractor {
    do {
      let extractor = try Extractor(rules: rules)
      if printingWarnings { for warning in extractor.warnings { Console.error("\(warning)") } }
      return extractor
    } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
  }
}
