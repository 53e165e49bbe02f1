import Foundation
import Testing

/// What a record says of how it was made.
@Suite("Provenance", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct ProvenanceTests {
  private static let paper = #"{"title": "FooNet", "abstract": "We reach 91% on MNIST."}"# + "\n"

  private func provenance(_ run: CommandRun) throws -> [String: Any] {
    let record = try JSONSerialization.jsonObject(with: Data((run.lines.first ?? "").utf8)) as? [String: Any]
    return try #require(record?["provenance"] as? [String: Any])
  }

  /// The digest that the system's own program gives.
  private func digest(_ command: String) throws -> String {
    "sha256:" + (try CommandRun([], through: command).output.split(separator: " ").first ?? "")
  }

  @Test("The hashes are those of sha256sum: of the input as it lies there, and of packs with their lexicons")
  func hashes() throws {
    let folder = try ScratchFolder()
    try folder.write("name\tcanonical\nMNIST\tMNIST\n", to: "rules/sets.tsv")
    try folder.write(
      "pack: toys\nlexicons:\n  sets: sets.tsv\nrules:\n  - id: known\n    emits: dataset\n    phase: lexicon\n"
        + "    pattern: '@(%sets)'\n    why: a name that is known\n    examples:\n      - On [MNIST].\n",
      to: "rules/toys.yaml")
    try folder.write(Self.paper, to: "in.jsonl")
    _ = try CommandRun([], through: "gzip -k \(folder.path)/in.jsonl")
    for name in ["in.jsonl", "in.jsonl.gz"] {
      let run = try CommandRun(
        ["extract", "-q", "--provenance", "--rules", "\(folder.path)/rules", "\(folder.path)/\(name)"])
      #expect(run.status == 0, "\(run.errors)")
      let found = try provenance(run)
      #expect(found["version"] as? String == "0.1.0")
      #expect(try found["input"] as? String == digest("sha256sum \(folder.path)/\(name)"))
      let rules = try #require(found["rules"] as? [String: String])
      #expect(
        try rules["toys"]
          == digest("cat \(folder.path)/rules/toys.yaml \(folder.path)/rules/sets.tsv | sha256sum"))
      #expect(rules["listings"]?.count == "sha256:".count + 64)
    }
  }

  @Test("Standard input has a hash, too, and any number of threads gives the same bytes")
  func standardInput() throws {
    let input = Array(String(repeating: Self.paper, count: 100).utf8)
    let one = try CommandRun(["extract", "-q", "--provenance", "-j", "1", "-"], input: input)
    let four = try CommandRun(["extract", "-q", "--provenance", "-j", "4", "-"], input: input)
    #expect(one.lines.count == 101 && one.output == four.output, "\(one.errors)")
    let folder = try ScratchFolder()
    try folder.write(String(repeating: Self.paper, count: 100), to: "same")
    #expect(try provenance(one)["input"] as? String == digest("sha256sum \(folder.path)/same"))
  }

  @Test("Without the flag, records have none")
  func none() throws {
    let run = try CommandRun(["extract", "-q", "-"], input: Array(Self.paper.utf8))
    #expect(!run.output.contains("provenance"))
  }
}
