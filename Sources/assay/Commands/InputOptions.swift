import ArgumentParser
import Assay

/// How inputs are read.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Reads every input with this adapter, whatever it looks like.", valueName: "name"))
  var adapter: String?
  @Flag(help: "Writes readable text for LaTeX in titles and abstracts.") var cleanLatex = false
  @Option(help: "The most bytes of one input, after decompression.") var maxBytes = 1 << 30
  @Option(help: "How deep elements of markup may stand in each other.") var maxDepth = 1000
  @Option(help: "The most elements of one document.") var maxNodes = 20_000_000
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Writes here instead of to standard output.", valueName: "file"))
  var output: String?
  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input; gzip is read as it is.", valueName: "input"))
  var inputs: [String] = []

  func runOptions(_ rules: RuleOptions) -> RunOptions {
    var options = RunOptions()
    options.rules = rules.rules
    options.adapter = adapter
    options.cleanLatex = cleanLatex
    options.maxBytes = maxBytes
    options.maxDepth = maxDepth
    options.maxNodes = maxNodes
    return options
  }

  /// The run for the options; wrong rules are printed and end the command with status 2.
  func makeRun(_ options: RunOptions) throws -> ExtractionRun {
    do { return try ExtractionRun(options) } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
  }

  /// Ends the command with the status that a summary calls for.
  func finish(_ summary: RunSummary) throws {
    if summary.failures > 0 || summary.outputFailed { throw ExitCode(1) }
  }
}
