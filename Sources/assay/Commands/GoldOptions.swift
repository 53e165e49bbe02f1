import ArgumentParser
import Assay
import Evaluation

/// Which gold a command uses.
struct GoldOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Gold files, or folders of *.jsonl; without, the gold that ships beside the rules.", valueName: "file"))
  var gold: [String] = []

  /// The gold, read and found sound; where it is not, all that is wrong is printed, and the command ends
  /// with status 2.
  func checked() throws -> GoldSet {
    let set = try GoldOptions.read(gold)
    let errors = set.problems().filter { $0.severity == .error }
    for error in errors { Console.error("\(error)") }
    if !errors.isEmpty {
      Console.error(
        "the gold has \(errors.count) error(s); `assay gold check` lists all that is doubtful, too")
      throw ExitCode(2)
    }
    if set.records.isEmpty {
      Console.error(
        "\(set.files.map(\.name).joined(separator: ", ")): there are no gold papers; give a file with one a line"
      )
      throw ExitCode(2)
    }
    return set
  }

  /// The named gold files, or those that ship, which are then named on standard error.
  static func read(_ paths: [String]) throws -> GoldSet {
    try Call.check {
      let files = paths.isEmpty ? try GoldLocation.shipped() : paths
      if paths.isEmpty { Console.error("gold: \(files.joined(separator: ", "))") }
      return try GoldSet(files)
    }
  }
}

/// What a wrong call comes to.
enum Call {
  /// Does `body`; an error is printed, and the command ends with status 2.
  static func check<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
  }
}
