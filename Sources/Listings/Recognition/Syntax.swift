/// The syntaxes that a listing's bytes may be in, as their beginning shows.
enum Syntax: String, Sendable, Hashable, CaseIterable {
  case html
  case xml
  /// One JSON value.
  case json
  /// A JSON value a line.
  case jsonl
  /// A table with delimiters: commas, tabs, semicolons.
  case csv
  case bibtex
  /// RIS, and MEDLINE's like it.
  case ris
  case markdown
  /// Any text; what none of the others is.
  case text

  /// Every syntax that a text may be in, the likeliest first. Several may be named: a line of JSON is a
  /// value and a line, a list is Markdown and text.
  static func candidates(for head: [UInt8]) -> [Syntax] {
    let start = head.drop { $0 <= 0x20 }
    guard let first = start.first else { return [.text] }
    if first == UInt8(ascii: "<"), let markup = markup(start) { return [markup] }
    let shape = JSONHead(head)
    if shape.isLines { return [.jsonl] }
    if shape.isJSON { return shape.isOneLine ? [.json, .jsonl] : [.json] }
    var result: [Syntax] = []
    var lines = 0
    var markdownSigns = 0
    var hasTableRule = false
    for line in TextLines(head) where !line.isBlank {
      lines += 1
      let bytes = line.trimmedBytes
      if lines == 1, DelimitedReader.delimiter(of: line.bytes) != nil { result.append(.csv) }
      if bytes.first == UInt8(ascii: "@"), isBibTeXEntry(bytes), !result.contains(.bibtex) {
        result.insert(.bibtex, at: 0)
      }
      if !result.contains(.ris), let tag = RISReader.tagged(line)?.tag, tag == "TY" || tag == "PMID" {
        result.insert(.ris, at: 0)
      }
      if isMarkdown(bytes) { markdownSigns += 1 }
      if bytes.count >= 5, bytes.contains(UInt8(ascii: "|")), bytes.contains(UInt8(ascii: "-")),
        bytes.allSatisfy({ "|-: ".utf8.contains($0) })
      {
        hasTableRule = true
      }
    }
    // One link in a list may stand in any text.
    if hasTableRule || markdownSigns > 1 { result.append(.markdown) }
    if isHTMLInText(head) { result.append(.html) }
    return result + [.text]
  }

  /// Whether a text that begins with `<` is HTML or XML, by its first tags; `nil` for neither.
  private static func markup(_ bytes: ArraySlice<UInt8>) -> Syntax? {
    var rest = bytes
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[(open + 1)...].prefix(64)
      if tag.first == UInt8(ascii: "?") {
        rest = rest[(open + 2)...]
        continue
      }
      if tag.starts(with: "!--".utf8) {
        guard let close = index(of: "-->", in: rest[open...]) else { return .html }
        rest = rest[close...]
        continue
      }
      let word = asciiLowercased(
        String(
          decoding: tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") },
          as: UTF8.self))
      if word == "!doctype" {
        let doctype = asciiLowercased(String(decoding: tag.dropFirst(8), as: UTF8.self))
        if doctype.drop(while: { $0 == " " }).hasPrefix("html") { return .html }
        rest = rest[(open + 1)...]
        continue
      }
      // Declarations inside of a document type say nothing of the document.
      if word.hasPrefix("!") {
        rest = rest[(open + 1)...]
        continue
      }
      guard word.utf8.first.map({ $0 &- 0x61 < 26 || $0 == 0x5F }) == true else { return nil }
      if htmlNames.contains(word) { return .html }
      return .xml
    }
    return nil
  }

  private static let htmlNames: Set<String> = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "span", "a", "h1", "h2",
    "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "article", "section",
    "main",
    "header", "nav", "b", "i", "em", "strong", "br", "img", "center", "form", "blockquote", "pre",
  ]

  /// A page whose markup begins after some text.
  private static func isHTMLInText(_ head: [UInt8]) -> Bool {
    let start = head.prefix(4096)
    return index(of: "<html", in: start) != nil || index(of: "<body", in: start) != nil
  }

  private static func isBibTeXEntry(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
    let rest = line[name.endIndex...].drop { $0 == 0x20 }
    return name.count >= 3 && (rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "("))
  }

  /// A list item or a heading with a link or bold text.
  private static func isMarkdown(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, line.count > 3 else { return false }
    let isMarked = "-*+#".utf8.contains(first) || first &- 0x30 < 10
    guard isMarked else { return false }
    return index(of: "](", in: line) != nil || index(of: " **", in: line) != nil
  }

  /// The end of the first occurrence of a text.
  static func index(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let count = text.utf8CodeUnitCount
    guard bytes.count >= count else { return nil }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: count)
    for start in bytes.startIndex...(bytes.endIndex - count)
    where bytes[start] == wanted[0] && bytes[start..<(start + count)].elementsEqual(wanted) {
      return start + count
    }
    return nil
  }
}
