import Evaluation
import Records

/// Gold and predicted papers drawn at random, with everything that makes scorers differ: overlaps,
/// nesting, duplicates, near misses, wrong types, types that gold does not know, empty papers, papers
/// that only one side has, lists in no order, spans of hundreds of characters.
struct RandomRecords {
  var generator: SplitMix64
  let types: [MentionType] = [.dataset, .metric, .model, .task, .quantity, .link, "material"]

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func papers(_ count: Int) -> (gold: [Record], predicted: [Record]) {
    var gold: [Record] = []
    var predicted: [Record] = []
    for index in 0..<count {
      let id = "paper-\(index)"
      let golden = mentions(upTo: index % 5 == 0 ? 0 : 14)
      gold.append(record(id, golden))
      if chance(0.95) { predicted.append(record(id, index % 7 == 0 ? [] : varied(golden))) }
    }
    predicted.append(record("unknown", mentions(upTo: 5)))
    predicted.shuffle(using: &generator)
    return (gold, predicted)
  }

  private mutating func varied(_ gold: [Mention]) -> [Mention] {
    var varied: [Mention] = []
    for mention in gold {
      if chance(0.2) { continue }
      var copy = mention
      if chance(0.3) {
        let start = max(0, copy.scalarRange.lowerBound + Int.random(in: -3...3, using: &generator))
        copy.scalarRange =
          start..<max(start + 1, copy.scalarRange.upperBound + Int.random(in: -3...3, using: &generator))
      }
      if chance(0.2) { copy.type = types.randomElement(using: &generator) ?? .model }
      if chance(0.1) { copy.type = "unheard-of" }
      copy.rule = "rules/\(Int.random(in: 0..<6, using: &generator))"
      copy.confidence = Double.random(in: 0...1, using: &generator)
      varied.append(copy)
      if chance(0.15) { varied.append(copy) }
    }
    varied += mentions(upTo: 4)
    if chance(0.5) { varied.shuffle(using: &generator) }
    return varied
  }

  private mutating func mentions(upTo count: Int) -> [Mention] {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      let start = Int.random(in: 0..<120, using: &generator)
      let length =
        chance(0.05) ? Int.random(in: 90..<400, using: &generator) : Int.random(in: 1..<12, using: &generator)
      let type = types.randomElement(using: &generator) ?? .model
      return Mention(
        type: type, field: chance(0.3) ? .title : .abstract, scalarRange: start..<(start + length),
        text: "\(type.rawValue)-\(start % 9)", rule: chance(0.5) ? "rules/extra" : nil)
    }
  }

  private func record(_ id: String, _ mentions: [Mention]) -> Record {
    Record(paper: Paper(id: id, source: .unknown), mentions: mentions)
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }
}
