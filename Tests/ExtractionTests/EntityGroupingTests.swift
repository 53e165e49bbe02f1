import Records
import Testing

@testable import Extraction

/// Mentions are grouped as a dictionary of folded names would group them.
@Suite("Grouping of entities")
struct EntityGroupingTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  private func folded(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0 != " " && $0 != "-" && $0 != "_" }))
  }

  private func entities(of mentions: [Mention]) -> [Entity] {
    var entities: [Entity] = []
    var index: [String: Int] = [:]
    for mention in mentions {
      guard let name = mention.canonical, let id = mention.id else { continue }
      let key = "\(mention.type.rawValue)\u{0}\(folded(name))"
      if let known = index[key] {
        entities[known].mentions.append(id)
      } else {
        index[key] = entities.count
        entities.append(Entity(type: mention.type, canonical: name, mentions: [id]))
      }
    }
    return entities
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func asADictionary(seed: UInt64) {
    var dice = Dice(state: seed)
    // Of the last ones, some are the same characters in other scalars: é, the signs of kelvin and ångström, and the
    // Greek question mark, which is a semicolon.
    let pieces = [
      "a", "B", "b", "-", "_", " ", "7", "GPT", "gpt", "é", "e\u{301}", "É", "K", "\u{212A}", "k", ";",
      "\u{37E}", "`",
      "\u{1FEF}", "Å", "\u{212B}", "ß", "İ",
    ]
    for round in 0..<200 {
      let few = round % 2 == 0 ? pieces : Array(pieces.prefix(9))
      var mentions: [Mention] = []
      for number in 0..<Int.random(in: 0...60, using: &dice) {
        var name = ""
        for _ in 0..<Int.random(in: 1...3, using: &dice) { name += few.randomElement(using: &dice) ?? "" }
        var mention = Mention(
          id: "m\(number)", type: [.model, .dataset, "größe"].randomElement(using: &dice) ?? .model,
          field: .title,
          scalarRange: 0..<1, text: name, canonical: name)
        if Int.random(in: 0..<8, using: &dice) == 0 { mention.canonical = nil }
        mentions.append(mention)
      }
      #expect(EntityGrouping.entities(of: mentions) == entities(of: mentions))
    }
  }
}
