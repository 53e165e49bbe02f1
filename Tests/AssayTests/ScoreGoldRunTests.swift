import Assay
import Evaluation
import Foundation
import Records
import Testing

@Suite("Scoring rules on gold")
struct ScoreGoldRunTests {
  private func run() throws -> GoldRun {
    let folder = try ScratchFolder()
    try folder.write(ScoreSamples.pack, to: "toys.yaml")
    return GoldRun(try Extractor(rules: [folder.path]), gold: ScoreSamples.papers)
  }

  @Test("each gold paper gets its record, in order")
  func records() throws {
    let records = try run().records
    #expect(records.map(\.paper.id) == ["one", "two", "three"])
    #expect(records.map { $0.mentions.map(\.text) } == [["Zeta", "Omega"], ["Zeta"], []])
    #expect(records[1].mentions[0].scalarRange == 14..<18)
  }

  @Test("what lost is traced with its winner and the reason")
  func traces() throws {
    let traces = try run().traces
    let seen = traces.map { trace in
      [trace.paper, trace.mention.text, trace.mention.rule, trace.lostTo, trace.criterion].compactMap(\.self)
        .joined(separator: " ")
    }
    #expect(
      Set(seen) == [
        "one noise toys/noise toys/no-noise suppression", "one Omega toys/plain toys/strong priority",
      ])
    #expect(traces.first { $0.mention.text == "Omega" }?.mention.scalarRange == 16..<21)
  }

  @Test("by-rule numbers see lost conflicts, and what a rule's removal would bring back")
  func byRule() throws {
    let run = try run()
    var options = Scorer.Options()
    options.traces = run.traces
    options.rules = run.rules()
    let report = Scorer(options: options).score(gold: ScoreSamples.papers, predicted: run.records)
    let plain = try #require(report.rules.first { $0.rule == "toys/plain" })
    #expect(plain.truePositives == 2 && plain.falsePositives == 0 && plain.wrongfulLosses == 1)
    #expect(plain.lostTo == ["toys/strong": 1])
    let strong = try #require(report.rules.first)
    #expect(strong.rule == "toys/strong")
    // Without it all three gold mentions are found and nothing else: F1 goes from 4/6 to 1.
    #expect(abs(strong.f1ChangeIfRemoved - 1.0 / 3) < 1e-12)
    #expect(report.silentRules == ["toys/noise", "toys/idle", "toys/idle-suppression"])
    #expect(run.rules(for: ["dataset"]) == ["toys/plain", "toys/noise"])
  }

  @Test("a choice of types keeps to its mentions and leaves results and facts out")
  func part() {
    var record = ScoreSamples.papers[0]
    record.mentions[1].type = .model
    record.results = [Result(value: "5", kind: .score)]
    record.facts.code = "https://example.org/x"
    let part = ScoredPart(types: ["model"]).of([record])[0]
    #expect(part.mentions.map(\.text) == ["Omega"])
    #expect(part.results.isEmpty && part.facts == Facts())
    #expect(ScoredPart().of([record]) == [record])
    #expect(ScoredPart(types: ["fact"]).of([record])[0].facts == record.facts)
    // Results name mentions, which stay with them.
    #expect(ScoredPart(types: ["result"]).of([record])[0].mentions.count == 2)
  }

  @Test(
    "the shipped rules read the development gold, and every link of it",
    .enabled(
      if: FileManager.default.fileExists(atPath: Checkout.sharedGold), "../shared/gold/dev.jsonl is not here")
  )
  func developmentGold() throws {
    let gold = try GoldSet([Checkout.sharedGold])
    #expect(gold.problems().filter { $0.severity == .error } == [])
    let run = GoldRun(try Extractor(rules: ["\(Checkout.path)/Rules"]), gold: gold.records)
    let report = Scorer().score(gold: gold.records, predicted: run.records)
    #expect(report.papers.count == gold.records.count)
    #expect(try #require(report["link"]).recall >= 0.99)
    #expect(try #require(report["dataset"]).f1 > 0.7)
  }
}
