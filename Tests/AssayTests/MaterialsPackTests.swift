import Foundation
import Records
import Testing

@testable import Assay

@Suite("The worked example of a pack")
struct MaterialsPackTests {
  private static let folder = RuleReference.checkout.appending(path: "Rules/examples/materials").path

  @Test("Its rules, added to those that ship, find the gold's mentions and no others")
  func gold() throws {
    let shipped = RuleReference.checkout.appending(path: "Rules").path
    let extractor = try Extractor(rules: [shipped, "+" + Self.folder])
    var worker = extractor.makeWorker()
    let lines = try String(contentsOfFile: Self.folder + "/gold.jsonl", encoding: .utf8).split(
      separator: "\n")
    #expect(lines.count >= 5)
    for line in lines {
      let gold = try JSONValue.parse(Array(line.utf8))
      let abstract = try #require(gold["abstract"]?.string)
      let paper = Paper(source: Source(input: "-", index: 0, adapter: "gold"), abstract: abstract)
      let found = worker.record(of: paper).mentions.filter { $0.type == "material" }
      let expected = gold["mentions"]?.array ?? []
      #expect(found.map(\.scalarRange.lowerBound) == expected.map { $0["start"]?.int ?? -1 }, "\(abstract)")
      #expect(found.map(\.text) == expected.map { $0["text"]?.string ?? "" })
      #expect(found.map(\.canonical) == expected.map { $0["canonical"]?.string })
    }
  }

  @Test("Its examples pass and nothing about it is dubious")
  func check() throws {
    let report = try RuleReport(rules: [Self.folder])
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
  }
}
