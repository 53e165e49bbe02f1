import ArgumentParser

/// `assay rules …`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Checks, tests, lists and documents rules.",
    subcommands: [
      RulesCheckCommand.self, RulesTestCommand.self, RulesListCommand.self, RulesShowCommand.self,
      RulesDocumentCommand.self, RulesSchemaCommand.self, RulesWatchCommand.self,
    ])
}
