public import ArgumentParser
import Assay
public import Evaluation
import Records

extension AnnotationFormat: ExpressibleByArgument {}

/// `assay gold import`
struct GoldImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes gold of an annotation tool's files.",
    discussion: """
      Examples:
        assay gold import brat-folder -o gold.jsonl
        assay gold import --format doccano all.jsonl --into Gold/dev.jsonl -o new-dev.jsonl

      The formats hold mentions only. With --into, the mentions that were read take the place of that gold's,
      and its results and facts stay. Exit status: 1 where something could not be read; the rest is written.
      """)

  @Option(help: "brat, conll, label-studio, doccano, spacy or webanno; without, recognised from the content.")
  var format: AnnotationFormat?
  @Argument(help: "Files, or folders of them (brat: .txt and .ann pairs).") var inputs: [String]
  @Option(help: ArgumentHelp("The gold that was annotated anew.", valueName: "gold")) var into: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Writes to a file.", valueName: "file")) var output: String?

  func run() throws {
    let gold = try into.map { try GoldOptions.read([$0]) }
    let goldErrors = gold?.files.flatMap(\.errors) ?? []
    for error in goldErrors { Console.error("\(error)") }
    // Merging into gold that can't be read whole would lose its lines.
    if !goldErrors.isEmpty { throw ExitCode(2) }
    let files = try Call.check { try AnnotationFiles.read(inputs) }
    var read = format.map { $0.read(files) } ?? AnnotationImport(AnnotatedPapers(files))
    for problem in read.problems { Console.error("\(problem)") }
    if read.records.isEmpty {
      Console.error("\(inputs.joined(separator: ", ")): no papers were found; name the format with --format")
      throw ExitCode(2)
    }
    if let gold { read.records = read.merged(into: gold.records) }
    let bytes = read.records.flatMap(GoldFile.line)
    try Call.check { try ReportFile.write(bytes, to: output) }
    if let output { Console.error("wrote \(read.records.count) papers to \(output)") }
    if !read.problems.isEmpty { throw ExitCode(1) }
  }
}

/// `assay gold export`
struct GoldExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes gold for an annotation tool.",
    discussion: """
      Examples:
        assay gold export --format brat Gold/dev.jsonl -o brat-folder
        assay gold export --format label-studio Gold/dev.jsonl -o tasks.json
      """)

  @Option(help: "brat, conll, label-studio, doccano, spacy or webanno.") var format: AnnotationFormat
  @Argument(help: "Gold files, or folders of *.jsonl.") var gold: [String]
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder, or a file where the format is one file.", valueName: "dir|file"))
  var output: String

  func run() throws {
    let set = try GoldOptions.read(gold)
    let errors = set.files.flatMap(\.errors)
    for error in errors { Console.error("\(error)") }
    let export = format.export(set.records)
    for loss in export.losses { Console.error(loss) }
    let written = try Call.check { try AnnotationFiles.write(export, to: output) }
    Console.error("wrote \(set.records.count) papers to \(written.count) file(s) in \(output)")
    if !errors.isEmpty { throw ExitCode(1) }
  }
}
