public import ArgumentParser
import Assay
import Glibc
import Inputs

/// How inputs are read, and where results go.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Reads every input with this adapter, whatever it looks like.", valueName: "name"))
  var adapter: String?
  @Flag(help: "Writes readable text for LaTeX in titles and abstracts.") var cleanLatex = false
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Writes here instead of to standard output; until all is done, to FILE.partial. A name with .gz or .zst "
        + "at its end has the file compressed.", valueName: "file"))
  var output: String?
  @Option(
    help: ArgumentHelp(
      "Compresses the output with gzip or zstd, or not (none), whatever its name.", valueName: "format"))
  var compress: OutputCompression?
  @Flag(
    help: """
      Goes on with the --output of an earlier run that was interrupted, or adds to it what is new among the \
      inputs; FILE.journal remembers them.
      """)
  var resume = false
  @Option(
    help: ArgumentHelp(
      "Writes what could not be read here, as a JSON line each: input, place, paper, reason.",
      valueName: "file"))
  var errors: String?
  @Flag(help: "Adds to each record what made it: the version, and hashes of the rules and the input.")
  var provenance = false
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @Argument(
    help: ArgumentHelp(
      "Files, folders, or - for standard input; gzip and zstd are read as they are.", valueName: "input"))
  var inputs: [String] = []

  func validate() throws {
    if resume, output == nil { throw ValidationError("--resume adds to a file; name it with --output FILE") }
    if let errors, errors == output {
      throw ValidationError("--errors and --output are the same file; name two")
    }
    if let errors, OutputCompression(fileName: errors) != .none {
      throw ValidationError("--errors is written without compression; name a file without .gz or .zst")
    }
    if output == nil, let compress, compress != .none, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError("a terminal can't show what is compressed; name a file with --output FILE")
    }
  }

  func runOptions(_ rules: RuleOptions) -> RunOptions {
    var options = RunOptions()
    options.rules = rules.rules
    options.adapter = adapter
    options.cleanLatex = cleanLatex
    options.provenance = provenance
    limits.set(&options)
    return options
  }

  var target: RunTarget {
    RunTarget(output: output, errors: errors, compression: compress, resumes: resume)
  }

  /// Makes a run, which is kept until the process ends: that frees all rules at once. Wrong rules are printed and end
  /// the command with status 2.
  func makeRun<Run>(_ make: () throws -> Run) throws -> Run {
    do {
      let run = try make()
      kept.append(Kept(run))
      return run
    } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
  }

  /// Ends the command with the status that a summary calls for.
  func finish(_ summary: RunSummary, stopping: StopRequest) throws {
    if summary.canResume, let output {
      Console.error(
        "what is done stands in \(output).partial; the same command with --resume goes on with it")
    }
    if summary.isStopped { throw ExitCode(stopping.status) }
    if summary.failures > 0 || summary.outputFailed { throw ExitCode(1) }
  }
}

extension OutputCompression: ExpressibleByArgument {}

/// What is never freed; changed by the main thread alone.
nonisolated(unsafe) private var kept: [AnyObject] = []

private final class Kept<Value> {
  let value: Value

  init(_ value: Value) { self.value = value }
}
