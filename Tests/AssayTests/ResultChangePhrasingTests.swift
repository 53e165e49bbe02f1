import Testing

@testable import Assay

extension ResultAssemblyTests {
  /// Lists of changes, what they are of and what they are set against.
  static let changePhrasings: [Case] = [
    Case(
      what: "a change that is called relative before its measure, and goes on",
      text: "BERT yields relative WER cuts of 21% on SQuAD and 9% on QNLI.",
      results: [
        "WER | 21% | relative | BERT | SQuAD | - | - | -",
        "WER | 9% | relative | BERT | QNLI | - | - | -",
      ]),
    Case(
      what: "a flaw falls by a part of what it was",
      text: "BERT cuts the collision rate by 31%.",
      results: ["collision rate | 31% | relative | BERT | - | - | - | -"]),
    Case(
      what: "ratios with a condition each",
      text: "BERT gives speedups of 2.4x when it reads short pages, and 4.1x with long ones.",
      results: [
        "- | 2.4x | relative | BERT | - | - | - | -",
        "- | 4.1x | relative | BERT | - | - | - | -",
      ]),
    Case(
      what: "as many changes as measures behind them",
      text: "BERT beats XLNet by 4.1% and 2.7% in F1 and recall.",
      results: [
        "F1 | 4.1% | delta | BERT | - | - | XLNet | -",
        "recall | 2.7% | delta | BERT | - | - | XLNet | -",
      ]),
    Case(
      what: "as many changes as measures before them",
      text: "BERT raises F1 and recall by 4.1% and 2.7% on SQuAD.",
      results: [
        "F1 | 4.1% | delta | BERT | SQuAD | - | - | -",
        "recall | 2.7% | delta | BERT | SQuAD | - | - | -",
      ]),
    Case(
      what: "fewer of what is no measure",
      text: "BERT has a 3% higher F1 on SQuAD and 41% fewer collisions than XLNet.",
      results: [
        "F1 | 3% | delta | BERT | SQuAD | - | - | -",
        "- | 41% | relative | BERT | - | - | XLNet | -",
      ]),
    Case(
      what: "data that tests were said to be on two sentences before",
      text: "Table 2 lists tests on SQuAD. The trend is plain. BERT has an F1 of 81.5.",
      results: ["F1 | 81.5 | score | BERT | SQuAD | - | - | -"]),
    Case(
      what: "changes with their data in brackets",
      text: "BERT beats XLNet by 3.4% (SQuAD) and 2.1% (QNLI).",
      results: [
        "- | 3.4% | delta | BERT | SQuAD | - | XLNet | -",
        "- | 2.1% | delta | BERT | QNLI | - | XLNet | -",
      ]),
    Case(
      what: "the task of a performance",
      text: "BERT has a strong question answering performance, with an F1 of 93.1 on SQuAD.",
      results: ["F1 | 93.1 | score | BERT | SQuAD | question answering | - | -"]),
    Case(
      what: "a subject behind \"that\"",
      text: "Tests on SQuAD indicate that BERT has an F1 of 81.5.",
      results: ["F1 | 81.5 | score | BERT | SQuAD | - | - | -"]),
    Case(
      what: "a score beside a comparable rival",
      text: "BERT has an F1 of 81.5 on SQuAD, which is comparable to XLNet.",
      results: ["F1 | 81.5 | score | BERT | SQuAD | - | XLNet | -"]),
    Case(
      what: "shares of a performance that are kept",
      text: "BERT keeps 97.2% native performance, versus only 84% performance retained.",
      results: [
        "- | 97.2% | relative | BERT | - | - | - | 84%",
        "- | 84% | relative | - | - | - | - | -",
      ]),
    Case(
      what: "changes with their measure and data",
      text: "BERT brings 1.1 F1 improvement on SQuAD and 0.8 F1 on QNLI.",
      results: [
        "F1 | 1.1 | delta | BERT | SQuAD | - | - | -",
        "F1 | 0.8 | delta | BERT | QNLI | - | - | -",
      ]),
    Case(
      what: "a list of changes, set against one rival",
      text: "BERT shows a 2.1% drop in F1, and a 0.4% rise in recall, compared with XLNet.",
      results: [
        "F1 | 2.1% | delta | BERT | - | - | XLNet | -",
        "recall | 0.4% | delta | BERT | - | - | XLNet | -",
      ]),
    Case(
      what: "a growth in what is no measure",
      text: "BERT raises the F1 by 2.2% and brings a 1.4% growth in sales.",
      results: [
        "F1 | 2.2% | delta | BERT | - | - | - | -",
        "- | 1.4% | delta | BERT | - | - | - | -",
      ]),
    Case(
      what: "a bill that is no measure",
      text: "BERT cuts the WER by 31% and the paper bill by 12%.",
      results: [
        "WER | 31% | relative | BERT | - | - | - | -",
        "- | 12% | delta | BERT | - | - | - | -",
      ]),
    Case(
      what: "a task that is called one",
      text: "On the task of question answering, BERT has an F1 of 81.5.",
      results: ["F1 | 81.5 | score | BERT | - | question answering | - | -"]),
    Case(
      what: "the best of several data",
      text: "BERT beats XLNet by up to 3.4% on SQuAD and QNLI.",
      results: ["- | 3.4% | delta | BERT | SQuAD | - | XLNet | -"]),
  ]

  @Test("changes and what they are of", arguments: changePhrasings)
  func changePhrasing(_ sample: Case) {
    #expect(Self.lines(Self.record(sample.text)) == sample.results)
  }
}
