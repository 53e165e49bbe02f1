import ArgumentParser
import Assay
import Evaluation
import Records

/// `assay suggest`
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Proposes lexicon rows and rules from what is missed, ready to paste.",
    discussion: """
      Examples:
        assay suggest --type dataset
        assay suggest --unlabelled listing.html > proposals.txt

      Every proposal says what it is worth on gold: how often it is right, and what it would find.
      """)

  @OptionGroup var rules: RuleOptions
  @OptionGroup var gold: GoldOptions
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files to look at in place of the rules' own records.", valueName: "file"))
  var predicted: [String] = []
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Listings that nobody annotated, to find new names in.", valueName: "file"))
  var unlabelled: [String] = []
  @Option(parsing: .upToNextOption, help: "Suggests for these types only.") var type: [String] = []
  @Option(name: .shortAndLong, help: ArgumentHelp("Writes to a file.", valueName: "file")) var output: String?

  func run() throws {
    let gold = try gold.checked()
    var options = Suggestions.Options()
    if !type.isEmpty { options.types = type.map { MentionType(rawValue: $0) } }
    var problems: [RecordError] = []
    func read(_ paths: [String]) throws -> [Record] {
      let found = try Call.check { try Predictions(paths) }
      problems += found.problems
      return found.records
    }
    let found =
      predicted.isEmpty ? GoldRun(try rules.extractor(), gold: gold.records).records : try read(predicted)
    let (papers, failures) =
      unlabelled.isEmpty
      ? ([], []) : try Call.check { try ListedPapers(rules: rules.rules).papers(of: unlabelled) }
    for problem in problems.map({ "\($0)" }) + failures { Console.error(problem) }
    let suggestions = Suggestions(gold: gold.records, predicted: found, unlabelled: papers, options: options)
    try Call.check { try ReportFile.write(suggestions.render(), to: output) }
    if !problems.isEmpty || !failures.isEmpty { throw ExitCode(1) }
  }
}
