import Foundation
import Testing

/// `assay papers` reads the adapters alone.
@Suite("The command papers", .enabled(if: BuiltCommand.exists, "assay is not built beside the tests"))
struct PapersCommandTests {
  private static let paper = #"{"title": "FooNet", "abstract": "We reach 91% on MNIST."}"# + "\n"

  @Test("Packs are not looked at: with one that is wrong, papers are read and records are not made")
  func brokenPack() throws {
    let folder = try ScratchFolder()
    try folder.write("pack: [", to: "rules/broken.yaml")
    for (command, status) in [("papers", 0), ("extract", 2)] {
      let run = try CommandRun(
        [command, "--rules", "\(folder.path)/rules", "-"], input: Array(Self.paper.utf8))
      #expect(run.status == Int32(status), "\(command): \(run.errors)")
      #expect(run.output.contains("FooNet") == (status == 0))
    }
  }

  @Test("A folder of adapters alone is enough, and what a paper came from names them alone")
  func adaptersAlone() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "adapter: ours\nabout: a list\nrecognise:\n  - syntax: [json, jsonl]\n    any-keys: [heading]\n"
        + "reader: json\nitems: ['.']\nfields:\n  title: heading\n", to: "rules/listings/ours.yaml")
    let run = try CommandRun(
      ["papers", "--provenance", "--rules", "\(folder.path)/rules", "-"],
      input: Array((#"{"heading": "FooNet"}"# + "\n").utf8))
    #expect(run.status == 0, "\(run.errors)")
    let line = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(line?["title"] as? String == "FooNet")
    let provenance = line?["provenance"] as? [String: Any]
    #expect((provenance?["rules"] as? [String: String])?.keys.sorted() == ["listings"])
  }

  @Test("A folder that is not there is an error")
  func missingFolder() throws {
    let run = try CommandRun(["papers", "--rules", "/no/such/folder", "-"], input: Array(Self.paper.utf8))
    #expect(run.status == 2)
    #expect(run.errors.contains("/no/such/folder:1:1: error: the rules' folder can't be opened"))
  }
}
