import Records

/// Groups mentions by what they name.
enum EntityGrouping {
  /// One entity a type and canonical name, in the order in which the paper first names them. Quantities
  /// and links name themselves and are left out.
  static func entities(of mentions: [Mention]) -> [Entity] {
    var entities: [Entity] = []
    var index: [String: Int] = [:]
    for mention in mentions where mention.quantity == nil && mention.link == nil {
      guard let id = mention.id else { continue }
      let name = mention.canonical ?? mention.text
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

  /// A name without its case, spaces and hyphens: "Llama2-7B" and "LLaMA-2-7B" are one.
  static func folded(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0 != " " && $0 != "-" && $0 != "_" }))
  }
}
