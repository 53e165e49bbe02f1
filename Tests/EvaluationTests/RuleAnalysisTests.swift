import Evaluation
import Records
import Testing

@Suite("Rules")
struct RuleAnalysisTests {
  @Test("hits, errors and precision, worst first; silent rules are listed")
  func byRule() throws {
    let text = "A1 B2 C3 D4 E5 F6"
    let gold = paper("p", text, [(.model, "A1"), (.model, "B2"), (.dataset, "C3")])
    var predicted = paper(
      "p", text, [(.model, "A1"), (.model, "B2"), (.model, "D4"), (.model, "E5"), (.dataset, "C3")])
    let rules = ["good", "mixed", "mixed", "bad", "good"]
    for (index, rule) in rules.enumerated() { predicted.mentions[index].rule = rule }
    let report = ScorerTests.score([gold], [predicted]) { $0.rules = ["good", "bad", "mixed", "never"] }
    #expect(report.rules.map(\.rule) == ["bad", "mixed", "good"])
    #expect(report.silentRules == ["never"])
    let mixed = report.rules[1]
    #expect(mixed.truePositives == 1 && mixed.falsePositives == 1 && mixed.precision == 0.5)
    #expect(mixed.emits == ["model"] && mixed.onlyFinder == 1 && mixed.onlyFinderRecall == 0.5)
    #expect(report.rules[2].emits == ["dataset", "model"])
    // All: 3 right of 5, 3 in gold: F1 0.75. Without "bad": 3 of 4: 6/7. Without "good": 1 of 3, of 3: 1/3.
    #expect(abs(report.rules[0].f1ChangeIfRemoved - (6.0 / 7 - 0.75)) < 1e-12)
    #expect(abs(report.rules[2].f1ChangeIfRemoved - (1.0 / 3 - 0.75)) < 1e-12)
  }

  @Test(
    "leaving one rule out is what scoring without its mentions gives", arguments: [11, 12, 13] as [UInt64])
  func leaveOneOut(seed: UInt64) throws {
    var random = RandomRecords(seed: seed)
    let (gold, predicted) = random.papers(20)
    let report = ScorerTests.score(gold, predicted)
    let micro = try #require(report["micro"])
    #expect(report.rules.count > 4)
    for rule in report.rules {
      let without = predicted.map { record in
        var record = record
        let touched = Set(record.mentions.filter { $0.rule == rule.rule }.map(\.field))
        let kept = record.mentions.filter { $0.rule != rule.rule }
        // Overlapping mentions are taken in the order of their places where a rule was taken away.
        record.mentions =
          kept.filter { !touched.contains($0.field) }
          + kept.filter { touched.contains($0.field) }.sorted {
            ($0.scalarRange.lowerBound, $0.scalarRange.upperBound)
              < ($1.scalarRange.lowerBound, $1.scalarRange.upperBound)
          }
        return record
      }
      let f1 = ScorerTests.score(gold, without)["micro"]?.f1 ?? 0
      #expect(abs(rule.f1ChangeIfRemoved - (f1 - micro.f1)) < 1e-12, "\(rule.rule)")
    }
  }

  @Test("traces tell who else would have found it, and what was lost")
  func traces() throws {
    let text = "Open Corpus B2 C3"
    let gold = paper("p", text, [(.dataset, "Open Corpus"), (.model, "B2"), (.model, "C3")])
    var predicted = paper("p", text, [(.dataset, "Corpus"), (.model, "B2")])
    predicted.mentions[0].rule = "short"
    predicted.mentions[1].rule = "first"
    func trace(_ mention: Mention, _ rule: String, lostTo: String) -> CandidateTrace {
      var mention = mention
      mention.rule = rule
      return CandidateTrace(paper: "p", mention: mention, lostTo: lostTo, criterion: "priority")
    }
    let report = ScorerTests.score([gold], [predicted]) {
      $0.traces = [
        trace(gold.mentions[0], "long", lostTo: "short"), trace(gold.mentions[1], "second", lostTo: "first"),
      ]
    }
    let rules = Dictionary(uniqueKeysWithValues: report.rules.map { ($0.rule, $0) })
    #expect(rules["long"]?.wrongfulLosses == 1 && rules["long"]?.lostTo == ["short": 1])
    #expect(rules["second"] == nil)
    #expect(rules["first"]?.onlyFinder == 0)
    // Without "short", what it suppressed comes back: 2 right of 2, 3 in gold, instead of 1 of 2.
    #expect(abs((rules["short"]?.f1ChangeIfRemoved ?? 0) - (0.8 - 0.4)) < 1e-12)
    // Without "first", "second" steps in: nothing changes.
    #expect(rules["first"]?.f1ChangeIfRemoved == 0)
    #expect(report.rules[0].rule == "short")
    let suppressed = try #require(report.errors.first { $0.cause == .boundary })
    #expect(suppressed.predicted?.text == "Corpus" && suppressed.gold?.text == "Open Corpus")
  }

  @Test("rules of results are scored by metric and value")
  func results() throws {
    let gold = paper("p", "x", results: [Result(metric: "F1", value: "9%", kind: .score)])
    let predicted = paper(
      "p", "x",
      results: [
        Result(metric: "f1", value: "9%", kind: .delta, rule: "r/good"),
        Result(metric: "F1", value: "9%", kind: .score, rule: "r/twice"),
      ])
    let report = ScorerTests.score([gold], [predicted])
    #expect(report.rules.map(\.rule) == ["r/twice", "r/good"])
    #expect(report.rules.map(\.truePositives) == [0, 1])
    #expect(report.rules[0].emits == ["result"])
    #expect(abs(report.rules[0].f1ChangeIfRemoved - (1 - 2.0 / 3)) < 1e-12)
  }

  /// Two folds of one paper each. Rule "a" is right on one paper and wrong on the other.
  @Test("confidence is the mean of the folds' posteriors")
  func calibration() throws {
    let gold = [paper("p", "A B", [(.model, "A")]), paper("q", "A B", [(.model, "B")])]
    let predicted = [
      paper("p", "A B", [(.model, "A")], rule: "a"), paper("q", "A B", [(.model, "A")], rule: "a"),
    ]
    let report = ScorerTests.score(gold, predicted) { $0.rules = ["a", "never"] }
    let calibration = Calibration(report, folds: 2)
    #expect(calibration.rows.map(\.rule) == ["a"])
    // Trained on the right one: prior (1 + 1) / (1 + 2), posterior (1 + 2 · 2/3) / 3 = 7/9; on the wrong
    // one: prior 1/3, posterior (0 + 2/3) / 3 = 2/9. Their mean is 1/2.
    #expect(abs(calibration.rows[0].confidence - 0.5) < 1e-12)
    #expect(calibration.rows[0].count == 2 && calibration.rows[0].correct == 1)
    // Each paper is held against what the other taught: 2/9 where it was right, 7/9 where wrong.
    let reliability = try #require(calibration.reliability)
    #expect(abs(reliability.brier - 49.0 / 81) < 1e-12)
    #expect(abs(reliability.expectedCalibrationError - 7.0 / 9) < 1e-12)
    #expect(calibration.tsv() == "rule\tconfidence\tn\tcorrect\na\t0.5000\t2\t1\n")
  }

  @Test("reliability bins by confidence")
  func reliability() throws {
    let claims = [(0.95, true), (0.95, false), (1.0, true), (0.05, false)].map {
      (confidence: $0.0, isRight: $0.1)
    }
    let reliability = try #require(Reliability(claims))
    #expect(reliability.bins.map(\.count) == [1, 3])
    #expect(abs(reliability.bins[1].precision - 2.0 / 3) < 1e-12)
    #expect(abs(reliability.brier - (0.0025 + 0.9025 + 0 + 0.0025) / 4) < 1e-12)
    #expect(Reliability([]) == nil)
  }
}
