import Evaluation
import Foundation
import Records
import Testing

/// The built command line, as a user runs it.
enum BuiltCommand {
  /// `assay` beside the test bundle.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let folder = bundle.components(separatedBy: ".xctest")[0].split(separator: "/").dropLast().joined(
      separator: "/")
    return (bundle.hasPrefix("/") ? "/" : "") + folder + "/assay"
  }()
  static let exists = FileManager.default.isExecutableFile(atPath: path)

  static func run(_ arguments: [String], in folder: ScratchFolder) throws -> (
    status: Int32, out: String, err: String
  ) {
    let id = UUID().uuidString
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let names = ["out-\(id)", "err-\(id)"]
    for name in names { try folder.write("", to: name) }
    let handles = try names.map { try #require(FileHandle(forWritingAtPath: "\(folder.path)/\($0)")) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.read(names[0]), try folder.read(names[1]))
  }
}

@Suite(
  "assay score, gold and suggest", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct ScoreCommandTests {
  private let folder: ScratchFolder
  private let gold: String
  private let common: [String]

  init() throws {
    folder = try ScratchFolder()
    try folder.write(ScoreSamples.pack, to: "rules/toys.yaml")
    gold = try folder.write(ScoreSamples.goldLines(), to: "gold.jsonl")
    common = ["--rules", "\(folder.path)/rules", "--gold", gold, "--resamples", "20"]
  }

  private func score(_ arguments: String...) throws -> (status: Int32, out: String, err: String) {
    try BuiltCommand.run(["score"] + common + arguments, in: folder)
  }

  @Test("prints the report, with errors where they are asked for")
  func terminal() throws {
    let plain = try score()
    #expect(plain.status == 0 && plain.err == "")
    #expect(plain.out.hasPrefix("3 papers, 3 gold mentions, 3 predicted\n"))
    #expect(plain.out.contains("Rules, the worst first\n"))
    #expect(!plain.out.contains("\u{1B}") && !plain.out.contains("[Omega]"))
    let errors = try score("--errors", "--by-paper", "1")
    #expect(errors.out.contains("Omega") && errors.out.contains("Papers, the worst first"))
  }

  @Test(
    "each format is what it says",
    arguments: [
      ("json", "{\"schema\""), ("markdown", "## Score"), ("github", "::warning file="),
      ("junit", "<?xml version=\"1.0\""),
    ])
  func formats(format: String, start: String) throws {
    let run = try score("--format", format)
    #expect(run.status == 0)
    #expect(run.out.hasPrefix(start), "\(run.out.prefix(200))")
  }

  @Test(
    "a requirement that falls short gives 1, one that is wrong 2",
    arguments: [("dataset.f1>=0.5", 0), ("dataset.f1>=0.99", 1), ("nothing.f1>=0.1", 1), ("dataset>=0.1", 2)])
  func requirements(bound: String, status: Int32) throws {
    let run = try score("--require", bound)
    #expect(run.status == status, "\(run.err)")
    #expect(run.err.isEmpty == (status == 0))
    #expect(run.out.isEmpty == (status == 2))
  }

  @Test("gold that is wrong gives 2, with its place, and no report")
  func wrongGold() throws {
    let wrong = try folder.write(
      ScoreSamples.goldLines().replacingOccurrences(of: "Naïve", with: "Naive"), to: "wrong.jsonl")
    let run = try BuiltCommand.run(["score", "--rules", "\(folder.path)/rules", "--gold", wrong], in: folder)
    #expect(run.status == 2 && run.out == "")
    #expect(run.err.contains("wrong.jsonl:2:"))
    let check = try BuiltCommand.run(["gold", "check", wrong], in: folder)
    #expect(check.status == 1 && check.out.contains("wrong.jsonl:2:"))
    #expect(try BuiltCommand.run(["gold", "check", gold], in: folder).status == 0)
  }

  @Test("files that are not there and rules that are wrong give 2")
  func wrongCalls() throws {
    #expect(try BuiltCommand.run(["score", "--gold", "\(folder.path)/none.jsonl"], in: folder).status == 2)
    try folder.write("pack: [", to: "bad/toys.yaml")
    let bad = try BuiltCommand.run(["score", "--rules", "\(folder.path)/bad", "--gold", gold], in: folder)
    #expect(bad.status == 2 && bad.err.contains("toys.yaml:"))
    #expect(try score("--compare", gold).status == 2)
  }

  @Test("another tool's files are scored; a line that can't be read gives 1")
  func predicted() throws {
    let own = ScoreSamples.goldLines()
    try folder.write(own, to: "predicted.jsonl")
    let run = try score("--predicted", "\(folder.path)/predicted.jsonl", "--require", "dataset.f1==1")
    #expect(run.status == 0, "\(run.err)")
    try folder.write(own + "{\n", to: "predicted.jsonl")
    let broken = try score("--predicted", "\(folder.path)/predicted.jsonl")
    #expect(
      broken.status == 1 && broken.err.contains("predicted.jsonl:4:") && broken.out.hasPrefix("3 papers"))
  }

  @Test("a report can be compared with an earlier one")
  func compare() throws {
    #expect(try score("--format=json", "-o", "\(folder.path)/before.json").status == 0)
    let rest = ScoreSamples.pack.replacingOccurrences(of: "'@(omega)'", with: "'@(neverwritten)'")
      .replacingOccurrences(of: "We use [Omega]", with: "We use [neverwritten]")
    try folder.write(rest, to: "rules/toys.yaml")
    let run = try score("--compare", "\(folder.path)/before.json")
    #expect(run.status == 0)
    #expect(run.out.contains("\n1 gained\n") && run.out.contains("\n1 false positives gone\n"), "\(run.out)")
    let json = try score("--compare", "\(folder.path)/before.json", "--format", "json")
    #expect(json.err.contains("1 gained") && json.out.hasPrefix("{"))
  }

  @Test(
    "--calibrate writes what extraction reads, beside the rules or where it is told",
    arguments: [true, false])
  func calibrate(named: Bool) throws {
    // A value that is joined with "=" counts whatever option follows it.
    let run =
      named ? try score("--calibrate=\(folder.path)/own.tsv", "--by-rule", "3") : try score("--calibrate")
    #expect(run.status == 0 && run.err.contains("Brier"))
    let text = try folder.read(named ? "own.tsv" : "rules/confidence.tsv")
    #expect(text.hasPrefix("rule\tconfidence\tn\tcorrect\ntoys/plain\t"))
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/rules/confidence.tsv") != named)
    #expect(try score("--calibrate", "--type", "dataset").status != 0)
  }

  @Test("gold goes through every format and comes back", arguments: AnnotationFormat.allCases)
  func formats(format: AnnotationFormat) throws {
    let out = "\(folder.path)/\(format.rawValue)"
    let written = try BuiltCommand.run(
      ["gold", "export", "--format", format.rawValue, gold, "-o", out], in: folder)
    #expect(written.status == 0, "\(written.err)")
    let read = try BuiltCommand.run(
      ["gold", "import", "--format", format.rawValue, out, "--into", gold], in: folder)
    #expect(read.status == 0, "\(read.err)")
    #expect(read.out == ScoreSamples.goldLines())
    let agreement = try BuiltCommand.run(["gold", "agree", gold, out], in: folder)
    #expect(agreement.out.contains("0 disagreements"), "\(agreement.out)")
  }

  @Test("suggests what is missed")
  func suggest() throws {
    let run = try BuiltCommand.run(["suggest", "--type", "dataset"] + common.dropLast(2), in: folder)
    #expect(run.status == 0 && run.out.contains("Omega"), "\(run.out)\(run.err)")
  }
}
