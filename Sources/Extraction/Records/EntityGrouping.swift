import Records

/// Groups mentions by what they name.
enum EntityGrouping {
  /// One entity a type and canonical name, in the order in which the paper first names them. Quantities
  /// and links name themselves and are left out.
  static func entities(of mentions: [Mention]) -> [Entity] {
    var entities: [Entity] = []
    var index: [String: Int] = [:]
    // Most mentions repeat a name as it is, which spares its folding.
    var spelled: [Spelled: Int] = [:]
    for mention in mentions where mention.quantity == nil && mention.link == nil {
      guard let id = mention.id else { continue }
      let name = mention.canonical ?? mention.text
      let spelling = Spelled(type: mention.type, name: name)
      if let known = spelled[spelling] {
        entities[known].mentions.append(id)
        continue
      }
      let key = "\(mention.type.rawValue)\u{0}\(folded(name))"
      let number = index[key] ?? entities.count
      spelled[spelling] = number
      if number < entities.count {
        entities[number].mentions.append(id)
      } else {
        index[key] = number
        entities.append(Entity(type: mention.type, canonical: name, mentions: [id]))
      }
    }
    return entities
  }

  private struct Spelled: Hashable {
    var type: MentionType
    var name: String
  }

  /// A name without its case, spaces and hyphens: "Llama2-7B" and "LLaMA-2-7B" are one.
  static func folded(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(unsafeUninitializedCapacity: name.utf8.count) { bytes in
        var count = 0
        for byte in name.utf8 where byte != 0x20 && byte != 0x2D && byte != 0x5F {
          bytes[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          count += 1
        }
        return count
      }
    }
    return String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0 != " " && $0 != "-" && $0 != "_" }))
  }
}
