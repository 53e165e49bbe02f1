import ArgumentParser
import Records

/// `assay schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a record.",
    discussion: "Example: assay schema > assay-1.schema.json")

  func run() {
    Console.print(RecordSchema.json)
  }
}
