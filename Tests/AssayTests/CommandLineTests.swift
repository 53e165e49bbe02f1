import Foundation
import Testing

/// Runs the built command as a user would.
struct CommandRun {
  var status: Int32
  var output: String
  var errors: String
  var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false) }

  init(_ arguments: [String], input: [UInt8] = [], through shell: String? = nil) throws {
    let process = Process()
    let (out, err, pipe) = (Pipe(), Pipe(), Pipe())
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", shell.replacingOccurrences(of: "ASSAY", with: BuiltCommand.path)]
    } else {
      process.executableURL = URL(fileURLWithPath: BuiltCommand.path)
      process.arguments = arguments
    }
    process.standardOutput = out
    process.standardError = err
    process.standardInput = pipe
    try process.run()
    DispatchQueue.global().async {
      // A program that ends before it has read all must not end the tests.
      signal(SIGPIPE, SIG_IGN)
      try? pipe.fileHandleForWriting.write(contentsOf: Data(input))
      try? pipe.fileHandleForWriting.close()
    }
    nonisolated(unsafe) var errorData = Data()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { errorData = err.fileHandleForReading.readDataToEndOfFile() }
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    group.wait()
    process.waitUntilExit()
    errors = String(decoding: errorData, as: UTF8.self)
    status = process.terminationStatus
  }
}

@Suite("The command line", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct CommandLineTests {
  static let good =
    #"{"title": "FooNet: nets for foo", "abstract": "We propose FooNet. It reaches 91.2% accuracy on MNIST."}"#

  @Test("A listing on standard input becomes records, with a summary on standard error")
  func standardInput() throws {
    let run = try CommandRun(["extract", "-"], input: Array((Self.good + "\n").utf8))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.count == 2 && run.lines[1].isEmpty)
    #expect(run.output.hasPrefix(#"{"schema": "assay/1", "id": "#))
    #expect(run.output.contains(#""text": "MNIST""#))
    #expect(run.errors.contains("1 papers: 1 dataset, 1 metric"))
  }

  static let mixed: [(name: String, bytes: [UInt8], says: String)] = [
    ("empty.html", [], "empty"),
    ("binary.bin", (0..<4000).map { UInt8(truncatingIfNeeded: ($0 * 7919) ^ ($0 >> 3)) }, "binary.bin"),
    ("none.html", Array("<html><head><title></title></head><body></body></html>".utf8), "none.html"),
    (
      "surrogate.jsonl", Array((#"{"title": "A \ud800 b", "abstract": "x"}"# + "\n").utf8),
      "surrogate.jsonl:1"
    ),
    ("truncated.json", Array(#"[{"title": "A", "abstract": "b"#.utf8), "truncated.json:1"),
    ("bomb.xml", Array(entityBomb.utf8), "bomb.xml"),
    ("deep.xml", Array((feedStart + String(repeating: "<d>", count: 10_000) + "x").utf8), "--max-depth"),
  ]

  static let feedStart =
    "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>T</title>"

  static let entityBomb =
    "<?xml version=\"1.0\"?><!DOCTYPE f [<!ENTITY a \"ha\">"
    + (1..<12).map {
      "<!ENTITY a\($0) \"\(String(repeating: $0 == 1 ? "&a;" : "&a\($0 - 1);", count: 10))\">"
    }.joined()
    + "]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>arXiv</title><entry><id>http://arxiv.org/abs/2501.00001v1</id>"
    + "<title>T</title><summary>&a11;</summary></entry></feed>"

  @Test("Bad input fails alone: the others are read, the status is 1, every line is whole", arguments: mixed)
  func badInput(name: String, bytes: [UInt8], says: String) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.good + "\n", to: "good.jsonl")
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    let run = try CommandRun(["extract", "\(folder.path)/\(name)", "\(folder.path)/good.jsonl"])
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.output.hasSuffix("}\n"))
    #expect(
      run.lines.dropLast().allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil })
    #expect(run.lines.contains { $0.contains("FooNet") })
  }

  @Test("What is damaged but can be read is read, with a warning")
  func damaged() throws {
    let folder = try ScratchFolder()
    let latin: [UInt8] =
      Array("{\"title\": \"Caf".utf8) + [0xE9] + Array("\", \"abstract\": \"We use MNIST here.\"}\n".utf8)
    try Data(latin).write(to: URL(fileURLWithPath: "\(folder.path)/latin.jsonl"))
    try folder.write("<html><body><h1>Title of a page</h1><p>We use MNIST here and", to: "cut.html")
    let run = try CommandRun(["extract", "\(folder.path)/latin.jsonl", "\(folder.path)/cut.html"])
    #expect(run.output.contains("Café"))
    #expect(run.output.contains("Title of a page"))
    #expect(run.lines.count == 3)
  }

  @Test("A missing file and a folder without files are named")
  func missing() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/void", withIntermediateDirectories: true)
    try folder.write(Self.good + "\n", to: "good.jsonl")
    let run = try CommandRun([
      "extract", "\(folder.path)/no.html", "\(folder.path)/void", "\(folder.path)/good.jsonl",
    ])
    #expect(run.status == 1)
    #expect(run.errors.contains("no.html: "))
    #expect(run.errors.contains("void: the folder holds no files"))
    #expect(run.lines.count == 2)
  }

  @Test("A file past the limit is refused by name, with the flag that raises it")
  func tooLarge() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "<html><body><p>" + String(repeating: "word ", count: 100_000) + "</p></body></html>", to: "big.html")
    let run = try CommandRun(["extract", "--max-bytes", "100000", "\(folder.path)/big.html"])
    #expect(run.status == 1)
    #expect(run.errors.contains("big.html: ") && run.errors.contains("--max-bytes"))
    #expect(run.output.isEmpty)
  }

  @Test("A reader that goes away ends the run quietly")
  func closedPipe() throws {
    let folder = try ScratchFolder()
    try folder.write(String(repeating: Self.good + "\n", count: 4000), to: "many.jsonl")
    let run = try CommandRun([], through: "ASSAY extract -q \(folder.path)/many.jsonl | head -n 2")
    #expect(run.lines.count == 3)
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test("A full disk is said")
  func fullDisk() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.good + "\n", to: "good.jsonl")
    let run = try CommandRun(["extract", "-q", "-o", "/dev/full", "\(folder.path)/good.jsonl"])
    #expect(run.status == 1)
    #expect(run.errors.contains("the disk is full"))
  }

  @Test("The output is the same for any number of threads, and -o writes the same bytes")
  func threads() throws {
    let folder = try ScratchFolder()
    let papers = (0..<300).map {
      #"{"title": "Paper \#($0)", "abstract": "We use MNIST, and \#($0) is a number."}"#
    }
    try folder.write(papers.joined(separator: "\n"), to: "many.jsonl")
    let one = try CommandRun(["extract", "-q", "--jobs", "1", "\(folder.path)/many.jsonl"])
    let four = try CommandRun(["extract", "-q", "--jobs", "4", "\(folder.path)/many.jsonl"])
    #expect(one.lines.count == 301 && one.output == four.output)
    _ = try CommandRun(["extract", "-q", "-o", "\(folder.path)/out.jsonl", "\(folder.path)/many.jsonl"])
    #expect(try folder.read("out.jsonl") == one.output)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out.jsonl.partial"))
  }

  @Test(
    "Wrong calls and wrong rules end with status 2 and write nothing",
    arguments: [
      ["extract", "--rules", "/nonexistent", "-"], ["rules", "check", "--rules", "/nonexistent"],
      ["rules", "show", "no/rule"],
    ])
  func wrongCalls(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test(
    "Each command's help shows an example",
    arguments: [
      "extract", "papers", "schema", "score", "explain", "suggest", "rules check", "rules test", "gold check",
    ])
  func help(command: String) throws {
    let run = try CommandRun(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("Example"), "\(run.output)")
    #expect(run.output.contains("assay \(command)"), "\(run.output)")
  }

  @Test("Completion scripts and the version")
  func completions() throws {
    #expect(try CommandRun(["--generate-completion-script", "bash"]).output.contains("extract"))
    #expect(try CommandRun(["--version"]).output.hasPrefix("0."))
  }

  @Test("The records of every shipped listing agree with their text and with the schema, checked in Python")
  func validate() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let folder = try ScratchFolder()
    let run = try CommandRun([
      "extract", "-q", "--provenance", "-o", "\(folder.path)/records.jsonl", "\(root)/Gold/listings",
    ])
    #expect(run.status == 0, "\(run.errors)")
    try folder.write(try CommandRun(["schema"]).output, to: "schema.json")
    let check = try CommandRun(
      [],
      through:
        "python3 \(root)/Tests/AssayTests/validate_records.py \(folder.path)/schema.json \(folder.path)/records.jsonl"
    )
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    #expect(check.output.contains("72 records"), "\(check.output)")
  }
}
