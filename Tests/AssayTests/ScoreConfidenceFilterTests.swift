import Assay
import Foundation
import Records
import Testing

@Suite("Leaving out what is unsure")
struct ScoreConfidenceFilterTests {
  private func mention(_ id: String, _ type: MentionType, _ text: String, _ confidence: Double?) -> Mention {
    Mention(
      id: id, type: type, field: .abstract, scalarRange: 0..<1, text: text, canonical: text,
      rule: "toys/\(type.rawValue)", confidence: confidence)
  }

  private var record: Record {
    var record = Record(paper: Paper(id: "p", source: Source(input: "", index: 0, adapter: "")))
    record.mentions = [
      mention("m0", .model, "Omega", 0.3), mention("m1", .metric, "accuracy", 0.9),
      mention("m2", .quantity, "5%", 0.9), mention("m3", .dataset, "Zeta", 0.5),
      mention("m4", .model, "Omega", 0.9), mention("m5", .metric, "recall", 0.4),
      mention("m6", .task, "parsing", nil),
    ]
    record.entities = [
      Entity(type: .model, canonical: "Omega", mentions: ["m0", "m4"]),
      Entity(type: .dataset, canonical: "Zeta", mentions: ["m3"]),
    ]
    record.results = [
      Result(
        metric: "m1", value: "m2", dataset: "m3", model: "m4", kind: .score,
        baseline: Result.Baseline(model: "m0"), confidence: 0.9),
      Result(metric: "m5", value: "m2", kind: .score, confidence: 0.9),
      Result(metric: "m1", value: "m2", kind: .delta, confidence: 0.2),
    ]
    record.facts.proposes = ["Omega", "Zeta"]
    return record
  }

  @Test("mentions below go, with what needs them; the rest is numbered anew")
  func filtered() {
    let filter = ConfidenceFilter(minimum: 0.6, proposing: ["toys/model", "toys/dataset"])
    let kept = filter.filtered(record)
    #expect(kept.mentions.map(\.text) == ["accuracy", "5%", "Omega", "parsing"])
    #expect(kept.mentions.map(\.id) == ["m0", "m1", "m2", "m3"])
    #expect(kept.entities == [Entity(type: .model, canonical: "Omega", mentions: ["m2"])])
    #expect(kept.results == [Result(metric: "m0", value: "m1", model: "m2", kind: .score, confidence: 0.9)])
    #expect(kept.facts.proposes == ["Omega"])
  }

  @Test("a result without its value goes; a bound of 0 keeps all")
  func bounds() {
    var record = record
    record.mentions[2].confidence = 0.1
    #expect(ConfidenceFilter(minimum: 0.6).filtered(record).results == [])
    #expect(ConfidenceFilter(minimum: 0).filtered(record) == record)
  }

  @Test("the code that a paper gives goes with its link, unless the listing gives one")
  func code() {
    var record = record
    var link = mention("m7", .link, "x", 0.2)
    link.link = Link(url: "https://example.org/x", kind: "web")
    record.mentions.append(link)
    record.facts.code = "https://example.org/x"
    #expect(ConfidenceFilter(minimum: 0.6).filtered(record).facts.code == nil)
    record.paper.links = [PaperLink(url: "https://example.org/y", role: "code")]
    #expect(ConfidenceFilter(minimum: 0.6).filtered(record).facts.code == "https://example.org/y")
  }

  @Test("an extractor reads confidence.tsv and keeps to its bound")
  func extractor() throws {
    let folder = try ScratchFolder()
    try folder.write(ScoreSamples.pack, to: "toys.yaml")
    try folder.write(
      "rule\tconfidence\tn\tcorrect\ntoys/plain\t0.9\t9\t8\ntoys/strong\t0.2\t9\t1\n", to: "confidence.tsv")
    var extractor = try Extractor(rules: [folder.path])
    var worker = extractor.makeWorker()
    let paper = ScoreSamples.papers[0].paper
    #expect(worker.record(of: paper).mentions.map(\.confidence) == [0.9, 0.2])
    extractor.minimumConfidence = 0.5
    worker = extractor.makeWorker()
    #expect(worker.record(of: paper).mentions.map(\.text) == ["Zeta"])
  }
}
