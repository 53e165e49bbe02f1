import ArgumentParser
import Rules

/// `assay rules schema`
struct RulesSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a rule file, for editors.",
    discussion: """
      Example: assay rules schema > Rules/schema/pack.schema.json
      A pack that begins with "# yaml-language-server: $schema=schema/pack.schema.json" is completed and checked.
      """)

  func run() { Console.print(String(PackSchema.json.dropLast())) }
}
