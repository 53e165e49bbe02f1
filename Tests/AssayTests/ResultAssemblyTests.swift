import Foundation
import Records
import Testing

@testable import Assay

/// What stands around a value and whose it is, where no rule says so: read by position, with the shipped rules.
@Suite("Results of a sentence")
struct ResultAssemblyTests {
  private static let extractor = try! Extractor(rules: [
    RuleReference.checkout.appending(path: "Rules").path
  ])

  struct Case: CustomTestStringConvertible, Sendable {
    var what: String
    var text: String
    /// `metric | value | kind | model | dataset | task | baseline's model | baseline's value`.
    var results: [String]
    var testDescription: String { what }
  }

  static func lines(_ record: Record) -> [String] {
    var texts: [String: String] = [:]
    for mention in record.mentions { texts[mention.id ?? ""] = mention.text }
    func text(_ id: String?) -> String { id.flatMap { texts[$0] } ?? "-" }
    return record.results.map { result in
      [
        text(result.metric), text(result.value), result.kind.rawValue, text(result.model),
        text(result.dataset),
        text(result.task), text(result.baseline?.model), text(result.baseline?.value),
      ].joined(separator: " | ")
    }
  }

  static func record(_ text: String, title: String = "") -> Record {
    var worker = extractor.makeWorker()
    return worker.record(
      of: Paper(source: Source(input: "-", index: 0, adapter: "test"), title: title, abstract: text))
  }

  static let cases: [Case] = [
    Case(
      what: "as many values as data sets",
      text: "On ImageNet and CIFAR-10, ResNet-50 achieves 76.1% and 95.3% accuracy, respectively.",
      results: [
        "accuracy | 76.1% | score | ResNet-50 | ImageNet | - | - | -",
        "accuracy | 95.3% | score | ResNet-50 | CIFAR-10 | - | - | -",
      ]),
    Case(
      what: "each value with data of its own, and an earlier place that is not for later ones",
      text: "BERT has an F1 of 88.5 on SQuAD and 90.9 on QNLI; RoBERTa reaches 89.4 and 92.2.",
      results: [
        "F1 | 88.5 | score | BERT | SQuAD | - | - | -", "F1 | 90.9 | score | BERT | QNLI | - | - | -",
        "F1 | 89.4 | score | RoBERTa | SQuAD | - | - | -", "F1 | 92.2 | score | RoBERTa | QNLI | - | - | -",
      ]),
    Case(
      what: "a name behind the value is whose it is",
      text: "Accuracy was 86.4% for BERT, 84.9% for RoBERTa, and 81.2% for XLNet.",
      results: [
        "Accuracy | 86.4% | score | BERT | - | - | - | -",
        "Accuracy | 84.9% | score | RoBERTa | - | - | - | -",
        "Accuracy | 81.2% | score | XLNet | - | - | - | -",
      ]),
    Case(
      what: "bracketed rivals, each with its values in the order of the first",
      text: "On COCO, DETR obtains 42.0 AP50 and 44.9 mAP, outperforming RetinaNet (38.7 and 40.1).",
      results: [
        "AP50 | 42.0 | score | DETR | COCO | - | RetinaNet | 38.7",
        "mAP | 44.9 | score | DETR | COCO | - | RetinaNet | 40.1",
        "AP50 | 38.7 | score | RetinaNet | COCO | - | - | -",
        "mAP | 40.1 | score | RetinaNet | COCO | - | - | -",
      ]),
    Case(
      what: "from one value to another",
      text: "On SQuAD, the F1 of BERT rises from 88.5 to 91.2.",
      results: [
        "F1 | 88.5 | score | BERT | SQuAD | - | - | -", "F1 | 91.2 | score | BERT | SQuAD | - | - | 88.5",
      ]),
    Case(
      what: "the value of something that has no name here",
      text: "BERT reaches an F1 of 61.8, against 74.2 for a human editor.",
      results: ["F1 | 61.8 | score | BERT | - | - | - | 74.2", "F1 | 74.2 | score | - | - | - | - | -"]),
    Case(
      what: "whose measure comes before the means",
      text: "With a ResNet-50 encoder, the accuracy of BERT is 81.2%.",
      results: ["accuracy | 81.2% | score | BERT | - | - | - | -"]),
    Case(
      what: "a difference and what it is set against",
      text: "BERT outperforms ELMo on SQuAD by 3.1 points.",
      results: ["- | 3.1 points | delta | BERT | SQuAD | - | ELMo | -"]),
    Case(
      what: "a difference is the subject's, not the object's",
      text: "DistilBERT accelerates BERT by 2.8x.",
      results: ["- | 2.8x | relative | DistilBERT | - | - | - | -"]),
    Case(
      what: "half the parameters of a rival",
      text: "BERT has an F1 of 88.5 on SQuAD, with half the parameters of XLNet.",
      results: [
        "F1 | 88.5 | score | BERT | SQuAD | - | - | -", "- | half | relative | BERT | - | - | XLNet | -",
      ]),
    Case(
      what: "p-values, intervals and settings are no results",
      text: "With a dropout of 0.1, BERT has an F1 of 0.88 (95% CI 0.86-0.90, p < 0.001) on 10% of the data.",
      results: ["F1 | 0.88 | score | BERT | - | - | - | -"]),
    Case(
      what: "a statement without a verb goes on with the last",
      text: "Under random splits, BERT has an F1 of 0.89; under fixed splits, 0.34.",
      results: [
        "F1 | 0.89 | score | BERT | - | - | - | -", "F1 | 0.34 | score | BERT | - | - | - | -",
      ]),
    Case(
      what: "the next sentence goes on with the measure",
      text: "BERT has an F1 of 0.89. On QNLI it falls to 0.61.",
      results: [
        "F1 | 0.89 | score | BERT | - | - | - | -", "F1 | 0.61 | score | BERT | QNLI | - | - | -",
      ]),
    Case(
      what: "a share says of what it is one, and has no measure",
      text: "BERT has an accuracy of 81%. On SQuAD it answers 14.3% of the questions.",
      results: [
        "accuracy | 81% | score | BERT | - | - | - | -", "- | 14.3% | score | BERT | SQuAD | - | - | -",
      ]),
    Case(
      what: "a difference holds for each data set of a list",
      text: "BERT comes within 1.2% of XLNet on SQuAD and QNLI.",
      results: [
        "- | 1.2% | delta | BERT | SQuAD | - | XLNet | -", "- | 1.2% | delta | BERT | QNLI | - | XLNet | -",
      ]),
    Case(
      what: "what a model was trained on is not what it was measured on",
      text: "Trained on CIFAR-10, ResNet-50 has an accuracy of 81.2%.",
      results: ["accuracy | 81.2% | score | ResNet-50 | - | - | - | -"]),
    Case(
      what: "a remark in brackets is about the value before it",
      text: "On SQuAD, BERT reaches an F1 of 91.8 (+0.5).",
      results: [
        "F1 | 91.8 | score | BERT | SQuAD | - | - | -", "F1 | +0.5 | delta | BERT | SQuAD | - | - | -",
      ]),
    Case(
      what: "a difference beside a score is of its data",
      text: "DETR attains 47.3 AP on COCO, 2.1 higher than RetinaNet.",
      results: [
        "AP | 47.3 | score | DETR | COCO | - | - | -", "AP | 2.1 | delta | DETR | COCO | - | RetinaNet | -",
      ]),
    Case(
      what: "what a sentence begins with is what its values are set against",
      text: "Compared with BERT, DistilBERT reduces latency by 40%.",
      results: ["latency | 40% | relative | DistilBERT | - | - | BERT | -"]),
    Case(
      what: "a list goes on with that of the sentence before",
      text: "BERT has accuracies of 81.2% and 90.1% on SQuAD and QNLI. RoBERTa reaches 84.3% and 92.2%.",
      results: [
        "accuracies | 81.2% | score | BERT | SQuAD | - | - | -",
        "accuracies | 90.1% | score | BERT | QNLI | - | - | -",
        "accuracies | 84.3% | score | RoBERTa | SQuAD | - | - | -",
        "accuracies | 92.2% | score | RoBERTa | QNLI | - | - | -",
      ]),
    Case(
      what: "these are the values of the sentence before",
      text:
        "BERT has an F1 of 0.87 on SQuAD and 0.79 on QNLI. Without pretraining, these fall to 0.71 and 0.58.",
      results: [
        "F1 | 0.87 | score | BERT | SQuAD | - | - | -", "F1 | 0.79 | score | BERT | QNLI | - | - | -",
        "F1 | 0.71 | score | BERT | SQuAD | - | - | 0.87", "F1 | 0.58 | score | BERT | QNLI | - | - | 0.79",
      ]),
    Case(
      what: "names listed as rivals are each set against their own value",
      text: "RoBERTa outperforms BERT and XLNet by 3.1% and 1.2% in F1.",
      results: [
        "F1 | 3.1% | delta | RoBERTa | - | - | BERT | -", "F1 | 1.2% | delta | RoBERTa | - | - | XLNet | -",
      ]),
    Case(
      what: "one rival after the other",
      text: "RoBERTa has an F1 of 88.5, exceeding BERT by 7.2% and XLNet by 0.6%.",
      results: [
        "F1 | 88.5 | score | RoBERTa | - | - | - | -", "F1 | 7.2% | delta | RoBERTa | - | - | BERT | -",
        "F1 | 0.6% | delta | RoBERTa | - | - | XLNet | -",
      ]),
    Case(
      what: "data before a bracket of measures",
      text: "BERT does well on SQuAD (F1 0.88, recall 0.91) and QNLI (F1 0.84).",
      results: [
        "F1 | 0.88 | score | BERT | SQuAD | - | - | -", "recall | 0.91 | score | BERT | SQuAD | - | - | -",
        "F1 | 0.84 | score | BERT | QNLI | - | - | -",
      ]),
    Case(
      what: "ranked values are not set against each other",
      text: "RoBERTa has an F1 of 86.1, followed by BERT (83.4).",
      results: ["F1 | 86.1 | score | RoBERTa | - | - | - | -", "F1 | 83.4 | score | BERT | - | - | - | -"]),
    Case(
      what: "statements that are set against each other",
      text: "RoBERTa attains 78.4% accuracy, while BERT and XLNet attain 69.1% and 72.6%.",
      results: [
        "accuracy | 78.4% | score | RoBERTa | - | - | BERT | 69.1%",
        "accuracy | 69.1% | score | BERT | - | - | - | -", "accuracy | 72.6% | score | XLNet | - | - | - | -",
      ]),
    Case(
      what: "a difference against a difference",
      text: "DistilBERT loses 2.3% accuracy, compared to 5.1% for BERT.",
      results: [
        "accuracy | 2.3% | delta | DistilBERT | - | - | BERT | 5.1%",
        "accuracy | 5.1% | delta | BERT | - | - | - | -",
      ]),
    Case(
      what: "a decimal may end in a zero",
      text: "BERT lifts the F1 on SQuAD to 62.0.",
      results: ["F1 | 62.0 | score | BERT | SQuAD | - | - | -"]),
    Case(
      what: "an operating point is no result",
      text: "At a sensitivity of 85%, the specificity was 76%.",
      results: ["specificity | 76% | score | - | - | - | - | -"]),
    Case(
      what: "measures of the first list are those of one behind a comparison",
      text: "BERT has 94.8% accuracy at 31 FPS, versus 95.4% and 13 FPS for RoBERTa.",
      results: [
        "accuracy | 94.8% | score | BERT | - | - | RoBERTa | 95.4%",
        "FPS | 31 | score | BERT | - | - | RoBERTa | 13",
        "accuracy | 95.4% | score | RoBERTa | - | - | - | -", "FPS | 13 | score | RoBERTa | - | - | - | -",
      ]),
    Case(
      what: "a name that is put right before its value",
      text: "On SQuAD, BERT answers 38.6% of the questions, RoBERTa 41.2% and XLNet 39.9%.",
      results: [
        "- | 38.6% | score | BERT | SQuAD | - | - | -", "- | 41.2% | score | RoBERTa | SQuAD | - | - | -",
        "- | 39.9% | score | XLNet | SQuAD | - | - | -",
      ]),
  ]

  @Test("Arguments are those that the text ties to the value", arguments: cases)
  func arguments(of test: Case) {
    #expect(Self.lines(Self.record(test.text)) == test.results)
  }

  @Test("The paper's own work stands for it and our method, not for what is trained")
  func ownWork() {
    let record = Self.record(
      "We propose Larkspur, a parser. Built on BERT, it has an F1 of 91.2. Our method is 2x faster than BERT."
    )
    #expect(
      Self.lines(record) == [
        "F1 | 91.2 | score | Larkspur | - | - | - | -", "- | 2x | relative | Larkspur | - | - | BERT | -",
      ])
  }

  @Test("What is compared with a rival, and has no name, is the paper's own work")
  func unnamed() {
    let record = Self.record(
      "We propose Larkspur, a parser. On SQuAD, the gain over BERT is 3.4 F1. Latency is 20 ms.")
    #expect(
      Self.lines(record) == [
        "F1 | 3.4 | delta | Larkspur | SQuAD | - | BERT | -", "Latency | 20 ms | score | - | - | - | - | -",
      ])
  }

  @Test("A text without full stops is read to its end")
  func longSentence() {
    let row = "BERT has an F1 of 0.91 on SQuAD and "
    let record = Self.record(String(repeating: row, count: 300))
    #expect(record.results.count == 300)
    #expect(Set(Self.lines(record)) == ["F1 | 0.91 | score | BERT | SQuAD | - | - | -"])
  }
}

/// What a paper says of itself.
@Suite("Facts")
struct FactTests {
  private static let extractor = try! Extractor(rules: [
    RuleReference.checkout.appending(path: "Rules").path
  ])

  private static func facts(_ text: String) -> Facts {
    var worker = extractor.makeWorker()
    return worker.record(of: Paper(source: Source(input: "-", index: 0, adapter: "test"), abstract: text))
      .facts
  }

  /// Names alone, so that only the build of the text says whose they are.
  private static let names = """
    pack: demo
    rules:
      - id: name
        emits: model
        phase: names
        pattern: '@("PetalNet"|"BERT")'
        examples: ["A [PetalNet].", {not: A net.}]
    """

  @Test(
    "Names that the paper introduces",
    arguments: [
      ("", "We introduce PetalNet, a parser.", ["PetalNet"]),
      ("PetalNet: Parsing by Petals", "Parsing is slow. We make it fast.", ["PetalNet"]),
      ("Petal Net: Parsing by Petals", "Parsing is slow, but PetalNet keeps BERT frozen.", ["PetalNet"]),
      ("", "We tune a net on petals with BERT and call the result PetalNet.", ["PetalNet"]),
      ("", "On petals, PetalNet (ours) beats BERT.", ["PetalNet"]),
      ("", "Our parser, a model of petals, beats BERT. Our method, PetalNet, is fast.", ["PetalNet"]),
      ("", "PetalNet, a parser, was tested with BERT. PetalNet is fast.", ["PetalNet"]),
      ("", "On petals, BERT is slow. We propose a method for BERT.", []),
      ("", "We compare petals with BERT.", []),
    ])
  func proposes(title: String, text: String, names: [String]) throws {
    var worker = try DemoRules.extractor(Self.names).makeWorker()
    let paper = Paper(source: Source(input: "-", index: 0, adapter: "test"), title: title, abstract: text)
    #expect(worker.record(of: paper).facts.proposes == names)
  }

  @Test(
    "The link that is the paper's own release",
    arguments: [
      (
        "Our code is at https://github.com/lab/own, built on https://github.com/lab/base.",
        "https://github.com/lab/own"
      ),
      ("We thank the authors of https://github.com/lab/base.", nil),
      ("See the demo at https://lab.example.org/demo for videos.", nil),
      (
        "Logs of all runs are available here: https://zenodo.org/records/12345.",
        "https://zenodo.org/records/12345"
      ),
      ("We release the traffic of two sites at www.petals.example.org.", "https://www.petals.example.org"),
    ])
  func code(text: String, link: String?) {
    #expect(Self.facts(text).code == link)
  }
}
