import Records

/// Groups mentions by what they name.
struct EntityGrouping {
  private var entities: [Entity] = []
  /// The keys in ASCII, which nearly all are, with the entity of each: a type and a folded name.
  private var keys: ByteKeys
  private var entityOfKey: [Int] = []
  /// The other keys, which are the same where their characters are.
  private var otherKeys: [String: Int] = [:]
  private var key: [UInt8] = []

  /// One entity a type and canonical name, in the order in which the paper first names them. Quantities
  /// and links name themselves: they have no canonical name, and are left out.
  static func entities(of mentions: [Mention]) -> [Entity] {
    var grouping = EntityGrouping(mentions: mentions.count)
    for index in mentions.indices {
      guard let name = mentions[index].canonical, let id = mentions[index].id else { continue }
      grouping.add(id, mentions[index].type, named: name)
    }
    return grouping.entities
  }

  private init(mentions: Int) {
    keys = ByteKeys(capacity: mentions)
    entities.reserveCapacity(mentions)
    entityOfKey.reserveCapacity(mentions)
  }

  private mutating func add(_ id: String, _ type: MentionType, named name: String) {
    guard let entity = entity(type, name) else {
      entities.append(Entity(type: type, canonical: name, mentions: [id]))
      return
    }
    entities[entity].mentions.append(id)
  }

  /// The entity of a type and name that is there already; one that is not will be the next.
  private mutating func entity(_ type: MentionType, _ name: String) -> Int? {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: type.rawValue.utf8)
    let isPlainType = key.allSatisfy { $0 < 0x80 }
    key.append(0)
    var isASCII = Self.fold(name, into: &key)
    if !isASCII {
      let folded = Self.folded(name).utf8
      key.append(contentsOf: folded)
      isASCII = folded.allSatisfy { $0 < 0x80 }
    }
    guard isASCII, isPlainType else {
      let key = String(decoding: key, as: UTF8.self)
      defer { otherKeys[key] = otherKeys[key] ?? entities.count }
      return otherKeys[key]
    }
    let number = key.withUnsafeBytes { keys.number(of: $0) }
    if number < entityOfKey.count { return entityOfKey[number] }
    entityOfKey.append(entities.count)
    return nil
  }

  /// A name without its case, spaces and hyphens: "Llama2-7B" and "LLaMA-2-7B" are one.
  static func folded(_ name: String) -> String {
    var bytes: [UInt8] = []
    if fold(name, into: &bytes) { return String(decoding: bytes, as: UTF8.self) }
    var folded = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars where scalar != " " && scalar != "-" && scalar != "_" {
      switch scalar {
      // The two characters, besides the sign of kelvin, that Unicode holds to be the same as one of ASCII.
      case "\u{37E}": folded.append(";")
      case "\u{1FEF}": folded.append("`")
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// Appends the folded form of a name in ASCII; `false` where it is none, and nothing is appended then.
  private static func fold(_ name: String, into bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    var name = name
    return name.withUTF8 { name in
      bytes.append(contentsOf: name)
      let end = bytes.withUnsafeMutableBufferPointer { bytes -> Int? in
        var end = start
        for byte in name {
          if byte >= 0x80 { return nil }
          bytes[end] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          // What is dropped is written over by the next.
          if byte != 0x20, byte != 0x2D, byte != 0x5F { end += 1 }
        }
        return end
      }
      bytes.removeLast(bytes.count - (end ?? start))
      return end != nil
    }
  }
}
