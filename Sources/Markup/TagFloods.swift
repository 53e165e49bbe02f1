/// Refuses tags with more attributes than anyone writes, before libxml2 compares each with each.
enum TagFloods {
  static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, syntax: MarkupTokenizer.Syntax, limits: MarkupLimits
  ) throws(MarkupError) {
    let tokenizer = MarkupTokenizer(syntax: syntax)
    var index = 0
    while case .token(let token) = tokenizer.next(in: bytes, from: index) {
      index = token.range.upperBound
      guard token.kind == .start else { continue }
      if token.attributeCount > limits.maxAttributes {
        let line = 1 + bytes[..<token.range.lowerBound].count { $0 == 0x0A }
        throw MarkupError(
          .limit,
          "an element has more than \(limits.maxAttributes) attributes; raise the limit with --max-attributes",
          line: line)
      }
      if syntax == .html, let end = rawTextEnd(bytes, of: token) { index = end }
    }
  }

  /// Where the text of a script or a style sheet ends, in which `<` is no tag.
  private static func rawTextEnd(_ bytes: UnsafeBufferPointer<UInt8>, of token: MarkupToken) -> Int? {
    // Nearly no element is one of the two.
    guard token.name.count == 6 || token.name.count == 5,
      bytes[token.name.lowerBound] | 0x20 == UInt8(ascii: "s")
    else { return nil }
    let name = bytes[token.name].map { $0 | 0x20 }
    guard name == Array("script".utf8) || name == Array("style".utf8) else { return nil }
    var index = token.range.upperBound
    while let close = MarkupTokenizer.find("</", in: bytes, from: index) {
      let next = bytes[close...].dropFirst(2).prefix(name.count).map { $0 | 0x20 }
      if next == name { return close }
      index = close + 2
    }
    return bytes.count
  }
}
