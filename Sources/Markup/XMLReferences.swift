/// Readies the references of XML text for a parser that is told of no entities at all.
///
/// Feeds use HTML's names without declaring them (`&nbsp;`) and forget to escape (`AT&T`); documents
/// declare short names for characters. All of these become plain text or numeric references here. An
/// entity that is declared with markup, with other entities, or in another file is never expanded or
/// read: a reference to one is an error, since it can grow without bound or fetch what it should not.
struct XMLReferences {
  private enum Entity { case text([UInt8]), refused(String) }
  private static let maxValueBytes = 1024
  private var entities: [[UInt8]: Entity] = [:]
  private(set) var warnings: [MarkupError] = []

  /// The text with its references resolved; tags, comments and CDATA keep their places and lines.
  mutating func resolved(_ bytes: [UInt8], firstLine: Int = 1, limits: MarkupLimits) throws(MarkupError)
    -> [UInt8]
  {
    // libxml2 stops at control characters, which XML 1.0 does not have.
    guard bytes.contains(where: { $0 == UInt8(ascii: "&") || ($0 < 0x20 && !Self.isWhiteSpace($0)) }) else {
      return bytes
    }
    let ranges = bytes.withUnsafeBufferPointer { verbatimRanges(in: $0) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var line = firstLine
    var index = 0
    var next = 0
    while index < bytes.count {
      let byte = bytes[index]
      while next < ranges.count, ranges[next].upperBound <= index { next += 1 }
      let isVerbatim = next < ranges.count && ranges[next].contains(index)
      if byte == UInt8(ascii: "&"), !isVerbatim {
        index = try resolve(bytes, at: index, into: &result, line: line)
        if result.count > limits.maxBytes {
          throw MarkupError(
            .entity,
            "its entities grow to more than \(limits.maxBytes) bytes; raise the limit with --max-bytes",
            line: line)
        }
        continue
      }
      if byte == 0x0A { line += 1 }
      if byte < 0x20, !Self.isWhiteSpace(byte) {
        warn("a control character that XML does not have became a space", line: line)
        result.append(0x20)
      } else {
        result.append(byte)
      }
      index += 1
    }
    return result
  }

  /// Notes the entities that a `<!DOCTYPE … [ … ]>` declares.
  mutating func declare(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var index = range.lowerBound
    let whole = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
    while let open = MarkupTokenizer.find("<!", in: whole, from: index) {
      if MarkupTokenizer.starts(whole, open, "<!--") {
        index = MarkupTokenizer.find("-->", in: whole, from: open + 4) ?? whole.count
        continue
      }
      index = open + 2
      guard MarkupTokenizer.starts(whole, open, "<!ENTITY") else { continue }
      var rest = whole[(open + 8)...].drop(while: Self.isWhiteSpace)
      let name = Array(
        rest.prefix { !Self.isWhiteSpace($0) && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: ">") })
      rest = rest.dropFirst(name.count).drop(while: Self.isWhiteSpace)
      guard !name.isEmpty, entities[name] == nil, let quote = rest.first else { continue }
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        entities[name] = .refused("stands in another file, which is not read")
        continue
      }
      let value = Array(rest.dropFirst().prefix { $0 != quote })
      entities[name] =
        Self.isPlain(value) ? .text(value) : .refused("is declared with markup or other entities")
    }
  }

  private mutating func verbatimRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let tokenizer = MarkupTokenizer(syntax: .xml)
    var ranges: [Range<Int>] = []
    var index = 0
    while case .token(let token) = tokenizer.next(in: bytes, from: index) {
      index = token.range.upperBound
      switch token.kind {
      case .comment, .cdata, .instruction: ranges.append(token.range)
      case .declaration:
        declare(bytes, in: token.range)
        ranges.append(token.range)
      case .start, .end: break
      }
    }
    return ranges
  }

  /// Writes what the reference at `index` stands for; gives the index after it.
  private mutating func resolve(
    _ bytes: [UInt8], at index: Int, into result: inout [UInt8], line: Int
  ) throws(MarkupError) -> Int {
    let tail = bytes[(index + 1)...].prefix(64)
    let name = tail.prefix { Self.isNameByte($0) || $0 == UInt8(ascii: "#") }
    let after = index + 1 + name.count
    guard !name.isEmpty, after < bytes.count, bytes[after] == UInt8(ascii: ";") else {
      warn("a '&' that begins no reference is kept as text; write '&amp;'", line: line)
      result += "&amp;".utf8
      return index + 1
    }
    if name.first == UInt8(ascii: "#") {
      guard Self.isCharacter(name.dropFirst()) else {
        warn(
          "'&\(String(decoding: name, as: UTF8.self));' is no character of XML; it became U+FFFD", line: line)
        result += [0xEF, 0xBF, 0xBD]
        return after + 1
      }
      result += bytes[index...after]
      return after + 1
    }
    switch entities[Array(name)] {
    case .text(let value): result += value
    case .refused(let reason):
      throw MarkupError(
        .entity,
        "the entity '&\(String(decoding: name, as: UTF8.self));' \(reason); replace it by its text",
        line: line)
    case nil:
      if HTMLNames.isPredefined(name) {
        result += bytes[index...after]
      } else if let scalar = HTMLNames.scalar(name) {
        result += "&#\(scalar);".utf8
      } else {
        warn(
          "the entity '&\(String(decoding: name, as: UTF8.self));' is not declared; it is kept as text",
          line: line)
        result += "&amp;".utf8
        result += bytes[(index + 1)...after]
      }
    }
    return after + 1
  }

  private mutating func warn(_ message: String, line: Int) {
    if warnings.count < ParseGuard.maxErrors { warnings.append(MarkupError(.syntax, message, line: line)) }
  }

  private static func isPlain(_ value: [UInt8]) -> Bool {
    guard value.count <= maxValueBytes else { return false }
    for (index, byte) in value.enumerated() {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "%") { return false }
      guard byte == UInt8(ascii: "&") else { continue }
      // A reference to a character is one, unless it is to `&` or `<`, which would be read again.
      let name = value[(index + 1)...].prefix { isNameByte($0) || $0 == UInt8(ascii: "#") }
      guard name.first == UInt8(ascii: "#"), isCharacter(name.dropFirst()),
        let code = code(name.dropFirst()), code != 0x26, code != 0x3C
      else { return false }
    }
    return true
  }

  private static func code(_ digits: ArraySlice<UInt8>) -> UInt32? {
    let isHex = digits.first == UInt8(ascii: "x")
    return UInt32(
      String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self), radix: isHex ? 16 : 10)
  }

  private static func isCharacter(_ digits: ArraySlice<UInt8>) -> Bool {
    guard let code = code(digits), Unicode.Scalar(code) != nil else { return false }
    return code >= 0x20 ? code != 0xFFFE && code != 0xFFFF : code == 9 || code == 10 || code == 13
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    MarkupTokenizer.isNameStart(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 9 || byte == 10 || byte == 13
  }
}
