import Records

/// Records written for the tests: everything that a record can hold, and as little as it can.
enum RecordSamples {
  static let full = Record(
    paper: Paper(
      id: "arxiv:2401.00001", source: Source(input: "daily.html", index: 2, adapter: "arxiv-list"),
      title: "Größe: a 😀 model",
      abstract: "Größe reaches 43.13% accuracy on MNIST 😀.\n\nCode: https://x.org/a",
      authors: ["A. Author", "Ö. Other"], date: "2024-01-05", url: "https://arxiv.org/abs/2401.00001",
      venue: "cs.CL", links: [PaperLink(url: "https://x.org/a", text: "code", role: "code")]),
    mentions: [
      Mention(id: "m0", type: .model, field: .title, scalarRange: 0..<5, text: "Größe", rule: "models/title"),
      Mention(
        id: "m1", type: .quantity, field: .abstract, scalarRange: 14..<20, text: "43.13%",
        quantity: Quantity(value: 43.13, unit: "percent", comparator: "up to"), rule: "quantities/percent",
        confidence: 0.99),
      Mention(id: "m2", type: .metric, field: .abstract, scalarRange: 21..<29, text: "accuracy"),
      Mention(
        id: "m3", type: .dataset, field: .abstract, scalarRange: 33..<38, text: "MNIST", canonical: "MNIST",
        attributes: ["licence": "open", "area": "vision"], rule: "datasets/known", confidence: 0.5),
      Mention(
        id: "m4", type: .link, field: .abstract, scalarRange: 49..<64, text: "https://x.org/a",
        link: Link(url: "https://x.org/a", kind: "web", owner: "o", name: "n", role: "code")),
      Mention(
        id: "m5", type: "material", field: .abstract, scalarRange: 49..<50, text: "h",
        quantity: Quantity(low: 1, high: 2)),
    ],
    entities: [Entity(type: .dataset, canonical: "MNIST", mentions: ["m3"])],
    results: [
      Result(
        metric: "m2", value: "m1", dataset: "m3", model: "m0", kind: .score,
        baseline: .init(model: "m0", value: "m1"), rule: "results/on", confidence: 0.8),
      Result(value: "m1", kind: .relative, comparator: "over", baseline: .init(model: "m0")),
    ],
    facts: Facts(code: "https://x.org/a", proposes: ["Größe"]))

  static let empty = Record(paper: Paper(id: "x", source: .unknown))

  static let all = [full, empty]
}
