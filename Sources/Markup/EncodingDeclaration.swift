/// Finds what a document says of its own encoding.
enum EncodingDeclaration {
  /// The name in `<?xml … encoding="…"?>`, `<meta charset=…>` or `<meta … content="…; charset=…">`.
  static func find(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    if head.hasPrefix("<?xml"), let end = head.firstIndex(of: ">"),
      let name = value(after: "encoding", in: head[..<end])
    {
      return name
    }
    var rest = head[...]
    while let start = range(of: "<meta", in: rest) {
      let tail = rest[start.upperBound...]
      let end = tail.firstIndex(of: ">") ?? tail.endIndex
      if let name = value(after: "charset", in: tail[..<end]) { return name }
      rest = tail[end...]
    }
    return nil
  }

  private static func range(of text: String, in whole: Substring) -> Range<Substring.Index>? {
    var index = whole.startIndex
    while let start = whole[index...].firstIndex(of: text.first ?? " ") {
      if whole[start...].hasPrefix(text) { return start..<whole.index(start, offsetBy: text.count) }
      index = whole.index(after: start)
    }
    return nil
  }

  private static func value(after key: String, in text: Substring) -> String? {
    guard let key = range(of: key, in: text) else { return nil }
    let tail = text[key.upperBound...].drop { $0 == " " }
    guard tail.first == "=" else { return nil }
    let name = tail.dropFirst().drop { " \"'".contains($0) }
      .prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
    return name.isEmpty ? nil : String(name)
  }
}
