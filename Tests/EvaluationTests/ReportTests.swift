import Evaluation
import Foundation
import Records
import Testing

@Suite("Reports")
struct ReportTests {
  static let report: ScoreReport = {
    let text =
      "We present Parrot 🦜\u{1B}[0m, of the Big|Bird family, and nothing else of any note at all in it."
    let gold = paper("p<1>", text, [(.model, "Parrot 🦜"), (.model, "Big|Bird"), (.task, "note")])
    var predicted = paper(
      "p<1>", text, [(.model, "Parrot"), (.task, "Big|Bird"), (.model, "family"), (.model, "family")])
    for (index, rule) in ["m/short", "t/x", "m/a|b", "m/a|b"].enumerated() {
      predicted.mentions[index].rule = rule
      predicted.mentions[index].confidence = 0.5
    }
    var lost = gold.mentions[2]
    lost.rule = "t/lost"
    return ScorerTests.score([gold], [predicted]) {
      $0.traces = [CandidateTrace(paper: "p<1>", mention: lost, lostTo: "m/win", criterion: "phase")]
      $0.rules = ["m/never"]
    }
  }()

  @Test("errors have their likely cause and stand once")
  func causes() {
    #expect(
      Self.report.errors.map(\.causeText) == [
        "boundary", "type", "spurious", "spurious", "suppressed by m/win (phase)",
      ])
    #expect(Self.report.errors.map(\.rule) == ["m/short", "t/x", "m/a|b", "m/a|b", "t/lost"])
    let duplicate = ScorerTests.score(
      [paper("p", "A", [(.model, "A")])], [paper("p", "A", [(.model, "A"), (.model, "A")])])
    #expect(duplicate.errors.map(\.cause) == [.duplicate])
    let both = ScorerTests.score([paper("p", "A B", [(.model, "A B")])], [paper("p", "A B", [(.task, "B")])])
    #expect(both.errors.map(\.cause) == [.typeAndBoundary])
    let missed = ScorerTests.score([paper("p", "A", [(.model, "A")])], [])
    #expect(missed.errors.map(\.cause) == [.missedByEveryRule])
  }

  @Test("the context has the spans marked, cut at some scalars on either side, on one line")
  func context() {
    let before = String(repeating: "é", count: 60)
    let gold = paper("p", "\(before)\nA1 B2 after", [(.model, "A1 B2")])
    let report = ScorerTests.score([gold], [paper("p", gold.paper.abstract, [(.model, "B2")])])
    let text = TerminalReport(report, errorLimit: nil).renderErrors()
    #expect(text.contains("…\(String(repeating: "é", count: 39)) [A1 ‹B2›] after\n"), "\(text)")
    let context = report.errors[0].context
    let scalars = Array(context.text.unicodeScalars)
    #expect(context.gold.map { String(String.UnicodeScalarView(scalars[$0])) } == "A1 B2")
    #expect(context.predicted.map { String(String.UnicodeScalarView(scalars[$0])) } == "B2")
  }

  @Test("plain text has no escape sequences, also where the paper's text does; colour comes when asked")
  func colour() {
    let plain = TerminalReport(Self.report, errorLimit: nil).render()
    #expect(!plain.contains("\u{1B}"))
    #expect(
      plain.contains("m/short · boundary (1)") && plain.contains("[‹Parrot› 🦜]") || plain.contains("‹Parrot"))
    #expect(plain.contains("Rules that never fire on gold\n  m/never\n"))
    #expect(
      TerminalReport(Self.report, isColoured: true, errorLimit: nil).render().contains("\u{1B}[0;4;33mParrot")
    )
    #expect(TerminalReport(Self.report, errorLimit: 1).render().contains("… 1 more"))
    #expect(!TerminalReport(Self.report).render().contains("boundary (1)"))
  }

  @Test("the table of types says what the scores are")
  func table() {
    let text = TerminalReport(Self.report).render()
    #expect(text.hasPrefix("1 papers, 3 gold mentions, 4 predicted\n"))
    #expect(
      text.contains("  model     2      3        0      0.000   0.000  0.000   0.000–0.000\n"), "\(text)")
  }

  @Test("papers are listed the worst first, as many as asked")
  func papers() {
    let gold = [paper("good", "A", [(.model, "A")]), paper("bad", "B", [(.model, "B")]), paper("none", "C")]
    let report = ScorerTests.score(gold, [gold[0], paper("bad", "B")])
    let text = TerminalReport(report, paperLimit: nil).render()
    let bad = text.firstRange(of: "\n  bad   "), good = text.firstRange(of: "\n  good  ")
    #expect(
      bad != nil && good != nil && bad?.lowerBound ?? text.endIndex < good?.lowerBound ?? text.startIndex)
    #expect(TerminalReport(report, paperLimit: 1).render().contains("… 1 more papers"))
    #expect(!TerminalReport(report).render().contains("Papers, the worst"))
  }

  @Test("Markdown escapes bars in cells")
  func markdown() {
    let text = MarkdownReport(Self.report).render()
    #expect(text.contains("| m/a\\|b | model | 0 | 2 | 0.000 |"), "\(text)")
    #expect(text.contains("- `m/never`"))
  }

  @Test("GitHub's commands are one line each, with file and line")
  func annotations() throws {
    let requirements = try Requirement.parse("model.f1>=0.5")
    let text = GitHubAnnotations(
      Self.report, places: ["p<1>": ("Gold/a,b:c.jsonl", 3)],
      shortfalls: Requirement.shortfalls(of: requirements, in: Self.report), limit: 2
    ).render()
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "::error title=score::model.f1>=0.5 is not met: it is 0.0000")
    #expect(
      lines[1].hasPrefix(
        "::warning file=Gold/a%2Cb%3Ac.jsonl,line=3,title=m/short%3A boundary::p<1>: We present"))
    #expect(lines[3] == "::notice::3 more errors are not shown")
  }

  @Test(
    "JUnit XML is well formed", .enabled(if: run(["python3", "--version"])?.status == 0, "needs python3"))
  func junit() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("junit.xml")
    let requirements = try Requirement.parse("model.f1>=0.5, micro.recall<1")
    let report = JUnitReport(Self.report, requirements: requirements, failsPapers: true)
    try Data(report.render().utf8).write(to: file)
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      print(root.get("tests"), root.get("failures"))
      for case in root.iter("testcase"): print(case.get("name"), [child.tag for child in case])
      """
    let outcome = try #require(run(["python3", "-c", script, file.path]))
    #expect(
      outcome.output == """
        3 2
        model.f1>=0.5 ['failure']
        micro.recall<1 []
        p<1> ['failure']

        """)
    #expect(!JUnitReport(Self.report).render().contains("<failure"))
  }

  @Test("the JSON report reads back as it was")
  func json() throws {
    var random = RandomRecords(seed: 3)
    let (gold, predicted) = random.papers(15)
    let report = ScorerTests.score(gold, predicted)
    let snapshot = try ReportSnapshot(json: JSONReport(report).render(), file: "r.json")
    let direct = ReportSnapshot(report)
    #expect(snapshot.papers == direct.papers)
    #expect(snapshot.paperCounts == direct.paperCounts)
    #expect(snapshot.outcomes == direct.outcomes)
    let value = try JSONValue.parse(JSONReport(report).render())
    let row = value["scores"]?.array?.first { $0["name"]?.string == "micro.strict" }
    #expect(row?["f1"]?.double == report["micro"]?.f1)
  }

  @Test(
    "what is no report is refused with its place",
    arguments: [
      ("{", "r.json:1:2: expected a key in quotes, found the end of the text"),
      ("{}", "r.json:1:1: schema: this is no score report; write one with --format json (assay-score/1)"),
      (
        #"{"schema": "assay-score/1", "papers": ["a"], "scores": [{"name": "x", "papers": [[1, 0, 0, 0, 0, 0]]}]}"#,
        "r.json:1:1: scores[0].papers: needs a paper's place and five counts"
      ),
      (
        #"{"schema": "assay-score/1", "mentions": [{"paper": "a", "verdict": "?"}]}"#,
        "r.json:1:1: mentions[0]: needs \"paper\", \"verdict\" and \"mention\""
      ),
    ])
  func badJSON(text: String, message: String) {
    let error = #expect(throws: RecordError.self) {
      try ReportSnapshot(json: Array(text.utf8), file: "r.json")
    }
    #expect(error?.description == message)
  }
}

@Suite("Comparison of reports")
struct ReportComparisonTests {
  static let gold = (0..<30).map { paper("p\($0)", "A B C", [(.model, "A"), (.dataset, "B")]) }

  static func snapshot(_ mentions: [(MentionType, String)], papers: Range<Int> = 0..<30) -> ScoreReport {
    ScorerTests.score(Array(gold[papers]), papers.map { paper("p\($0)", "A B C", mentions) })
  }

  @Test("what is gained and lost, and how sure the difference is")
  func gained() throws {
    let before = Self.snapshot([(.model, "A"), (.task, "C")])
    let after = Self.snapshot([(.dataset, "B"), (.model, "A"), (.model, "C")])
    let comparison = ReportComparison(
      before: ReportSnapshot(before), after: ReportSnapshot(after), order: after.scores.map(\.name))
    let changes = Dictionary(uniqueKeysWithValues: comparison.changes.map { ($0.name.rawValue, $0) })
    // Each paper is alike, so that the interval of the difference is a point.
    let model = try #require(changes["model.strict"])
    #expect(model.before == 1 && abs(model.after - 2.0 / 3) < 1e-12 && model.isSure)
    #expect(
      abs((model.interval?.low ?? 0) + 1.0 / 3) < 1e-9 && abs((model.interval?.high ?? 0) + 1.0 / 3) < 1e-9)
    #expect(comparison.gained.count == 30 && comparison.gained.allSatisfy { $0.mention.text == "B" })
    #expect(comparison.lost.isEmpty)
    #expect(comparison.newFalsePositives.count == 30 && comparison.goneFalsePositives.count == 30)
    let text = ComparisonReport(comparison, mentionLimit: 2).render()
    #expect(text.contains("30 gained\n  p0 abstract 2–3 dataset: B\n") && text.contains("  … 28 more\n"))
    #expect(
      ComparisonReport(comparison).renderMarkdown().contains("| model.strict | 1.000 | 0.667 | -0.333 |"))
  }

  @Test("only papers of both reports count")
  func common() throws {
    let before = Self.snapshot([(.model, "A")], papers: 0..<20)
    let after = Self.snapshot([(.model, "A")], papers: 10..<30)
    let comparison = ReportComparison(
      before: ReportSnapshot(before), after: ReportSnapshot(after), order: after.scores.map(\.name))
    #expect(comparison.changes.allSatisfy { $0.difference == 0 && !$0.isSure })
    #expect(comparison.gained.isEmpty && comparison.lost.isEmpty)
    #expect(comparison.notes.count == 2 && comparison.notes[0].hasPrefix("10 papers were scored only before"))
  }

  @Test("pairing makes a small steady gain sure, as two intervals apart would not")
  func paired() throws {
    // Papers differ widely; each gains a little.
    func records(_ found: (Int) -> Int) -> [Record] {
      (0..<40).map { index in
        Record(
          paper: Paper(id: "p\(index)", source: .unknown),
          mentions: (0..<found(index)).map { span(.model, ($0 * 10)..<($0 * 10 + 5)) })
      }
    }
    let gold = records { _ in 12 }
    let before = ScorerTests.score(gold, records { $0 % 11 }) { $0.resamples = 400 }
    let after = ScorerTests.score(gold, records { $0 % 11 + 1 }) { $0.resamples = 400 }
    let comparison = ReportComparison(
      before: ReportSnapshot(before), after: ReportSnapshot(after), order: after.scores.map(\.name))
    let change = try #require(comparison.changes.first { $0.name.rawValue == "micro.strict" })
    #expect(change.isSure && change.difference > 0)
    let (old, new) = (try #require(before["micro"]?.interval), try #require(after["micro"]?.interval))
    #expect(old.high > new.low)
  }
}
