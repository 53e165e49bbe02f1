import Foundation
import Testing

/// Text that would do something to a terminal, and names of files that are no text.
@Suite("Hostile text", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct HostileTextTests {
  /// Clears the screen, turns colours on, rings, goes back, turns the direction of writing.
  static let hostile = "\u{1B}[2J\u{1B}[31mMNIST\u{7}\u{8}\u{9B}31m\u{202E}gnp\u{2066}"

  private static func isHarmless(_ text: String) -> Bool {
    !text.unicodeScalars.contains {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F..<0xA0).contains($0.value)
        || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }
  }

  @Test(
    "Nothing that a terminal obeys is printed for people",
    arguments: [
      ["explain", "We train on \(hostile) and reach 5%."], ["explain", "--title", hostile, "x"],
      ["explain", "--rule", "datasets/known", "--span", "\(hostile)", "We train on MNIST."],
      ["explain", "--json", "We train on \(hostile)."], ["extract", "/nonexistent/\(hostile)\nforged: line"],
      ["papers", "--adapter", hostile, "-"], ["rules", "show", hostile],
      ["gold", "check", "/none/\(hostile)"],
      ["extract", "--jobs", hostile], ["score", "--require", hostile],
      ["rules", "check", "--rules", "/none/\(hostile)"],
    ])
  func commands(arguments: [String]) throws {
    let run = try CommandRun(arguments, input: Array("x".utf8))
    #expect(Self.isHarmless(run.output), "\(run.output.debugDescription)")
    #expect(Self.isHarmless(run.errors), "\(run.errors.debugDescription)")
    #expect(!(run.output + run.errors).isEmpty)
    #expect(!run.errors.split(separator: "\n").contains("forged: line: there is no such file or folder"))
  }

  @Test("On a terminal, colours are the program's own, and those of the text are escaped")
  func terminal() throws {
    let folder = try ScratchFolder()
    try folder.write("We train on \(Self.hostile) and MNIST.", to: "text")
    let run = try CommandRun(
      [],
      through:
        "env -u NO_COLOR TERM=xterm script -qec \"ASSAY explain \\\"$(cat \(folder.path)/text)\\\"\" /dev/null"
    )
    let escapes = run.output.components(separatedBy: "\u{1B}[").dropFirst().map { $0.prefix { $0 != "m" } }
    #expect(Set(escapes).isSubset(of: ["0", "1", "2", "31", "32"]), "\(escapes)")
    #expect(escapes.contains("1"), "there are colours: \(run.output.debugDescription)")
    #expect(run.output.contains(#"\u009B31m"#) && !run.output.contains("\u{1B}[2J"))
  }

  @Test("Scores and errors of papers with such text", arguments: ["terminal", "markdown", "github", "junit"])
  func scores(format: String) throws {
    let folder = try ScratchFolder()
    let text = String(
      decoding: try JSONSerialization.data(
        withJSONObject: ["On \(Self.hostile) and MNIST and CIFAR it reaches 5% accuracy."]), as: UTF8.self
    ).dropFirst().dropLast()
    let gold = try folder.write(
      #"{"schema": "assay/1", "id": "p\u001b[2J1", "title": "T\u001b[2J", "abstract": \#(text), "mentions": [], "results": []}"#
        + "\n", to: "gold.jsonl")
    let run = try CommandRun([
      "score", "--gold", gold, "--errors", "9", "--by-paper", "5", "--format", format,
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(Self.isHarmless(run.output), "\(run.output.debugDescription)")
    #expect(Self.isHarmless(run.errors))
    #expect(run.output.contains("MNIST") || format == "junit")
  }

  @Test("Records are JSON that holds no control character")
  func records() throws {
    let paper = #"{"title": "A\u001b[2J\u009b title", "abstract": "We train on MNIST\u0007."}"#
    let run = try CommandRun(["extract", "-q", "-"], input: Array(paper.utf8))
    #expect(run.status == 0 && run.lines.count == 2)
    #expect(Self.isHarmless(run.output), "\(run.output.debugDescription)")
  }

  @Test("A file whose name is no text is read, named, and may be named in the call")
  func names() throws {
    let folder = try ScratchFolder()
    let make =
      #"printf '{"title":"A","abstract":"We use MNIST."}\n' > "$(printf '\#(folder.path)/a\377b.jsonl')"; "#
    let ways = [
      #"ASSAY papers \#(folder.path)"#, #"ASSAY papers "$(printf '\#(folder.path)/a\377b.jsonl')""#,
      #"ASSAY papers '\#(folder.path)/a\xFFb.jsonl'"#,
    ]
    for way in ways {
      let run = try CommandRun([], through: make + way)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains(#"a\\xFFb.jsonl", "index": 0"#), "\(run.output)")
    }
    let output = try CommandRun(
      [], through: #"ASSAY papers -o "$(printf '\#(folder.path)/o\376')" --resume \#(folder.path)/*.jsonl"#)
    #expect(output.status == 0, "\(output.errors)")
    let list = try CommandRun([], through: #"ls "$(printf '\#(folder.path)/o\376')""#)
    #expect(list.status == 0)
  }
}
