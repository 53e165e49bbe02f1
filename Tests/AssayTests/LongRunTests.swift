import Foundation
import Testing

/// Runs that are interrupted, gone on with, and added to.
@Suite("Long runs", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct LongRunTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: inputs, withIntermediateDirectories: true)
  }

  private var inputs: String { "\(folder.path)/in" }
  private var output: String { "\(folder.path)/out.jsonl" }

  private static func lines(_ names: ClosedRange<Int>) -> String {
    names.map { #"{"title": "Paper \#($0)", "abstract": "We use MNIST."}"# + "\n" }.joined()
  }

  private func papers(_ more: String..., resume: Bool = true) throws -> CommandRun {
    try CommandRun(["papers", "-o", output] + (resume ? ["--resume"] : []) + more + [inputs])
  }

  private func titles() throws -> [String] {
    try folder.read("out.jsonl").split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["title"] as? String ?? "?"
    }
  }

  @Test("A second run reads only what is new, what was renamed is known, and a copy is an input of its own")
  func growingFolder() throws {
    try folder.write(Self.lines(1...3), to: "in/b.jsonl")
    #expect(try papers().status == 0)
    #expect(try titles() == ["Paper 1", "Paper 2", "Paper 3"])
    try folder.write(Self.lines(4...4), to: "in/a.jsonl")
    #expect(try papers().status == 0)
    #expect(try titles().count == 4)
    try FileManager.default.moveItem(atPath: "\(inputs)/b.jsonl", toPath: "\(inputs)/c.jsonl")
    #expect(try papers().status == 0)
    #expect(try titles().count == 4)
    try FileManager.default.copyItem(atPath: "\(inputs)/a.jsonl", toPath: "\(inputs)/d.jsonl")
    #expect(try papers().status == 0)
    #expect(try titles() == ["Paper 1", "Paper 2", "Paper 3", "Paper 4", "Paper 4"])
    let journal = try folder.read("out.jsonl.journal")
    #expect(try papers().status == 0)
    #expect(try folder.read("out.jsonl.journal") == journal)
  }

  @Test("An output that lies among its inputs is none of them")
  func outputAmongInputs() throws {
    try folder.write(Self.lines(1...3), to: "in/a.jsonl")
    let call = [
      "papers", "-o", "\(inputs)/out.jsonl", "--errors", "\(inputs)/lost.jsonl", "--resume", inputs,
    ]
    for _ in 1...3 { #expect(try CommandRun(call).status == 0) }
    #expect(try folder.read("in/out.jsonl").split(separator: "\n").count == 3)
  }

  @Test("Failures are counted and written once, also when a run adds to another")
  func failures() throws {
    try folder.write(Self.lines(1...2) + "{broken\n", to: "in/a.jsonl")
    try folder.write("", to: "in/empty.html")
    let errors = "\(folder.path)/lost.jsonl"
    for round in 1...2 {
      let run = try papers("--errors", errors)
      #expect(run.status == 1, "\(round): \(run.errors)")
      let lost = try folder.read("lost.jsonl").split(separator: "\n").map { line in
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
      }
      #expect(lost.count == 2)
      #expect(lost.first??["input"] == "\(inputs)/a.jsonl" && lost.first??["place"] == "line 3, column 2")
      #expect(lost.last??["place"] == nil && lost.last??["reason"]?.contains("empty") == true)
    }
  }

  @Test("Without --resume the output is written anew, and no journal is left")
  func anew() throws {
    try folder.write(Self.lines(1...2), to: "in/a.jsonl")
    #expect(try papers().status == 0)
    #expect(try papers(resume: false).status == 0)
    #expect(try titles().count == 2)
    #expect(!FileManager.default.fileExists(atPath: output + ".journal"))
    let run = try papers()
    #expect(run.status == 2 && run.errors.contains("it has no journal"))
  }

  @Test("What would not agree with what is there is refused, and nothing is changed")
  func refusals() throws {
    try folder.write(Self.lines(1...2), to: "in/a.jsonl")
    #expect(try papers().status == 0)
    let before = try folder.read("out.jsonl")
    let other = try papers("--clean-latex")
    #expect(other.status == 2 && other.errors.contains("another --clean-latex (then false, now true)"))
    let command = try CommandRun(["extract", "-o", output, "--resume", inputs])
    #expect(command.status == 2 && command.errors.contains("another command"))
    let pipe = try CommandRun(["papers", "-o", output, "--resume", "-"])
    #expect(pipe.status == 2 && pipe.errors.contains("--resume may have to read an input again"))
    let nowhere = try CommandRun(["papers", "--resume", inputs])
    #expect(nowhere.status == 2 && nowhere.errors.contains("--output FILE"))
    #expect(try folder.read("out.jsonl") == before)
    try folder.write(before + "{}\n", to: "out.jsonl")
    let changed = try papers()
    #expect(changed.status == 2 && changed.errors.contains("it has been changed"))
  }

  private func compressed(_ name: String, _ more: String..., resume: Bool = true) throws -> CommandRun {
    try CommandRun(
      ["papers", "-o", "\(folder.path)/\(name)"] + (resume ? ["--resume"] : []) + more + [inputs])
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
  }

  @Test("A compressed output grows as if it had been written in one go", arguments: ["gz", "zst"])
  func compressedOutput(ending: String) throws {
    // Each of these is more than a block, with a rest that is none.
    try folder.write(Self.lines(1...9000), to: "in/a.jsonl")
    #expect(try compressed("out.\(ending)").status == 0)
    for more in 1...2 {
      try folder.write(Self.lines((more * 10_000)...(more * 10_000 + 9000)), to: "in/b\(more).jsonl")
      try folder.write(Self.lines(more...more), to: "in/c\(more).jsonl")
      #expect(try compressed("out.\(ending)").status == 0)
    }
    let journal = try folder.read("out.\(ending).journal")
    #expect(try compressed("out.\(ending)").status == 0)
    #expect(try folder.read("out.\(ending).journal") == journal)
    let plain = try CommandRun(["papers", "\(folder.path)/out.\(ending)"])
    #expect(plain.status == 0 && plain.lines.count == 27_005)
    // The order in which the files came is that of their names but for the two small ones.
    for name in ["b1", "c1", "b2", "c2"].enumerated() {
      try FileManager.default.moveItem(
        atPath: "\(inputs)/\(name.element).jsonl", toPath: "\(inputs)/\(name.offset + 1).jsonl")
    }
    try FileManager.default.moveItem(atPath: "\(inputs)/a.jsonl", toPath: "\(inputs)/0.jsonl")
    #expect(try compressed("again.\(ending)", resume: false).status == 0)
    let first = try CommandRun(["papers", "\(folder.path)/again.\(ending)"])
    func titles(_ run: CommandRun) -> [Substring] {
      run.lines.map { $0.split(separator: "\"title\"").last ?? "" }
    }
    #expect(titles(first) == titles(plain))
  }

  @Test("What is compressed on standard output is what a file gets, on any number of threads")
  func compressedStandardOutput() throws {
    try folder.write(Self.lines(1...12_000), to: "in/a.jsonl")
    #expect(try compressed("out.zst", resume: false).status == 0)
    #expect(try compressed("forced", "--compress", "zstd", resume: false).status == 0)
    #expect(try bytes("out.zst") == bytes("forced"))
    let pipe = try CommandRun(
      [], through: "ASSAY papers --compress zstd \(inputs) > \(folder.path)/piped")
    #expect(try pipe.status == 0 && bytes("piped") == bytes("out.zst"))
    for jobs in ["1", "3"] {
      let run = try CommandRun(
        ["extract", "-q", "-j", jobs, "-o", "\(folder.path)/\(jobs).gz", "\(inputs)/a.jsonl"])
      #expect(run.status == 0)
    }
    #expect(try bytes("1.gz") == bytes("3.gz"))
  }

  @Test("Another compression, a changed file and compressed errors are refused")
  func compressedRefusals() throws {
    try folder.write(Self.lines(1...10), to: "in/a.jsonl")
    #expect(try compressed("out.gz").status == 0)
    let other = try compressed("out.gz", "--compress", "zstd")
    #expect(other.status == 2 && other.errors.contains("another --compress (then gzip, now zstd)"))
    let errors = try compressed("out.gz", "--errors", "\(folder.path)/lost.gz")
    #expect(errors.status != 0 && errors.errors.contains("--errors is written without compression"))
    let whole = try bytes("out.gz")
    try whole.dropLast().write(to: URL(fileURLWithPath: "\(folder.path)/out.gz"))
    let changed = try compressed("out.gz")
    #expect(changed.status == 2 && changed.errors.contains("it has been changed"))
  }

  // ThreadSanitizer's runtime does not start with a limit on the size of files.
  @Test(
    "A file that may not grow ends the run with whole lines, and the run goes on once it may",
    .disabled(if: ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil, "runs without ThreadSanitizer"))
  func fullDisk() throws {
    try folder.write(Self.lines(1...4000), to: "in/a.jsonl")
    let limited = try CommandRun(
      [], through: "ulimit -f 300; ASSAY papers -o \(output) \(inputs)")
    #expect(limited.status == 1 && limited.errors.contains("may not grow larger"), "\(limited.errors)")
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(try folder.read("out.jsonl.partial").hasSuffix("}\n"))
    #expect(try papers().status == 0)
    #expect(try titles() == (1...4000).map { "Paper \($0)" })
  }

  /// A run that has begun and waits for what the pipe gives.
  private func runReadingPipe() throws -> (process: Process, pipe: Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltCommand.path)
    process.arguments = ["papers", "-o", output, "-"]
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardError = FileHandle.nullDevice
    // A program that has ended must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    return (process, pipe)
  }

  @Test("Two runs don't write the same file")
  func lock() throws {
    let (process, pipe) = try runReadingPipe()
    while !FileManager.default.fileExists(atPath: output + ".partial") { usleep(10_000) }
    let other = try CommandRun(["papers", "-o", output, "-"])
    #expect(other.status == 2 && other.errors.contains("another run is writing it"))
    try pipe.fileHandleForWriting.write(contentsOf: Data(Self.lines(1...1).utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(
    "A signal ends a run that waits for input, with whole lines", arguments: [SIGINT, SIGTERM])
  func signals(number: Int32) throws {
    let (process, pipe) = try runReadingPipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(Self.lines(1...5000).utf8))
    while !FileManager.default.fileExists(atPath: output + ".partial") { usleep(10_000) }
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + number)
    let partial = try folder.read("out.jsonl.partial")
    #expect(partial.isEmpty || partial.hasSuffix("}\n"))
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test(
    "Killed at random moments, or where a file is written, and gone on with, a run loses and doubles nothing",
    arguments: [
      ("kill_test.py ASSAY 10 --papers 400", "byte for byte"),
      ("fault_test.py ASSAY --papers 100 --every 7", "nothing was lost or doubled"),
    ])
  func interruptions(call: String, says: String) throws {
    // A small set of rules is read faster than the shipped one.
    try folder.write(ScoreSamples.pack, to: "rules/toys.yaml")
    let run = try CommandRun(
      [], through: "python3 \(Self.faults)/\(call) --command 'papers --rules \(folder.path)/rules'")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(says))
  }

  private static let faults =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().path + "/Faults"
}
