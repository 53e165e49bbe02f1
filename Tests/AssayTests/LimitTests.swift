import Foundation
import Testing

/// What is past a limit fails alone, by its place and with the flag that raises the limit.
@Suite("Limits", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct LimitTests {
  private static let good = #"{"title": "FooNet", "abstract": "We reach 91% on MNIST."}"#
  private static let long =
    #"{"title": "Long one", "abstract": "\#(String(repeating: "It reaches 5% on MNIST. ", count: 40))"}"#

  private static let atom = "http://www.w3.org/2005/Atom"
  private static func entry(_ title: String, attributes: String = "", text: String = "We use MNIST.")
    -> String
  {
    "<entry\(attributes)><id>http://arxiv.org/abs/2501.0000\(title.count)v1</id><title>\(title)</title>"
      + "<summary>\(text)</summary></entry>"
  }
  private static func feed(_ entries: String...) -> String {
    "<?xml version=\"1.0\"?>\n<feed xmlns=\"\(atom)\"><id>http://arxiv.org/api/1</id>\n"
      + entries.joined(separator: "\n") + "\n</feed>\n"
  }

  /// One rule, since a small set of rules is read faster than the shipped one.
  private static let pack = """
    pack: toys
    rules:
      - id: known
        emits: dataset
        pattern: '@("MNIST")'
        why: a name that is known
        examples: ['On [MNIST].']
    """

  private func extract(_ arguments: [String], in folder: ScratchFolder) throws -> CommandRun {
    try folder.write(Self.pack, to: "rules/toys.yaml")
    return try CommandRun(["extract", "-q", "--rules", "\(folder.path)/rules"] + arguments)
  }

  /// Two good papers around one that is past the limit.
  private static let cases: [(flag: String, value: String, input: String, place: String)] = [
    ("--max-paper-bytes", "500", lines, "in: paper 1 (generic-json:in:1): its title and text have 967 bytes"),
    ("--max-tokens", "100", lines, "in: paper 1 (generic-json:in:1): it has 282 tokens"),
    ("--max-sentences", "20", lines, "in: paper 1 (generic-json:in:1): it has 41 sentences"),
    ("--max-matches", "20", lines, "in: paper 1 (generic-json:in:1): rules find "),
    ("--max-record-bytes", "2500", lines, "in: paper 1 (generic-json:in:1): its record has "),
    ("--max-line-bytes", "500", lines, "in:2: the line has more than 500 bytes"),
    (
      "--max-item-bytes", "600",
      feed(entry("A"), entry("Bb", text: String(repeating: "long ", count: 300)), entry("Ccc")),
      "in:4: one item has more than 600 bytes"
    ),
  ]
  private static let lines = [good, long, good].joined(separator: "\n") + "\n"

  @Test("One paper of three is past a limit", arguments: cases)
  func oneOfThree(flag: String, value: String, input: String, place: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write(input, to: "in")
    let errors = "\(folder.path)/errors.jsonl"
    let run = try extract([flag, value, "--errors", errors, path], in: folder)
    #expect(run.status == 1)
    #expect(run.lines.count == 3, "two papers and the end: \(run.output) \(run.errors)")
    #expect(run.errors.contains("/" + place), "\(run.errors)")
    #expect(run.errors.contains("raise the limit with \(flag)"), "\(run.errors)")
    let lost = try folder.read("errors.jsonl").split(separator: "\n")
    #expect(lost.count == 1 && lost.first?.contains(flag) == true)
    #expect(lost.first?.contains(#""place": ""#) == true)
    // Without the flag all three are read.
    let all = try extract([path], in: folder)
    #expect(all.status == 0 && all.lines.count == 4, "\(all.errors)")
  }

  private static let documents: [(flag: String, value: String, input: String)] = [
    ("--max-attributes", "3", feed(entry("A", attributes: #" a="1" b="2" c="3" d="4""#))),
    ("--max-depth", "20", "<html><body>" + String(repeating: "<div>", count: 40) + "<p>We use MNIST.</p>"),
    ("--max-nodes", "30", "<html><body><h1>T</h1>" + String(repeating: "<p>We use MNIST.</p>", count: 40)),
    ("--max-bytes", "500", "<html><body><h1>T</h1>" + String(repeating: "<p>We use MNIST.</p>", count: 40)),
  ]

  @Test("A document that is past a limit fails, and the next is read", arguments: documents)
  func document(flag: String, value: String, input: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write(input, to: "bad")
    let other = try folder.write(Self.good, to: "good")
    let run = try extract([flag, value, path, other], in: folder)
    #expect(run.status == 1 && run.lines.count == 2, "\(run.errors)")
    #expect(run.errors.contains("raise the limit with \(flag)"), "\(run.errors)")
    #expect(try extract([path], in: folder).status == 0)
  }

  @Test("A limit below one is a wrong call", arguments: ["--max-tokens", "--max-line-bytes", "--max-nodes"])
  func wrong(flag: String) throws {
    let run = try CommandRun(["extract", flag, "0", "-"])
    #expect(run.status == 2 && run.errors.contains("\(flag) takes 1 or more"))
  }

  @Test("The help names every limit")
  func help() throws {
    let help = try CommandRun(["extract", "--help"]).output
    for flag in Self.cases.map(\.flag) + Self.documents.map(\.flag) { #expect(help.contains("\(flag) <n>")) }
  }
}
