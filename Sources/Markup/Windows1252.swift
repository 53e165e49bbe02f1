/// Windows-1252 as browsers read it, which is also what pages mean that declare ISO-8859-1 (WHATWG
/// Encoding Standard).
enum Windows1252 {
  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        let scalar = byte < 0xA0 ? UInt32(high[Int(byte - 0x80)]) : UInt32(byte)
        if let scalar = Unicode.Scalar(scalar), let units = UTF8.encode(scalar) { result += Array(units) }
      }
    }
    return result
  }
}

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
    let name = tail.dropFirst().drop { " \"'".contains($0) }.prefix {
      $0.isLetter || $0.isNumber || "-_.:".contains($0)
    }
    return name.isEmpty ? nil : String(name)
  }
}
