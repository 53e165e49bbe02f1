import Evaluation
import Foundation
import Records
import Testing

/// The annotated development set beside the package, where it is there.
let developmentGold: GoldFile? = {
  let url = packageFolder.appendingPathComponent("../shared/gold/dev.jsonl").standardizedFileURL
  guard let data = try? Data(contentsOf: url) else { return nil }
  return GoldFile([UInt8](data), name: "dev.jsonl")
}()

@Suite(
  "Development gold",
  .enabled(if: developmentGold != nil, "needs ../shared/gold/dev.jsonl beside the package"))
struct SharedGoldTests {
  @Test("it is sound")
  func sound() throws {
    let gold = try #require(developmentGold)
    #expect(gold.errors == [] && !gold.entries.isEmpty)
    #expect(GoldCheck.problems(in: [gold]) == [])
  }

  @Test("it is perfect against itself, on every row")
  func perfect() throws {
    let gold = try #require(developmentGold).records
    let report = ScorerTests.score(gold, gold)
    #expect(report.scores.allSatisfy { $0.f1 == 1 } && report.scores.count > 40)
    #expect(report.errors.isEmpty && report.resultErrors.isEmpty && report.notes.isEmpty)
  }

  @Test("every format carries all of it", arguments: AnnotationFormat.allCases)
  func formats(format: AnnotationFormat) throws {
    let gold = try #require(developmentGold).records
    let read = format.read(format.export(gold).files)
    #expect(read.problems == [])
    let report = ScorerTests.score(gold, read.records)
    #expect(report["micro"]?.f1 == 1 && report.notes.isEmpty)
    #expect(read.records.map(\.paper.abstract) == gold.map(\.paper.abstract))
  }
}
