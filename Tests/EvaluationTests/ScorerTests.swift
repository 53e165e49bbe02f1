import Evaluation
import Records
import Testing

/// A paper with an abstract and mentions found in it by their text.
func paper(
  _ id: String, _ abstract: String, _ mentions: [(MentionType, String)] = [], rule: String? = nil,
  results: [Result] = [], facts: Facts = Facts()
) -> Record {
  let paper = Paper(id: id, source: .unknown, title: "Paper \(id)", abstract: abstract)
  return Record(
    paper: paper,
    mentions: mentions.map { type, text in
      var mention = GoldSamples.mention(type, text, in: paper)
      mention.rule = rule
      return mention
    }, results: results, facts: facts)
}

@Suite("Scorer")
struct ScorerTests {
  static let text = "BERT and GPT reach 43.13% accuracy on the MNIST set; see https://github.com/O/R."

  static func score(
    _ gold: [Record], _ predicted: [Record], _ change: (inout Scorer.Options) -> Void = { _ in }
  )
    -> ScoreReport
  {
    var options = Scorer.Options()
    options.resamples = 50
    change(&options)
    return Scorer(options: options).score(gold: gold, predicted: predicted)
  }

  /// Three gold models, one dataset; predicted: two of the models, one wrong, the dataset as a task.
  @Test("types, micro, macro and all together, worked out by hand")
  func byHand() throws {
    let text = "A1 B2 C3 D4 E5"
    let gold = paper("p", text, [(.model, "A1"), (.model, "B2"), (.model, "C3"), (.dataset, "D4")])
    let predicted = paper("p", text, [(.model, "A1"), (.model, "B2"), (.model, "E5"), (.task, "D4")])
    let report = Self.score([gold], [predicted])
    #expect(report["model"]?.counts == Counts(correct: 2, missing: 1, spurious: 1))
    #expect(report["dataset"]?.counts == Counts(missing: 1))
    #expect(report["task"]?.counts == Counts(spurious: 1))
    #expect(report["micro"]?.counts == Counts(correct: 2, missing: 2, spurious: 2))
    #expect(report["micro"]?.f1 == 0.5)
    let f1 = 2.0 / 3
    #expect(report["macro"]?.f1 == f1 / 3)
    #expect(report["overall.strict"]?.counts == Counts(correct: 2, incorrect: 1, missing: 1, spurious: 1))
    #expect(report["overall.exact"]?.counts == Counts(correct: 3, missing: 1, spurious: 1))
    #expect(report["metric"] == nil)
  }

  @Test("entities are sets, whatever the letter case, and canonical names help")
  func entities() {
    let text = "bert BERT Bert MNIST mnist-784"
    let gold = paper("p", text, [(.model, "bert"), (.model, "BERT"), (.dataset, "MNIST")])
    var predicted = paper("p", text, [(.model, "Bert"), (.dataset, "mnist-784"), (.dataset, "MNIST")])
    predicted.mentions[1].canonical = "MNIST"
    predicted.mentions[2].canonical = "MNIST Database"
    let report = Self.score([gold], [predicted])
    #expect(report["entities.model"]?.counts == Counts(correct: 1))
    #expect(report["entities.dataset"]?.counts == Counts(correct: 1))
    #expect(report["entities"]?.f1 == 1)
  }

  @Test(
    "links are the same where they open the same page",
    arguments: [
      ("https://github.com/O/R", "http://www.github.com/o/r/", true),
      ("https://github.com/O/R", "github.com/o/r.git#readme", true),
      ("https://doi.org/10.1/AB", "doi:10.1/ab", true), ("10.1/ab", "http://dx.doi.org/10.1/AB", true),
      ("https://x.org/Path", "https://x.org/path", false), ("https://x.org/a?b=1", "https://x.org/a", false),
      ("https://X.org", "https://x.org/", true),
    ])
  func links(gold: String, predicted: String, isSame: Bool) {
    let report = Self.score(
      [paper("p", gold, [(.link, gold)])], [paper("p", predicted, [(.link, predicted)])])
    #expect((report["links"]?.f1 == 1) == isSame)
  }

  @Test(
    "quantities are the same by value and unit",
    arguments: [
      ("43.13%", "43.13 percent", true), ("4\\%-20\\%", "4% to 20%", true), ("1.42 TB", "1420 GB", true),
      ("15 minutes", "900 s", true), ("three trillion", "3T", true), ("281,638", "281638", true),
      ("10-million", "10M", true), ("twenty-five", "25", true), ("2times", "2x", true), ("5%", "5", true),
      ("5%", "5 points", false), ("1-2\\%", "1% – 2%", true), ("0.92", "0.920", true), ("7%", "8%", false),
      ("-3.5", "−3.5", true), ("184K GPU-hours", "184,000 GPU hour", true), ("one hundred", "100", true),
      ("several", "several", true), ("several", "few", false),
    ])
  func quantities(gold: String, predicted: String, isSame: Bool) {
    let report = Self.score(
      [paper("p", gold, [(.quantity, gold)])], [paper("p", predicted, [(.quantity, predicted)])])
    #expect((report["quantities"]?.f1 == 1) == isSame)
  }

  @Test("a value that a record carries counts before its text, and each quantity once")
  func carriedValues() {
    let gold = paper("p", "7 sets, 7 tasks", [(.quantity, "7")])
    var predicted = paper("p", "7 sets, 7 tasks", [(.quantity, "7"), (.quantity, "7")])
    predicted.mentions[0].quantity = Quantity(value: 8)
    predicted.mentions[1].quantity = Quantity(value: 7, unit: "task")
    #expect(Self.score([gold], [predicted])["quantities"]?.counts == Counts(correct: 1, spurious: 1))
  }

  @Test("results compare by text, whether named by id or text, as tuples and by argument")
  func results() {
    let names: [(MentionType, String)] = [
      (.model, "BERT"), (.model, "GPT"), (.quantity, "43.13%"), (.metric, "accuracy"), (.dataset, "MNIST"),
    ]
    let gold = paper(
      "p", Self.text, names,
      results: [
        Result(metric: "accuracy", value: "43.13%", dataset: "MNIST", model: "BERT", kind: .score),
        Result(metric: "accuracy", value: "1%", kind: .delta),
      ])
    var predicted = paper(
      "p", Self.text, names,
      results: [
        Result(metric: "m3", value: "m2", dataset: "m4", model: "m1", kind: .relative),
        Result(value: "2%", kind: .delta),
      ])
    for index in predicted.mentions.indices { predicted.mentions[index].id = "m\(index)" }
    let report = Self.score([gold], [predicted])
    let one = Counts(correct: 1, missing: 1, spurious: 1)
    let none = Counts(missing: 2, spurious: 2)
    #expect(report["results.value"]?.counts == one)
    #expect(report["results.metric-value"]?.counts == one)
    #expect(report["results.stated"]?.counts == none)
    #expect(report["results.without-model"]?.counts == one)
    #expect(report["results.without-dataset"]?.counts == none)
    #expect(report["arguments.metric"]?.counts == Counts(correct: 1, missing: 1))
    #expect(report["arguments.model"]?.counts == Counts(incorrect: 1))
    #expect(report["arguments.kind"]?.counts == Counts(incorrect: 1, missing: 1, spurious: 1))
    #expect(report["arguments.task"] == nil)
    #expect(report.resultErrors.map(\.cause) == ["differs in model, kind", "missed", "spurious"])
    #expect(report.resultErrors[0].gold == "accuracy = 43.13% (score) by BERT on MNIST")
  }

  @Test("facts compare addresses and names")
  func facts() {
    let gold = paper("p", "x", facts: Facts(code: "https://github.com/O/R", proposes: ["A", "B"]))
    let predicted = paper("p", "x", facts: Facts(code: "github.com/o/r/", proposes: ["a", "C"]))
    let report = Self.score([gold, paper("q", "y", facts: Facts(code: "https://x.org"))], [predicted])
    #expect(report["facts.code"]?.counts == Counts(correct: 1, missing: 1))
    #expect(report["facts.proposes"]?.counts == Counts(correct: 1, missing: 1, spurious: 1))
  }

  @Test("papers pair by id, else by text; the others are told of")
  func pairing() {
    let gold = [
      paper("a", "Text A", [(.model, "A")]), paper("b", "Text B", [(.model, "B")]), paper("c", "C"),
    ]
    var other = paper("x", "Text B", [(.model, "B")])
    other.paper.title = "PAPER  b"
    let predicted = [other, paper("a", "Text A", [(.model, "A")]), paper("a", "Twice"), paper("z", "Zed")]
    let report = Self.score(gold, predicted)
    #expect(report["model"]?.counts == Counts(correct: 2))
    #expect(
      report.notes == [
        "a: predicted more than once; the first record is scored",
        "b: the predicted title differs from gold's, so that offsets may not agree",
        "c: nothing was predicted for this gold paper", "1 predicted paper is not in gold",
      ])
  }

  @Test("types that gold does not know are not judged, and told of")
  func unknownTypes() {
    let gold = paper("p", "A B C", [(.model, "A"), ("material", "B")])
    let predicted = paper("p", "A B C", [(.model, "A"), ("material", "B"), ("alien", "C")])
    let report = Self.score([gold], [predicted])
    #expect(report["material"]?.f1 == 1 && report["alien"] == nil && report["micro"]?.f1 == 1)
    #expect(report.notes == ["1 predicted mentions of type \"alien\", which is not scored"])
    let only = Self.score([gold], [predicted]) { $0.types = ["alien"] }
    #expect(only["alien"]?.counts == Counts(spurious: 1) && only["model"] == nil)
  }

  @Test("nothing against nothing is an empty report")
  func empty() {
    let report = Self.score([], [])
    #expect(report.scores.isEmpty && report.rules.isEmpty && report.errors.isEmpty)
    #expect(!TerminalReport(report).render().isEmpty)
    #expect(Self.score([paper("p", "x")], []).scores.isEmpty)
  }

  @Test("the interval holds the score and is the same each time")
  func intervals() throws {
    var random = RandomRecords(seed: 5)
    let (gold, predicted) = random.papers(40)
    let first = Self.score(gold, predicted) { $0.resamples = 400 }
    for score in first.scores where score.counts.possible > 20 {
      let interval = try #require(score.interval)
      #expect(interval.low <= score.f1 && score.f1 <= interval.high, "\(score.name.rawValue)")
    }
    let second = Self.score(gold, predicted) { $0.resamples = 400 }
    #expect(first.scores == second.scores)
  }
}
