/// Looks over the bytes of markup before libxml2 does: nesting, size, and declarations of entities.
///
/// One pass that follows tags and comments closely enough to bound the depth of the tree, which libxml2
/// builds and frees by recursion.
enum EntityDefence {
  enum Syntax { case html, xml }

  /// Elements of HTML that have no end.
  private static let voids: Set<[UInt8]> = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
      "wbr",
      "p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot",
    ].map { Array($0.utf8) })

  static func check(_ bytes: [UInt8], syntax: Syntax, limits: MarkupLimits) throws(MarkupError) {
    var depth = 0
    var nodes = 0
    var line = 1
    var index = 0
    let end = bytes.count
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      guard byte == UInt8(ascii: "<"), index + 1 < end else {
        index += 1
        continue
      }
      let next = bytes[index + 1]
      if next == UInt8(ascii: "!") {
        if syntax == .xml, starts(bytes, index, "<!ENTITY") {
          throw MarkupError(
            .entity,
            "the document declares entities of its own, which can grow without bound; remove the <!ENTITY …> declarations",
            line: line)
        }
        if starts(bytes, index, "<!--") || starts(bytes, index, "<![CDATA[") {
          let close: StaticString = starts(bytes, index, "<!--") ? "-->" : "]]>"
          index = skip(to: close, in: bytes, from: index + 4, line: &line)
          continue
        }
      } else if next == UInt8(ascii: "/") {
        if syntax == .xml || !voids.contains(name(bytes, from: index + 2)) { depth = max(0, depth - 1) }
      } else if isNameStart(next) {
        nodes += 1
        let (stop, name) = tagEnd(bytes, from: index + 1, line: &line)
        if bytes[max(index, stop - 1)] != UInt8(ascii: "/"), syntax == .xml || !voids.contains(name) {
          depth += 1
        }
        if depth > limits.maxDepth {
          throw MarkupError(
            .limit, "elements nest deeper than \(limits.maxDepth); raise the limit with --max-depth",
            line: line)
        }
        if nodes > limits.maxNodes {
          throw MarkupError(
            .limit, "there are more than \(limits.maxNodes) elements; raise the limit with --max-nodes",
            line: line)
        }
        index = stop
        if syntax == .html, name == Array("script".utf8) || name == Array("style".utf8) {
          index = skip(to: "</", in: bytes, from: index, line: &line)
          continue
        }
        continue
      }
      index += 1
    }
  }

  /// XML in which HTML's named references are numeric ones: feeds use `&nbsp;` without declaring it.
  static func withNamedReferences(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let semicolon = bytes[index..<min(index + 12, bytes.count)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = HTMLNames.scalar(bytes[index + 1..<semicolon])
      {
        result += Array("&#\(scalar);".utf8)
        index = semicolon + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private static func starts(_ bytes: [UInt8], _ index: Int, _ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  private static func skip(to text: StaticString, in bytes: [UInt8], from: Int, line: inout Int) -> Int {
    var index = from
    while index < bytes.count {
      if starts(bytes, index, text) { return index }
      if bytes[index] == 0x0A { line += 1 }
      index += 1
    }
    return index
  }

  /// A tag's name in small letters, cut off where no name of HTML is as long.
  private static func name(_ bytes: [UInt8], from: Int) -> [UInt8] {
    var index = from
    var name: [UInt8] = []
    while index < bytes.count, name.count < 16, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      name.append(bytes[index] >= 0x41 && bytes[index] <= 0x5A ? bytes[index] | 0x20 : bytes[index])
      index += 1
    }
    return name
  }

  /// The index of a tag's ">" and the tag's name in small letters.
  private static func tagEnd(_ bytes: [UInt8], from: Int, line: inout Int) -> (Int, [UInt8]) {
    let name = name(bytes, from: from)
    var index = from + name.count
    var quote: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"))
        && bytes[index - 1] == UInt8(ascii: "=")
      {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return (index, name)
      }
      index += 1
    }
    return (min(index, bytes.count - 1) + (index >= bytes.count ? 1 : 0), name)
  }
}
