import ArgumentParser
import Assay

/// `assay extract`
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads listings and writes one JSON record a paper.",
    discussion: """
      Example: assay extract daily.html saved-pages/ > records.jsonl

      The format of an input is recognised from its content. Results go to standard output, everything else \
      to standard error. Exit status: 0 all was read; 1 some input failed and everything else was written; \
      2 the call or the rules are wrong and nothing was written; 130 or 143 stopped by SIGINT or SIGTERM.

      A long run: assay extract -o all.jsonl --errors lost.jsonl --resume saved-pages/
      The same command goes on after an interruption, and later reads only what is new in the folder.
      """)

  @OptionGroup var rules: RuleOptions
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong,
    help: "The number of threads; 0 for one a core. The output is the same for any number.")
  var jobs = 0
  @Option(
    help: ArgumentHelp(
      "Leaves out what rules found whose measured precision is lower, 0 to 1.", valueName: "p"))
  var minConfidence: Double?
  @Flag(name: .shortAndLong, help: "Prints no summary.") var quiet = false
  @Flag(help: "Prints where the time went, by stage, and what was read a second.") var stats = false

  func validate() throws {
    if jobs < 0 { throw ValidationError("--jobs takes 0 or more, not \(jobs)") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence)")
    }
  }

  func run() throws {
    var options = input.runOptions(rules)
    options.jobs = jobs
    options.minimumConfidence = minConfidence
    let progress = ProgressLine(isShown: !quiet)
    let stopping = StopRequest()
    let run = try input.makeRun { try ExtractionRun(options) }
    let clock = ContinuousClock()
    let start = clock.now
    let summary: RunSummary
    do {
      summary = try run.extract(
        input.inputs, to: input.target, report: { progress.report($0) }, progress: { progress.show($0) },
        isStopped: { stopping.isStopped })
    } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
    progress.clear()
    let duration = start.duration(to: clock.now)
    if !quiet { Console.error(SummaryLine.text(summary, seconds: duration)) }
    if stats { Console.error(StageTable.text(summary, duration: duration)) }
    try input.finish(summary, stopping: stopping)
  }
}

/// `assay papers`
struct PapersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "papers",
    abstract: "Only parses: writes the papers that an adapter finds in a listing.",
    discussion: """
      Example: assay papers listing.html | jq -r .title

      Of the rules only the adapters of listings are read.
      """)

  @OptionGroup var rules: RuleOptions
  @OptionGroup var input: InputOptions
  @Flag(help: "Lists the adapters and what each reads.") var listAdapters = false

  func run() throws {
    let stopping = StopRequest()
    let run = try input.makeRun { try PapersRun(input.runOptions(rules)) }
    if listAdapters {
      Console.print(
        TextTable.render(header: ["adapter", "reads"], run.adapters.map { [$0.name, $0.about] }))
      return
    }
    let summary = try Call.check {
      try run.papers(
        input.inputs, to: input.target, report: { Console.error(TerminalText.line($0)) },
        isStopped: { stopping.isStopped })
    }
    try input.finish(summary, stopping: stopping)
  }
}
