import ArgumentParser
import Assay
import Evaluation
import Records

/// `assay score`
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores what the rules find, or what another tool found, against gold.",
    discussion: """
      Without arguments, the rules that ship are scored on the gold that ships.

      Examples:
        assay score                                          scores by type, rule and result
        assay score --errors 3 --type dataset                with three errors of each cause, in context
        assay score --rules +my-rules --gold my-gold.jsonl   your rules beside those that ship
        assay score --predicted other-tool.jsonl             another tool's records, brat, CoNLL, spaCy, …
        assay score --format json -o before.json             keeps a report to compare with
        assay score --compare before.json                    what a change of the rules did, with intervals
        assay score --require 'dataset.f1>=0.9,link.recall>=0.99' --format github
        assay score --calibrate                              writes confidence.tsv beside the rules

      Exit status: 0 scored; 1 a requirement fell short, or a line of --predicted could not be read; \
      2 the call, the rules or the gold are wrong.
      """)

  @OptionGroup var rules: RuleOptions
  @OptionGroup var gold: GoldOptions
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files to score in place of the rules' own records: records, gold lines, brat, CoNLL, Label Studio, Doccano, spaCy or WebAnno files.",
      valueName: "file"))
  var predicted: [String] = []
  @Option(
    parsing: .upToNextOption,
    help: "Scores these types only; results and facts count as the types result and fact.") var type:
    [String] = []
  @Option(help: "How many times papers are resampled for the intervals.") var resamples = 1000
  @Option(help: "The seed of the resampling.") var seed: UInt64 = 20_130_609
  @OptionGroup var printing: ScorePrinting
  @Option(help: ArgumentHelp("Compares with a report that --format json wrote.", valueName: "old.json"))
  var compare: String?
  @Option(
    help: ArgumentHelp(
      "What the scores have to keep: 'dataset.f1>=0.9,results.metric-value.precision>=0.8'.",
      valueName: "bounds"))
  var require: [String] = []
  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Writes each rule's measured confidence to FILE, or to confidence.tsv beside the rules.",
      valueName: "file"))
  var calibrate: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Writes the report to a file.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard (0...1_000_000).contains(resamples) else {
      throw ValidationError("--resamples takes 0 to 1000000; 0 leaves the intervals out")
    }
    if calibrate != nil, !type.isEmpty {
      throw ValidationError("--calibrate measures all rules: leave --type out")
    }
    if calibrate == "", !predicted.isEmpty {
      throw ValidationError("name the file to write for --predicted: --calibrate=FILE")
    }
  }

  func run() throws {
    let requirements = try Call.check { try require.flatMap { try parse($0) } }
    let before = try Call.check { try compare.map { try ReportSnapshot(file: $0) } }
    let gold = try gold.checked()
    let (scored, hasProblems) = try score(gold)
    let shortfalls = Requirement.shortfalls(of: requirements, in: scored)
    let comparison = before.map { before in
      ReportComparison(
        before: before, after: ReportSnapshot(scored), order: scored.scores.map(\.name),
        resamples: resamples, seed: seed)
    }
    let text = ScoreText(
      report: scored, requirements: requirements, shortfalls: shortfalls, places: gold.places,
      comparison: comparison)
    let bytes = text.render(printing, isColoured: output == nil && Console.wantsColour)
    try Call.check { try ReportFile.write(bytes, to: output) }
    if let comparison, !printing.format.holdsComparison {
      Console.error(ComparisonReport(comparison).render())
    }
    if let calibrate { try Call.check { try writeConfidence(scored, to: calibrate) } }
    for shortfall in shortfalls { Console.error("\(shortfall)") }
    if !shortfalls.isEmpty || hasProblems { throw ExitCode(1) }
  }

  private func parse(_ text: String) throws -> [Requirement] {
    do { return try Requirement.parse(text) } catch {
      throw AssayError("--require '\(text)': character \(error)")
    }
  }

  /// The report, and whether some of what should have been scored could not be read.
  private func score(_ gold: GoldSet) throws -> (ScoreReport, hasProblems: Bool) {
    let part = ScoredPart(types: type)
    var options = part.options()
    options.resamples = resamples
    options.seed = seed
    let records: [Record]
    var problems: [RecordError] = []
    if predicted.isEmpty {
      let run = GoldRun(try rules.extractor(), gold: gold.records)
      options.traces = part.of(run.traces)
      options.rules = run.rules(for: type)
      records = run.records
    } else {
      let predictions = try Call.check { try Predictions(predicted) }
      records = predictions.records
      problems = predictions.problems
    }
    for problem in problems { Console.error("\(problem)") }
    let report = Scorer(options: options).score(gold: part.of(gold.records), predicted: part.of(records))
    return (report, !problems.isEmpty)
  }

  private func writeConfidence(_ report: ScoreReport, to path: String) throws {
    let calibration = Calibration(report)
    let file = path.isEmpty ? try Calibration.file(beside: rules.rules) : path
    try ReportFile.write(calibration.tsv(), to: file)
    Console.error(
      calibration.renderReliability() + "wrote the confidence of \(calibration.rows.count) rules to \(file)")
  }
}
