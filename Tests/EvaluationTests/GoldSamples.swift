import Records

/// Gold papers written for the tests.
enum GoldSamples {
  /// A mention at the given occurrence of its text.
  static func mention(
    _ type: MentionType, _ text: String, in paper: Paper, _ field: Field = .abstract, nth: Int = 0
  )
    -> Mention
  {
    let scalars = Array((paper.fields.first { $0.field == field }?.text ?? "").unicodeScalars)
    let wanted = Array(text.unicodeScalars)
    let starts = scalars.indices.filter { scalars[$0...].starts(with: wanted) }
    let start = starts.indices.contains(nth) ? starts[nth] : 0
    return Mention(type: type, field: field, scalarRange: start..<(start + wanted.count), text: text)
  }

  static let parrot: Record = {
    let paper = Paper(
      id: "cs/01:parrot 1", source: .unknown, title: "Parrot 🦜: läuft on Contract NER",
      abstract: """
        We present Parrot 🦜, which reaches 91.5% accuracy on "Contract NER" | 4\\% more than BERT-large_v2.

          The corpus 😀Ünïon😀 has seven\ttasks. Code: https://github.com/o/parrot
        """)
    return Record(
      paper: paper,
      mentions: [
        mention(.model, "Parrot 🦜", in: paper, .title),
        mention(.dataset, "Contract NER", in: paper, .title),
        mention(.task, "NER", in: paper, .title),
        mention(.model, "Parrot 🦜", in: paper),
        mention(.quantity, "91.5%", in: paper),
        mention(.metric, "accuracy", in: paper),
        mention(.dataset, "Contract NER", in: paper),
        mention(.quantity, "4\\%", in: paper),
        mention(.model, "BERT-large_v2", in: paper),
        mention(.dataset, "Ünïon", in: paper),
        mention(.quantity, "seven", in: paper),
        mention(.link, "https://github.com/o/parrot", in: paper),
      ],
      results: [
        Result(
          metric: "accuracy", value: "91.5%", dataset: "Contract NER", model: "Parrot 🦜", kind: .score,
          baseline: .init(model: "BERT-large_v2")),
        Result(value: "4\\%", kind: .delta),
      ],
      facts: Facts(code: "https://github.com/o/parrot", proposes: ["Parrot 🦜"]))
  }()

  static let plain: Record = {
    let paper = Paper(id: "plain", source: .unknown, title: "On nothing", abstract: "There is nothing here.")
    return Record(paper: paper)
  }()

  static let all = [parrot, plain]
}
