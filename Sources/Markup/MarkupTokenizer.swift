import Glibc

/// A piece of markup between `<` and `>`, found without building anything.
struct MarkupToken {
  enum Kind { case comment, cdata, instruction, declaration, start, end }
  var kind: Kind
  /// From `<` to after `>`.
  var range: Range<Int>
  /// The name of a start or end tag, with its prefix.
  var name: Range<Int>
  /// At least as many as libxml2 finds, give or take a stray word.
  var attributeCount = 0
  /// `<name/>`
  var isEmpty = false
}

/// Finds tags, comments, CDATA sections and declarations as libxml2 does, in one pass over bytes.
///
/// It reads ahead of the parser what must be known before: floods of attributes, declared entities, and
/// where an item of a large file ends.
struct MarkupTokenizer {
  enum Syntax { case html, xml }
  enum Step {
    case token(MarkupToken)
    /// A token starts here but the bytes end before it does.
    case incomplete(at: Int)
    case end
  }
  let syntax: Syntax

  /// The first token that starts at or after an offset.
  func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Step {
    var index = start
    while let open = Self.find(UInt8(ascii: "<"), in: bytes, from: index) {
      guard open + 1 < bytes.count else { return .incomplete(at: open) }
      switch bytes[open + 1] {
      case UInt8(ascii: "!"): return declaration(in: bytes, at: open)
      case UInt8(ascii: "?"):
        return closed(.instruction, by: syntax == .xml ? "?>" : ">", in: bytes, at: open, from: open + 2)
      case UInt8(ascii: "/"):
        guard open + 2 < bytes.count else { return .incomplete(at: open) }
        guard Self.isNameStart(bytes[open + 2]) else { break }
        let name = name(in: bytes, from: open + 2)
        guard let close = Self.find(UInt8(ascii: ">"), in: bytes, from: name.upperBound) else {
          return .incomplete(at: open)
        }
        return .token(MarkupToken(kind: .end, range: open..<close + 1, name: name))
      case let byte where Self.isNameStart(byte): return tag(in: bytes, at: open)
      default: break
      }
      index = open + 1
    }
    return .end
  }

  private func declaration(in bytes: UnsafeBufferPointer<UInt8>, at open: Int) -> Step {
    if Self.starts(bytes, open, "<!--") {
      // `--!>` ends a comment of HTML, and `<!-->` is one.
      guard syntax == .html else { return closed(.comment, by: "-->", in: bytes, at: open, from: open + 4) }
      var index = open + 4
      while let close = Self.find(UInt8(ascii: ">"), in: bytes, from: index) {
        let isEnd =
          (close >= open + 6 && bytes[close - 1] == 0x2D && bytes[close - 2] == 0x2D)
          || (close >= open + 7 && bytes[close - 1] == 0x21 && bytes[close - 2] == 0x2D
            && bytes[close - 3] == 0x2D)
        if isEnd { return .token(MarkupToken(kind: .comment, range: open..<close + 1, name: open..<open)) }
        index = close + 1
      }
      return .incomplete(at: open)
    }
    if syntax == .xml, Self.starts(bytes, open, "<![CDATA[") {
      return closed(.cdata, by: "]]>", in: bytes, at: open, from: open + 9)
    }
    // `<!--` or `<![CDATA[` may be cut off by the end of the bytes.
    if bytes.count - open < 9, Self.find(UInt8(ascii: ">"), in: bytes, from: open) == nil {
      return .incomplete(at: open)
    }
    if syntax == .xml, Self.starts(bytes, open, "<!DOCTYPE") {
      guard let end = DocumentTypeScan.end(in: bytes, from: open) else { return .incomplete(at: open) }
      return .token(MarkupToken(kind: .declaration, range: open..<end, name: open..<open))
    }
    return closed(.declaration, by: ">", in: bytes, at: open, from: open + 2)
  }

  private func closed(
    _ kind: MarkupToken.Kind, by text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at open: Int,
    from: Int
  ) -> Step {
    guard let end = Self.find(text, in: bytes, from: from) else { return .incomplete(at: open) }
    return .token(MarkupToken(kind: kind, range: open..<end + text.utf8CodeUnitCount, name: open..<open))
  }

  private func tag(in bytes: UnsafeBufferPointer<UInt8>, at open: Int) -> Step {
    let name = name(in: bytes, from: open + 1)
    var attributes = 0
    var quote: UInt8 = 0
    var last: UInt8 = 0x20
    var isBetween = false
    var index = name.upperBound
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote {
          quote = 0
          // What follows a quote at once is another attribute, white space or not.
          isBetween = true
        }
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        isBetween = true
      } else if byte == UInt8(ascii: ">") {
        return .token(
          MarkupToken(
            kind: .start, range: open..<index + 1, name: name, attributeCount: attributes,
            isEmpty: bytes[index - 1] == UInt8(ascii: "/")))
      } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && last == UInt8(ascii: "=") {
        quote = byte
      } else {
        if isBetween, byte != UInt8(ascii: "=") { attributes += 1 }
        isBetween = false
      }
      if byte > 0x20 { last = byte }
      index += 1
    }
    return .incomplete(at: open)
  }

  private func name(in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Range<Int> {
    var index = from
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    return from..<index
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + index, text.utf8Start, count) == 0
  }

  static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    guard from < bytes.count, let base = bytes.baseAddress,
      let hit = memchr(base + from, Int32(byte), bytes.count - from)
    else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  static func find(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    var index = from
    while let hit = find(text.utf8Start[0], in: bytes, from: index) {
      if starts(bytes, hit, text) { return hit }
      index = hit + 1
    }
    return nil
  }
}

/// Finds the end of `<!DOCTYPE … [ … ]>`, whose quotes and comments may hold brackets.
enum DocumentTypeScan {
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from open: Int) -> Int? {
    var index = open + 9
    var isInSubset = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = MarkupTokenizer.find(bytes[index], in: bytes, from: index + 1) else { return nil }
        index = close
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case UInt8(ascii: "<") where MarkupTokenizer.starts(bytes, index, "<!--"):
        guard let close = MarkupTokenizer.find("-->", in: bytes, from: index + 4) else { return nil }
        index = close + 2
      case UInt8(ascii: ">") where !isInSubset: return index + 1
      default: break
      }
      index += 1
    }
    return nil
  }
}
