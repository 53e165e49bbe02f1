import Assay
import Evaluation
import Foundation
import Records
import Testing

@Suite("Gold against its listings")
struct GoldListingsTests {
  /// Gold whose papers stand in a listing of records beside it.
  private func problems(_ change: (inout [Record]) -> Void) throws -> [GoldProblem] {
    let folder = try ScratchFolder()
    let listed = ScoreSamples.papers.map { String(decoding: $0.encoded(), as: UTF8.self) + "\n" }.joined()
    try folder.write(listed, to: "listings/papers.jsonl")
    var gold = ScoreSamples.papers
    for index in gold.indices {
      gold[index].paper.source = Source(input: "papers.jsonl", index: index, adapter: "assay-records")
    }
    change(&gold)
    let lines = gold.map { record in
      // A gold line as a person keeps it, with the place that the paper came from.
      String(decoding: GoldFile.line(for: record), as: UTF8.self).replacingOccurrences(
        of: "{\"id\"",
        with:
          "{\"source\": {\"input\": \"\(record.paper.source.input)\", \"index\": \(record.paper.source.index), "
          + "\"adapter\": \"assay-records\"}, \"id\"", options: .anchored)
    }
    let path = try folder.write(lines.joined(), to: "dev.jsonl")
    return try GoldSet([path]).differencesFromListings(rules: ["\(Checkout.path)/Rules"])
  }

  @Test("gold that is as its listing has no problem")
  func same() throws { #expect(try problems { _ in } == []) }

  @Test("a changed abstract, a moved paper, an index too far, and a listing that is gone are errors")
  func different() throws {
    let found = try problems { gold in
      gold[0].paper.abstract += "!"
      gold[1].paper.source.index = 2
      gold[2].paper.source.index = 7
    }
    #expect(found.map(\.line) == [1, 2, 3])
    #expect(found.allSatisfy { $0.severity == .error && $0.column > 1 })
    #expect(found[0].message.contains("another abstract"))
    #expect(found[2].message.contains("has 3 papers"))
    #expect(try problems { $0[0].paper.source.input = "gone.html" }.map(\.line) == [1])
  }
}
