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

  static func main() { main(ScoreArguments.separatingValues(CommandLine.arguments.dropFirst())) }
}
