import ArgumentParser
import Assay
import Evaluation

/// `assay gold …`
struct GoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold",
    abstract: "Checks, counts, compares, imports and exports gold.",
    subcommands: [
      GoldCheckCommand.self, GoldStatsCommand.self, GoldAgreeCommand.self, GoldImportCommand.self,
      GoldExportCommand.self,
    ])
}

/// `assay gold check`
struct GoldCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Says all that is wrong or doubtful in gold files: offsets, overlaps, types, arguments, hashes.",
    discussion: """
      Example: assay gold check Gold/dev.jsonl Gold/test.jsonl

      Where a listing that a paper's `source` names lies in `listings` beside the gold file, the paper must
      be what the listing has at that place. Exit status: 1 where anything is wrong; warnings alone give 0.
      """)

  @OptionGroup var rules: RuleOptions
  @Flag(help: "Warns of papers without text_sha256.") var wantHashes = false
  @Argument(help: "Gold files, or folders of *.jsonl; without, the gold that ships.") var files: [String] = []

  func run() throws {
    let set = try GoldOptions.read(files)
    // Types that a pack adds are known only where its rules are named.
    let extractor = rules.rules.isEmpty ? nil : try rules.extractor()
    let differences = try Call.check { try set.differencesFromListings(rules: rules.rules) }
    let problems = set.problems(types: extractor, wantsHashes: wantHashes) + differences
    for problem in problems { Console.print("\(problem)") }
    let errors = problems.count { $0.severity == .error }
    Console.error(
      "\(set.records.count) papers in \(set.files.count) file(s): \(errors) error(s), \(problems.count - errors) warning(s)"
    )
    if errors > 0 { throw ExitCode(1) }
  }
}

/// `assay gold stats`
struct GoldStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts papers, mentions, names and results.",
    discussion: "Example: assay gold stats Gold/dev.jsonl")

  @Argument(help: "Gold files, or folders of *.jsonl; without, the gold that ships.") var files: [String] = []

  func run() throws {
    let set = try GoldOptions.read(files)
    for error in set.files.flatMap(\.errors) { Console.error("\(error)") }
    Console.write(TerminalText.safe(GoldStatistics(set.records).render()), to: 1)
    if set.files.contains(where: { !$0.errors.isEmpty }) { throw ExitCode(1) }
  }
}

/// `assay gold agree`
struct GoldAgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Measures how far two annotators of the same papers agree, and lists where they don't.",
    discussion: """
      Example: assay gold agree anna.jsonl ben.jsonl --limit 20

      F1 is strict; kappa (Cohen) and alpha (Krippendorff) are over tokens, each inside a mention of the
      type or not. Either side may be gold, records, or any format that `assay gold import` reads.
      """)

  @Argument(help: "What the first annotator made.") var first: String
  @Argument(help: "What the second annotator made.") var second: String
  @Option(help: ArgumentHelp("How many disagreements are listed; all without.", valueName: "n")) var limit:
    Int?

  func run() throws {
    let one = try Call.check { try Predictions([first]) }
    let other = try Call.check { try Predictions([second]) }
    for problem in one.problems + other.problems { Console.error("\(problem)") }
    let agreement = Agreement(first: one.records, second: other.records)
    Console.write(TerminalText.safe(agreement.render(limit: limit.map { max(0, $0) })), to: 1)
    if !one.problems.isEmpty || !other.problems.isEmpty { throw ExitCode(1) }
  }
}
