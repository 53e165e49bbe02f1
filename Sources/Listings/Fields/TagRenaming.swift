/// Gives the tags of a markup vocabulary that HTML does not know the names of those it does, before the
/// HTML parser sees them: `jats:p` for `p`, so that paragraphs are paragraphs.
enum TagRenaming {
  /// Whether there is anything like a tag: `<` and a letter or a slash.
  static func hasTag(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { open, next in
      open == UInt8(ascii: "<") && ((next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "/"))
    }
  }

  static func rename(_ bytes: [UInt8], _ names: [String: String]) -> [UInt8] {
    guard !names.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      result.append(byte)
      position += 1
      guard byte == UInt8(ascii: "<") else { continue }
      if position < bytes.count, bytes[position] == UInt8(ascii: "/") {
        result.append(bytes[position])
        position += 1
      }
      let name = bytes[position...].prefix {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || ":-_".utf8.contains($0)
      }
      if let other = names[String(decoding: name, as: UTF8.self)] {
        result.append(contentsOf: other.utf8)
      } else {
        result.append(contentsOf: name)
      }
      position = name.endIndex
    }
    return result
  }
}
