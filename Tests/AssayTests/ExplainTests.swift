import Records
import Rules
import Testing

@testable import Assay

@Suite("Explaining what rules did")
struct ExplainTests {
  private static let pack = """
    pack: demo
    lexicons: {sets: sets.tsv}
    rules:
      - {id: known, emits: dataset, phase: lexicon, pattern: '@(%sets)'}
      - {id: head, emits: dataset, phase: names, priority: 40, pattern: '(on|with) the? @(:Name{1,3}) (dataset|corpus)'}
      - {id: wide, emits: model, phase: names, priority: 30, pattern: '@(:Name+)'}
      - {id: no-we, suppresses: model, phase: lexicon, pattern: '"We"'}
      - {id: count, emits: quantity, phase: names, pattern: '@(#number)'}
      - id: value
        emits: result
        patterns: ['@value:<quantity unit=percent> on @dataset:<dataset>', '@value:<quantity> (on|over) all']
    """
  private let explainer: Explainer

  init() throws {
    explainer = Explainer(try DemoRules.extractor(Self.pack, lexicons: ["sets.tsv": "MNIST\nCIFAR-10\n"]))
  }

  private func paper(_ text: String, title: String = "") -> Paper {
    Paper(source: Source(input: "-", index: 0, adapter: "text"), title: title, abstract: text)
  }

  @Test(
    "A candidate's fate, with the criterion that settled it",
    arguments: [
      ("We train on the MNIST dataset.", "MNIST", "demo/known", "stands"),
      (
        "We train on the MNIST dataset.", "MNIST", "demo/head",
        "lost to demo/known by phase: 'lexicon' runs before 'names'"
      ),
      (
        "It runs on the FooBar dataset.", "FooBar", "demo/wide",
        "lost to demo/head by priority: 40 against 30"
      ),
      ("We train.", "We", "demo/wide", "suppressed by demo/no-we"),
    ])
  func fates(text: String, span: String, rule: String, fate: String) throws {
    let proposals = explainer.explanation(of: paper(text)).proposals
    let proposal = try #require(proposals.first { $0.rule == rule && $0.place.text == span })
    #expect(FateText.describe(proposal) == fate)
  }

  @Test("Tokens carry their shapes and the spans that hold them")
  func tokens() throws {
    let words = explainer.explanation(of: paper("It uses CIFAR10.", title: "Ünder")).words
    #expect(words.map(\.place.text) == ["Ünder", "It", "uses", "CIFAR10", "."])
    #expect(words.map(\.place.field) == ["title", "abstract", "abstract", "abstract", "abstract"])
    #expect(words[3].place.scalarRange == 8..<15)
    #expect(words[3].shapes == ["caps", "digit", "word"])
    #expect(words[3].hits.contains { $0.source == "%sets" && $0.canonical == "CIFAR-10" })
    #expect(words.map(\.beginsSentence) == [true, true, false, false, false])
  }

  @Test("Results show what was captured")
  func drafts() throws {
    let drafts = explainer.explanation(of: paper("It has 5% on MNIST.")).drafts
    #expect(drafts.count == 1)
    #expect(drafts.first?.arguments.map(\.place.text) == ["MNIST", "5%"])
  }

  @Test(
    "Where a pattern stopped, what it wanted, and the nearest change",
    arguments: [
      (
        "We train on the FooBar images.", "head", "FooBar", 3, "images", "'dataset' or 'corpus'",
        ["in the place of 'images', 'dataset' or 'corpus'"]
      ),
      (
        "We train on the FooBar.", "head", "FooBar", 3, ".", "'dataset' or 'corpus'",
        ["in the place of '.', 'dataset' or 'corpus'"]
      ),
      (
        "We train on the FooBar", "head", "FooBar", 3, nil, "'dataset' or 'corpus'",
        ["put 'dataset' or 'corpus' in at the end of the sentence"]
      ),
      (
        "We train on the big FooBar dataset.", "head", "FooBar", 2, "big",
        "a token that can be part of a name (a capital, or a letter and a digit)", ["leave 'big' out"]
      ),
      (
        "It has 5 on MNIST.", "value", "MNIST", 0, "5", "a mention of the type <quantity> with unit=percent",
        ["in the place of '5', a mention of the type <quantity> with unit=percent"]
      ),
    ] as [(String, String, String, Int, String?, String, [String])])
  func attempts(
    text: String, rule: String, span: String, matched: Int, stop: String?, wanted: String, changes: [String]
  ) throws {
    let attempts = try explainer.attempts(rule: "demo/\(rule)", span: span, in: paper(text))
    let attempt = try #require(attempts.first)
    #expect(attempt.matchedItems == matched)
    #expect(attempt.stop?.text == stop)
    #expect(attempt.wanted.contains(wanted), "\(attempt.wanted)")
    #expect(attempt.changes == changes)
  }

  @Test("A pattern that captures the stretch says what became of it")
  func captured() throws {
    let attempts = try explainer.attempts(
      rule: "demo/head", span: "MNIST", in: paper("We train on the MNIST dataset."))
    #expect(attempts.first?.changes == [])
    #expect(attempts.first?.remark == "lost to demo/known by phase: 'lexicon' runs before 'names'")
  }

  @Test("What stands where another span was wanted is named")
  func present() throws {
    let attempts = try explainer.attempts(rule: "demo/value", span: "MNIST", in: paper("It has 5 on MNIST."))
    #expect(attempts.first?.present.first?.hasPrefix("<quantity> '5'") == true, "\(attempts)")
  }

  @Test(
    "Questions that can't be answered say why",
    arguments: [
      ("demo/haed", "MNIST", "did you mean 'demo/head'?"),
      ("demo/head", "SVHN", "does not stand in the text"),
      ("demo/head", "NIST", "the tokens there are 'MNIST'"),
    ])
  func refusals(rule: String, span: String, message: String) {
    #expect {
      try explainer.attempts(rule: rule, span: span, in: paper("We use MNIST."))
    } throws: { "\($0)".contains(message) }
  }

  @Test("Every candidate stands or has lost, and what stands is what the record holds")
  func agreesWithRecords() throws {
    let text =
      "We train FooNet on the MNIST dataset and on CIFAR-10 with 5% on MNIST. We use the BarSet corpus."
    let explanation = explainer.explanation(of: paper(text))
    var worker = explainer.extractor.makeWorker()
    let mentions = worker.record(of: paper(text)).mentions
    #expect(
      Set(explanation.proposals.filter(\.stands).map(\.place.scalarRange)) == Set(mentions.map(\.scalarRange))
    )
    #expect(explanation.proposals.allSatisfy { !$0.fates.isEmpty })
  }

  @Test("The JSON of an explanation can be read back")
  func json() throws {
    let bytes = explainer.explanation(of: paper("We train on the MNIST dataset.")).json.encoded()
    let value = try JSONValue.parse(bytes)
    #expect(value["tokens"]?.array?.count == 7)
    #expect(value["candidates"]?[0]?["fates"]?[0]?["outcome"]?.string == "suppressed")
  }
}
