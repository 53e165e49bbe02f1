import Records

/// Writes the text of inline Markdown (CommonMark's, as READMEs use it): emphasis and escapes vanish,
/// links and code spans leave their text and are noted as contexts, images leave nothing, character
/// references and simple tags are decoded.
enum MarkdownText {
  /// The text, with the links and code spans in it.
  static func decode(_ source: String) -> FieldText {
    var decoder = MarkdownDecoder(Array(source.utf8))
    decoder.run(until: decoder.end)
    let references = CharacterReferences.decode(String(decoding: decoder.output, as: UTF8.self))
    return FieldText(String(decoding: decoder.output, as: UTF8.self), contexts: decoder.contexts)
      .applying(references)
  }

  /// The first link, or else the first bold stretch, of an item, as Markdown, and where it ends.
  static func lead(of bytes: [UInt8]) -> Range<Int>? {
    MarkdownDecoder(bytes).lead()
  }
}

private struct MarkdownDecoder {
  let bytes: [UInt8]
  var position = 0
  var output: [UInt8] = []
  var contexts: [FieldText.Context] = []
  var end: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run(until end: Int, depth: Int = 0) {
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\\") where position + 1 < end && isPunctuation(bytes[position + 1]):
        // A backslash before `%` and its like is LaTeX's; it stays, as in every other listing.
        if !"[]()*_`<>|!#\\".utf8.contains(bytes[position + 1]) { output.append(bytes[position]) }
        output.append(bytes[position + 1])
        position += 2
      case UInt8(ascii: "`"): code(until: end)
      case UInt8(ascii: "!") where position + 1 < end && bytes[position + 1] == UInt8(ascii: "["):
        position += 1
        if let link = link(at: position, end: end) {
          position = link.end
        } else {
          output.append(UInt8(ascii: "!"))
        }
      case UInt8(ascii: "["):
        guard depth < 8, let link = link(at: position, end: end) else { fallthrough }
        let start = output.count
        position = link.text.lowerBound
        run(until: link.text.upperBound, depth: depth + 1)
        position = link.end
        note(.link, from: start, target: link.target)
      case UInt8(ascii: "<"):
        if !tag(until: end) { plain() }
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        emphasis(until: end)
      default: plain()
      }
    }
  }

  private mutating func plain() {
    output.append(bytes[position])
    position += 1
  }

  private mutating func note(_ kind: MarkupContext.Kind, from start: Int, target: String? = nil) {
    guard output.count > start else { return }
    contexts.append(.init(kind: kind, utf8Range: start..<output.count, target: target))
  }

  /// Drops a run of emphasis signs where it opens or closes emphasis: at an edge of a word. A `*` or `~`
  /// between spaces and a `_` inside a word stay.
  private mutating func emphasis(until end: Int) {
    let sign = bytes[position]
    var after = position
    while after < end, bytes[after] == sign { after += 1 }
    let before = position > 0 ? bytes[position - 1] : 0x20
    let next = after < end ? bytes[after] : 0x20
    let isInWord = isWord(before) && isWord(next)
    let isFree = before <= 0x20 && next <= 0x20
    if isFree || (sign == UInt8(ascii: "_") && isInWord)
      || (sign == UInt8(ascii: "~") && after - position < 2)
    {
      output.append(contentsOf: bytes[position..<after])
    }
    position = after
  }

  private mutating func code(until end: Int) {
    var open = position
    while open < end, bytes[open] == UInt8(ascii: "`") { open += 1 }
    let width = open - position
    var close = open
    while close < end {
      guard bytes[close] == UInt8(ascii: "`") else {
        close += 1
        continue
      }
      var after = close
      while after < end, bytes[after] == UInt8(ascii: "`") { after += 1 }
      if after - close == width {
        let start = output.count
        output.append(contentsOf: bytes[open..<close])
        note(.code, from: start)
        position = after
        return
      }
      close = after
    }
    output.append(contentsOf: bytes[position..<open])
    position = open
  }

  /// Passes over a tag or a comment, or reads `<https://…>` as a link; whether there was one.
  private mutating func tag(until end: Int) -> Bool {
    guard let close = bytes[position..<end].firstIndex(of: UInt8(ascii: ">")), close > position + 1 else {
      return false
    }
    let inside = bytes[(position + 1)..<close]
    if inside.starts(with: "http://".utf8) || inside.starts(with: "https://".utf8) {
      let start = output.count
      output.append(contentsOf: inside)
      note(.link, from: start, target: String(decoding: inside, as: UTF8.self))
    } else {
      let name = inside.first == UInt8(ascii: "/") ? inside.dropFirst() : inside
      guard let first = name.first, (first | 0x20) &- 0x61 < 26 || first == UInt8(ascii: "!") else {
        return false
      }
      if name.starts(with: "br".utf8) || name.starts(with: "p".utf8) { output.append(0x0A) }
    }
    position = close + 1
    return true
  }

  /// The parts of `[text](target "title")` or `[text]`, where a target follows.
  func link(at start: Int, end: Int) -> (text: Range<Int>, target: String, end: Int)? {
    guard let close = closing(start, UInt8(ascii: "["), UInt8(ascii: "]"), end) else { return nil }
    guard close + 1 < end, bytes[close + 1] == UInt8(ascii: "(") else { return nil }
    guard let last = closing(close + 1, UInt8(ascii: "("), UInt8(ascii: ")"), end) else { return nil }
    var target = bytes[(close + 2)..<last].drop { $0 <= 0x20 }
    target = target.prefix { $0 > 0x20 }
    if target.first == UInt8(ascii: "<") { target = target.dropFirst().prefix { $0 != UInt8(ascii: ">") } }
    return ((start + 1)..<close, String(decoding: target, as: UTF8.self), last + 1)
  }

  private func closing(_ start: Int, _ open: UInt8, _ close: UInt8, _ end: Int) -> Int? {
    var depth = 0
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if byte == open { depth += 1 }
      if byte == close {
        depth -= 1
        if depth == 0 { return place }
      }
      place += 1
    }
    return nil
  }

  /// The stretch that names the item: what stands in bold, or the first link that is no badge.
  func lead() -> Range<Int>? {
    var place = 0
    while place < bytes.count {
      if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == bytes[place] {
        var close = place + 2
        while close + 1 < bytes.count,
          !(bytes[close] == UInt8(ascii: "*") && bytes[close + 1] == bytes[close])
        {
          close += 1
        }
        guard close + 1 < bytes.count else { return nil }
        return (place + 2)..<close
      }
      if bytes[place] == UInt8(ascii: "["), place == 0 || bytes[place - 1] != UInt8(ascii: "!"),
        let link = link(at: place, end: bytes.count)
      {
        // `[![badge](…)](…)` has no text of its own; `[[paper](…)]` is one of the links at the side.
        if bytes[link.text.lowerBound] != UInt8(ascii: "!") { return place..<link.end }
        place = link.end
        continue
      }
      place += 1
    }
    return nil
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }
  private func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !isWord(byte) }
}
