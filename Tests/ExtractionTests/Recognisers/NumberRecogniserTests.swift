import Records
import Testing
import Text

@testable import Extraction

@Suite struct NumberRecogniserTests {
  /// The text without its marks, and what the marks enclose.
  static func parse(_ marked: String) -> (text: String, spans: [String]) {
    var text = ""
    var spans: [String] = []
    var open: String?
    for character in marked {
      switch character {
      case "«": open = ""
      case "»":
        if let open { spans.append(open) }
        open = nil
      default:
        text.append(character)
        open?.append(character)
      }
    }
    return (text, spans)
  }

  @Test(arguments: NumberSentences.marked)
  func findsTheMarkedQuantitiesAndNoOther(marked: String) {
    let (text, spans) = Self.parse(marked)
    let found = Recognisers().find(in: text)
    #expect(found.numbers.map(\.text) == spans, "rejected: \(found.rejected)")
  }

  struct Attributes: Sendable {
    let text: String
    var value: Double?
    var low: Double?
    var high: Double?
    var unit: String?
    var comparator: String?
    var kind: NumberSpan.Kind
  }

  static let attributes: [Attributes] = [
    .init(text: "It has 281,638 records.", value: 281_638, unit: "record", kind: .plain),
    .init(text: "It has 1{,}200 rows.", value: 1200, unit: "row", kind: .plain),
    .init(text: "It takes 15 minutes.", value: 900, unit: "second", kind: .measure),
    .init(text: "It takes 250 ms.", value: 0.25, unit: "second", kind: .measure),
    .init(text: "It holds 1.42 TB of text.", value: 1.42e12, unit: "byte", kind: .measure),
    .init(text: "We use 1.5 million images.", value: 1_500_000, unit: "image", kind: .scaled),
    .init(text: "We use 1.5M boxes.", value: 1_500_000, unit: "box", kind: .scaled),
    .init(text: "We train on three trillion tokens.", value: 3e12, unit: "token", kind: .scaled),
    .init(text: "A 9B parameter model.", value: 9e9, unit: "parameter", kind: .scaled),
    .init(text: "We test 30 prominent language models here.", value: 30, unit: "model", kind: .plain),
    .init(text: "We test thirty batteries.", value: 30, unit: "battery", kind: .word),
    .init(text: "A 10-million-word corpus.", value: 1e7, unit: "word", kind: .scaled),
    .init(
      text: "A gain of up to 43.13%.", value: 43.13, unit: "percent", comparator: "up to", kind: .percent),
    .init(
      text: "A gain of up to a 40% drop.", value: 40, unit: "percent", comparator: "up to", kind: .percent),
    .init(text: "It needs at least 5 votes.", value: 5, unit: "vote", comparator: "at least", kind: .plain),
    .init(text: "It holds over 50 songs.", value: 50, unit: "song", comparator: "over", kind: .plain),
    .init(text: "It holds more than 50 songs.", value: 50, unit: "song", comparator: "over", kind: .plain),
    .init(text: "It needs no more than 5 calls.", value: 5, unit: "call", comparator: "up to", kind: .plain),
    .init(text: "It needs fewer than 5 calls.", value: 5, unit: "call", comparator: "under", kind: .plain),
    .init(text: "An error below 2 mm.", value: 0.002, unit: "metre", comparator: "under", kind: .measure),
    .init(text: "An error <2%.", value: 2, unit: "percent", comparator: "under", kind: .percent),
    .init(text: "A score of ~5.", value: 5, comparator: "about", kind: .plain),
    .init(text: "A score of $\\sim$5.", value: 5, comparator: "about", kind: .plain),
    .init(text: "Some $\\geq 5$ of them.", value: 5, comparator: "at least", kind: .plain),
    .init(text: "Roughly 20 hours.", value: 72_000, unit: "second", comparator: "about", kind: .measure),
    .init(text: "It knows 100+ languages.", value: 100, unit: "language", comparator: "over", kind: .plain),
    .init(text: "We average over 5 runs.", value: 5, unit: "run", kind: .plain),
    .init(text: "It is 2times faster.", value: 2, unit: "times", kind: .multiple),
    .init(text: "It is 3.2x faster.", value: 3.2, unit: "times", kind: .multiple),
    .init(text: "It is ten-fold smaller.", value: 10, unit: "times", kind: .multiple),
    .init(text: "A cut of 1-2\\%.", low: 1, high: 2, unit: "percent", kind: .range),
    .init(text: "A cut of 4\\%--20\\%.", low: 4, high: 20, unit: "percent", kind: .range),
    .init(
      text: "Sizes range from 1B to 8B parameters.", low: 1e9, high: 8e9, unit: "parameter", kind: .range),
    .init(text: "With 2 to 3 million users.", low: 2e6, high: 3e6, unit: "user", kind: .range),
    .init(text: "Within two to three hours.", low: 7200, high: 10_800, unit: "second", kind: .range),
    .init(text: "A score of 0.85 ± 0.02.", value: 0.85, kind: .plain),
    .init(text: "A change of -0.5 points.", value: -0.5, unit: "point", kind: .measure),
    .init(text: "A change of −3%.", value: -3, unit: "percent", kind: .percent),
    .init(text: "It costs $1.2 million.", value: 1.2e6, unit: "dollar", kind: .scaled),
    .init(text: "A rate of 3 × 10^{-4} here.", value: 3e-4, kind: .scientific),
    .init(text: "A rate of 10⁻³ here.", value: 1e-3, kind: .scientific),
    .init(text: "A rate of .05 here.", value: 0.05, kind: .plain),
    .init(text: "About one third of it.", value: 1.0 / 3, comparator: "about", kind: .fraction),
    .init(text: "It takes 184K GPU-hours.", value: 184_000, unit: "GPU hour", kind: .measure),
    .init(text: "It moves at 36 km/h.", value: 10, unit: "metre per second", kind: .measure),
    .init(text: "A dose of 80 mg/dL.", value: 80, unit: "mg/dL", kind: .measure),
    .init(text: "At 300 K it melts.", value: 300, unit: "kelvin", kind: .measure),
    .init(text: "Half a million users.", value: 500_000, unit: "user", kind: .scaled),
    .init(text: "On 10 000 images.", value: 10_000, unit: "image", kind: .plain),
  ]

  @Test(arguments: attributes)
  func readsTheAttributes(expected: Attributes) throws {
    let found = Recognisers().find(in: expected.text).numbers
    try #require(found.count == 1, "\(found.map(\.text))")
    let quantity = found[0].span.quantity
    #expect(close(quantity.value, expected.value), "\(String(describing: quantity.value))")
    #expect(close(quantity.low, expected.low) && close(quantity.high, expected.high))
    #expect(quantity.unit == expected.unit)
    #expect(quantity.comparator == expected.comparator)
    #expect(found[0].span.kind == expected.kind)
    #expect(found[0].span.attributes["kind"] == expected.kind.rawValue)
  }

  private func close(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= 1e-9 * max(1, abs(right))
  }

  @Test(arguments: [
    ("We use CIFAR-10 and GPT-4.", "namePart"), ("Scores of recall@1 rise.", "namePart"),
    ("Llama 3.1 is open.", "namePart"), ("LLaMA 7B is open.", "namePart"), ("It was made in 2023.", "date"),
    ("It is (1) fast.", "listMarker"), ("It is fast: 1) on phones.", "listMarker"),
    ("Others [12] did.", "citation"), ("Others [3, 4] did.", "citation"), ("Others [5-7] did.", "citation"),
    ("See Section 3.2 for it.", "label"), ("See Tables 4 for it.", "label"), ("A two-stage way.", "compound"),
    ("A 1-shot way.", "compound"), ("The $\\ell_1$ norm.", "formula"),
    ("In version 1.2.3 of it.", "notANumber"),
    ("A 3D map.", "notANumber"), ("No one did.", "pronoun"), ("Several hundred did.", "vague"),
    ("The third did.", "ordinal"),
    ("Two- and three-stage.", "compound"),
  ])
  func saysWhyANumberIsNone(text: String, reason: String) {
    let found = Recognisers().find(in: text)
    #expect(found.numbers.isEmpty)
    #expect(found.rejected.first?.hasSuffix(": \(reason)") == true, "\(found.rejected)")
  }

  @Test func readsNoNumberInsideAnExcludedRange() {
    let recognisers = Recognisers()
    let text = recognisers.tokenizer.tokenize(Array("Foo 2.5 beats 3 others".utf8))
    let spans = recognisers.numbers.spans(in: text, words: recognisers.tokenizer.words, excluding: [0..<4])
    #expect(spans.map { text.string($0.tokens) } == ["3"])
  }

  @Test func sharesTheCountedNounOfAList() {
    let numbers = Recognisers().find(
      in: "In sizes 1B, 3.7B, and 7B parameters, with 0.5 and 10% of two or three sets."
    ).numbers
    #expect(
      numbers.map(\.span.quantity.unit) == [
        "parameter", "parameter", "parameter", nil, "percent", "set", "set",
      ])
  }

  @Test func keepsTheSpreadOfAValue() {
    let span = Recognisers().find(in: "We reach 85.0 ± 2.1% here.").numbers[0]
    #expect(span.text == "85.0 ± 2.1%")
    #expect(span.span.attributes == ["kind": "percent", "spread": "2.1"])
  }

  @Test(
    "What is glued to digits means the same whatever was read before",
    arguments: ["5Hours", "5HOURS", "3Million"])
  func gluedUnits(text: String) {
    let new = Recognisers()
    let used = Recognisers()
    _ = used.find(in: "Hours HOURS Million.")
    let found = new.find(in: text).numbers.map(\.span.quantity)
    #expect(found == used.find(in: text).numbers.map(\.span.quantity))
    #expect(found.first?.unit == "second" || found.first?.value == 3_000_000)
  }
}
