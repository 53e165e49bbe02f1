import Testing

@testable import Assay

extension ResultAssemblyTests {
  /// How dense texts put it: each case has the arguments as those of `cases`.
  static let phrasings: [Case] = [
    Case(
      what: "a rival behind scores that other gains follow, over a compound word",
      text:
        "BERT reaches 91.0% accuracy, outperforming the earlier state-of-the-art XLNet with 30% fewer FLOPs.",
      results: [
        "accuracy | 91.0% | score | BERT | - | - | XLNet | -",
        "FLOPs | 30% | relative | BERT | - | - | XLNet | -",
      ]),
    Case(
      what: "a rival and its value in a bracket behind what it is",
      text: "BERT reaches 91.0% on SQuAD, ahead of the second best encoder (XLNet, 88.5%).",
      results: [
        "- | 91.0% | score | BERT | SQuAD | - | XLNet | 88.5%",
        "- | 88.5% | score | XLNet | SQuAD | - | - | -",
      ]),
    Case(
      what: "lists on both sides of versus, paired by measure",
      text: "DETR runs at 41.5 FPS with 0.52 mAP over 800 clips, versus 3.2 FPS and 0.23 mAP for YOLOv8n.",
      results: [
        "FPS | 41.5 | score | DETR | - | - | YOLOv8n | 3.2",
        "mAP | 0.52 | score | DETR | - | - | YOLOv8n | 0.23",
        "FPS | 3.2 | score | YOLOv8n | - | - | - | -",
        "mAP | 0.23 | score | YOLOv8n | - | - | - | -",
      ]),
    Case(
      what: "an average over data is one result",
      text: "BERT reaches 71.3% average accuracy across SQuAD and QNLI.",
      results: ["accuracy | 71.3% | score | BERT | SQuAD | - | - | -"]),
    Case(
      what: "shares of a measure that is compared in the sentence before",
      text: "In the table we compare the mIoU of both. BERT has 61.2% on Cityscapes.",
      results: ["mIoU | 61.2% | score | BERT | Cityscapes | - | - | -"]),
    Case(
      what: "gains on what was told",
      text:
        "BERT reaches an F1 of 81.0 on SQuAD and 75.2 on QNLI. It improves by 3.1% and 2.4% on these benchmarks.",
      results: [
        "F1 | 81.0 | score | BERT | SQuAD | - | - | -",
        "F1 | 75.2 | score | BERT | QNLI | - | - | -",
        "F1 | 3.1% | delta | BERT | SQuAD | - | - | -",
        "F1 | 2.4% | delta | BERT | QNLI | - | - | -",
      ]),
    Case(
      what: "a change is listed with its place, over a bracket",
      text: "BERT beats XLNet by 4.1% on SQuAD (80.2% against 76.1%) and 2.3% on QNLI.",
      results: [
        "- | 4.1% | delta | BERT | SQuAD | - | XLNet | -",
        "- | 80.2% | score | BERT | SQuAD | - | XLNet | 76.1%",
        "- | 76.1% | score | XLNet | SQuAD | - | - | -",
        "- | 2.3% | delta | BERT | QNLI | - | XLNet | -",
      ]),
    Case(
      what: "a task right behind its data",
      text:
        "DETR has 45.1 mAP on COCO object detection and 51.3 mIoU on the ADE20K test set of semantic segmentation.",
      results: [
        "mAP | 45.1 | score | DETR | COCO | object detection | - | -",
        "mIoU | 51.3 | score | DETR | ADE20K | semantic segmentation | - | -",
      ]),
    Case(
      what: "a rival behind the last value",
      text: "BERT reaches 91.0% on SQuAD and 88.4% on QNLI, surpassing larger encoders such as XLNet.",
      results: [
        "- | 91.0% | score | BERT | SQuAD | - | XLNet | -",
        "- | 88.4% | score | BERT | QNLI | - | XLNet | -",
      ]),
    Case(
      what: "remarks behind a place",
      text: "BERT has an accuracy of 91.0% on SQuAD (+1.4%) and 88.4% on QNLI (0.9% improvement).",
      results: [
        "accuracy | 91.0% | score | BERT | SQuAD | - | - | -",
        "accuracy | +1.4% | delta | BERT | SQuAD | - | - | -",
        "accuracy | 88.4% | score | BERT | QNLI | - | - | -",
        "accuracy | 0.9% | delta | BERT | QNLI | - | - | -",
      ]),
    Case(
      what: "opponents, each of one value",
      text: "LLaMA-2-7B has a win rate of 61.5% against Vicuna-13B and 38.2% against GPT-4.",
      results: [
        "win rate | 61.5% | score | LLaMA-2-7B | - | - | Vicuna-13B | -",
        "win rate | 38.2% | score | LLaMA-2-7B | - | - | GPT-4 | -",
      ]),
    Case(
      what: "conditions, tolerances and parameters are no results",
      text:
        "At 60% sparsity and with α = 0.3, BERT has an accuracy of 88.4% on QNLI, within ±0.2 of the dense model.",
      results: ["accuracy | 88.4% | score | BERT | QNLI | - | - | -"]),
    Case(
      what: "a measure that does not change is not that of the next change",
      text: "BERT cuts the latency by 35% without loss of accuracy while beating XLNet by 2.6 points.",
      results: [
        "latency | 35% | relative | BERT | - | - | - | -",
        "- | 2.6 points | delta | BERT | - | - | XLNet | -",
      ]),
    Case(
      what: "changes compared in a list are changes",
      text:
        "The exact match of BERT on SQuAD falls by 3.5 points, compared with 9.1 for XLNet and 12.4 for RoBERTa.",
      results: [
        "exact match | 3.5 points | delta | BERT | SQuAD | - | XLNet | 9.1",
        "exact match | 9.1 | delta | XLNet | SQuAD | - | - | -",
        "exact match | 12.4 | delta | RoBERTa | SQuAD | - | - | -",
      ]),
    Case(
      what: "lists in formulas",
      text: "BERT, XLNet and RoBERTa reach $88.5\\%$, $89.1\\%$ and $90.2\\%$ accuracy on SQuAD.",
      results: [
        "accuracy | 88.5\\% | score | BERT | SQuAD | - | - | -",
        "accuracy | 89.1\\% | score | XLNet | SQuAD | - | - | -",
        "accuracy | 90.2\\% | score | RoBERTa | SQuAD | - | - | -",
      ]),
    Case(
      what: "a value with a label instead of a name",
      text: "DQN has a success rate of 41.2% (oracle: 48.6%).",
      results: [
        "success rate | 41.2% | score | DQN | - | - | - | 48.6%",
        "success rate | 48.6% | score | - | - | - | - | -",
      ]),
    Case(
      what: "what a list of values at places without names has is not that of the last place",
      text: "BERT gains 2.5% in simulation, and 1.4% on SQuAD.",
      results: ["- | 2.5% | delta | BERT | - | - | - | -", "- | 1.4% | delta | BERT | SQuAD | - | - | -"]),
    Case(
      what: "a task right before the measure",
      text: "BERT raises question answering F1 by 3%.",
      results: ["F1 | 3% | delta | BERT | - | question answering | - | -"]),
    Case(
      what: "experiments of the sentence before, but not for a cost",
      text:
        "Table 3 reports results for machine translation. BERT reaches 31.0 BLEU. It takes 4.1 GFLOPs.",
      results: [
        "BLEU | 31.0 | score | BERT | - | machine translation | - | -",
        "GFLOPs | 4.1 | score | BERT | - | - | - | -",
      ]),
    Case(
      what: "what a model is trained for before is no experiment",
      text: "We study unlearning for machine translation. BERT reaches 31.0 BLEU.",
      results: ["BLEU | 31.0 | score | BERT | - | - | - | -"]),
    Case(
      what: "the bracket behind a rival has its value",
      text: "In F1, BERT is 3.1 points better than XLNet (84.1 vs. 81.0).",
      results: [
        "F1 | 3.1 points | delta | BERT | - | - | XLNet | 81.0",
        "F1 | 84.1 | score | BERT | - | - | XLNet | 81.0",
        "F1 | 81.0 | score | XLNet | - | - | - | -",
      ]),
    Case(
      what: "a value that a bracket repeats is one result",
      text: "With an F1 of 84.1, BERT beats XLNet (84.1 vs. 81.0).",
      results: [
        "F1 | 84.1 | score | BERT | - | - | XLNet | 81.0",
        "F1 | 81.0 | score | XLNet | - | - | - | -",
      ]),
    Case(
      what: "an apposed rival, with the gain in a bracket",
      text: "BERT beats the older model, XLNet, on all languages (4 points higher F1).",
      results: ["F1 | 4 points | delta | BERT | - | - | XLNet | -"]),
    Case(
      what: "a percentage of costs is relative",
      text: "BERT reduces input costs by 40%.",
      results: ["input cost | 40% | relative | BERT | - | - | - | -"]),
    Case(
      what: "shares of the FLOPs, of rivals in order",
      text: "DistilBERT needs 41% and 37% fewer FLOPs than BERT and RoBERTa.",
      results: [
        "FLOPs | 41% | relative | DistilBERT | - | - | BERT | -",
        "FLOPs | 37% | relative | DistilBERT | - | - | RoBERTa | -",
      ]),
  ]

  @Test("dense phrasings", arguments: phrasings)
  func phrasing(_ sample: Case) {
    #expect(Self.lines(Self.record(sample.text)) == sample.results)
  }
}
