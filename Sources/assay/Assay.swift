import ArgumentParser
import Assay

/// The command line: arguments in, façade, printing out.
@main
struct AssayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Turns listings of research papers into structured records, by rules.",
    discussion: """
      Example: assay extract listing.html | jq -r '.mentions[] | select(.type == "dataset").text'
      """,
    version: Version.current,
    subcommands: [
      ExtractCommand.self, ScoreCommand.self, ExplainCommand.self, RulesCommand.self, GoldCommand.self,
      PapersCommand.self,
      SuggestCommand.self, SchemaCommand.self,
    ])

  /// Runs the command. A wrong call ends with status 2, as wrong rules do, not with the library's own 64.
  static func main() {
    do {
      var command = try parseAsRoot(ScoreArguments.separatingValues(RawArguments.all))
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.error(fullMessage(for: error))
      exit(withError: ExitCode(2))
    }
  }
}
