import Evaluation
import Records
import Testing

@Suite("Broken input")
struct HostileInputTests {
  @Test("broken files of any format are read as far as they go", arguments: AnnotationFormat.allCases)
  func formats(format: AnnotationFormat) {
    var generator = SplitMix64(seed: 17)
    let files = format.export(GoldSamples.all).files
    var damaged = 0
    for _ in 0..<400 {
      let broken = files.map { AnnotationFile(name: $0.name, bytes: Self.mutated($0.bytes, &generator)) }
      let read = format.read(broken)
      if !read.problems.isEmpty { damaged += 1 }
      for record in read.records {
        for mention in record.mentions {
          // What comes through is sound: the text stands where the offsets say.
          let text = record.paper.fields.first { $0.field == mention.field }?.text ?? ""
          #expect(ScalarOffsets(text).text(scalarRange: mention.scalarRange) == mention.text)
        }
      }
      _ = AnnotatedPapers(broken)
    }
    #expect(damaged > 20)
  }

  @Test("broken gold, records and reports never crash the tools")
  func tools() {
    var generator = SplitMix64(seed: 18)
    let gold = GoldSamples.all.flatMap(GoldFile.line)
    let report = JSONReport(ReportTests.report).render()
    for _ in 0..<300 {
      let file = GoldFile(Self.mutated(gold, &generator), name: "g")
      for problem in GoldCheck.problems(in: [file]) { #expect(problem.line >= 1) }
      let scores = ScorerTests.score(GoldSamples.all, file.records) { $0.resamples = 2 }
      _ = TerminalReport(scores, isColoured: true, errorLimit: nil).render()
      _ = Agreement(first: GoldSamples.all, second: file.records).render()
      _ = Suggestions(gold: file.records, predicted: []).render()
      if let snapshot = try? ReportSnapshot(json: Self.mutated(report, &generator), file: "r") {
        let now = ReportSnapshot(ReportTests.report)
        let comparison = ReportComparison(
          before: snapshot, after: now, order: ReportTests.report.scores.map(\.name), resamples: 2)
        _ = ComparisonReport(comparison).render()
      }
    }
  }

  /// A few bytes changed, put in, or taken out, among them digits that make offsets huge.
  private static func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    let spice = [
      "9", "-", "999999999999", "9223372036854775807", "\n", "\t", "\"", "[", "{", "|", "\\", "é", "0", " ",
    ]
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.insert(contentsOf: (spice.randomElement(using: &generator) ?? "").utf8, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
      }
    }
    return bytes
  }
}
