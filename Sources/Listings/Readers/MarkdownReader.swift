import Records

/// Reads the papers of a Markdown file: the rows of its tables, the items of its lists, and the sections
/// under headings that label what they hold.
///
/// - A row has its cells under the header's names in lower case.
/// - An item of a list has `lead`, its first bold stretch or link, which names the paper; `rest`, what
///   follows; and `body`, what is indented below it. Items that have no lead, or only lead into the page
///   (`#section`), are no papers.
/// - A section is a paper if its heading is a link or labelled lines follow; it has `lead` (the heading)
///   and `body`.
/// - Every item has `section` (the heading above it), `links` (`text`, `url`) and, for a labelled line
///   (`**Authors:** …`, `- Abstract: …`), what it says under the label in lower case.
///
/// Values are Markdown still: `decode: markdown` writes their text.
struct MarkdownReader {
  func read(_ bytes: [UInt8], _ sink: ItemSink) {
    var blocks = MarkdownBlocks(bytes)
    while let item = blocks.next() {
      guard sink.item(item) else { return }
    }
  }
}

private struct MarkdownBlocks {
  private let lines: [TextLine]
  private var index = 0
  private var heading = ""
  private var tableHeader: [String] = []

  init(_ bytes: [UInt8]) { lines = Array(TextLines(bytes)) }

  mutating func next() -> ReadItem? {
    while index < lines.count {
      let line = lines[index]
      let text = line.trimmedBytes
      if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) {
        skipFence(String(decoding: text.prefix(3), as: UTF8.self))
      } else if let level = headingLevel(text) {
        let title = TextLine(number: line.number, bytes: text.dropFirst(level)).trimmed
        index += 1
        if let item = section(title, line.number) { return item }
        heading = MarkdownText.decode(title).text
      } else if text.contains(UInt8(ascii: "|")), index + 1 < lines.count, isTableRule(lines[index + 1]) {
        tableHeader = cells(line).map {
          asciiLowercased(TextCleaning.clean(MarkdownText.decode($0).text).text)
        }
        index += 2
      } else if !tableHeader.isEmpty, text.contains(UInt8(ascii: "|")) {
        index += 1
        if let item = row(line) { return item }
      } else if markerWidth(line) != nil {
        tableHeader = []
        if let item = listItem() { return item }
      } else {
        if line.isBlank { tableHeader = [] }
        index += 1
      }
    }
    return nil
  }

  private mutating func skipFence(_ fence: String) {
    index += 1
    while index < lines.count, !lines[index].trimmedBytes.starts(with: fence.utf8) { index += 1 }
    index += 1
  }

  // MARK: Tables

  private func isTableRule(_ line: TextLine) -> Bool {
    let bytes = line.trimmedBytes
    return bytes.contains(UInt8(ascii: "-")) && bytes.contains(UInt8(ascii: "|"))
      && bytes.allSatisfy { "|-: \t".utf8.contains($0) }
  }

  private func cells(_ line: TextLine) -> [String] {
    var result: [String] = []
    var cell: [UInt8] = []
    var inCode = false
    var bytes = line.trimmedBytes
    if bytes.first == UInt8(ascii: "|") { bytes = bytes.dropFirst() }
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\"), position < bytes.endIndex, bytes[position] == UInt8(ascii: "|") {
        cell.append(bytes[position])
        position += 1
        continue
      }
      if byte == UInt8(ascii: "`") { inCode.toggle() }
      if byte == UInt8(ascii: "|"), !inCode {
        result.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
    }
    if cell.contains(where: { $0 > 0x20 }) { result.append(String(decoding: cell, as: UTF8.self)) }
    return result
  }

  private func row(_ line: TextLine) -> ReadItem? {
    var item = ItemBuilder()
    for (name, cell) in zip(tableHeader, cells(line)) where !name.isEmpty {
      let text = TextLine(number: line.number, bytes: Array(cell.utf8)[...]).trimmed
      if !text.isEmpty { item.add(name, text) }
    }
    return item.isEmpty ? nil : finished(item, links(in: line.text), line.number)
  }

  // MARK: Lists

  /// The width of the marker of a list item with the space before and after it.
  private func markerWidth(_ line: TextLine) -> Int? {
    let bytes = Array(line.bytes.prefix(24))
    let indent = bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
    var end = indent
    if end < bytes.count, "-*+".utf8.contains(bytes[end]) {
      end += 1
    } else {
      while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
      guard end > indent, end < bytes.count,
        bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
      else {
        return nil
      }
      end += 1
    }
    guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 else { return nil }
    return end + 1
  }

  private mutating func listItem() -> ReadItem? {
    let line = lines[index]
    let width = markerWidth(line) ?? 2
    let indent = line.bytes.prefix { $0 <= 0x20 }.count
    var first = String(decoding: line.bytes.dropFirst(width), as: UTF8.self)
    index += 1
    var body: [TextLine] = []
    var isFirstParagraph = true
    while index < lines.count {
      let next = lines[index]
      if next.isBlank {
        guard index + 1 < lines.count, !lines[index + 1].isBlank else { break }
        guard lines[index + 1].bytes.prefix(while: { $0 <= 0x20 }).count > indent else { break }
        isFirstParagraph = false
        body.append(next)
        index += 1
        continue
      }
      let isMarked = markerWidth(next) != nil
      let isDeeper = next.bytes.prefix { $0 <= 0x20 }.count > indent
      if headingLevel(next.trimmedBytes) != nil || (isMarked && !isDeeper) || (!isDeeper && !isFirstParagraph)
      {
        break
      }
      if isMarked { isFirstParagraph = false }
      if isFirstParagraph { first += "\n" + next.trimmed } else { body.append(next) }
      index += 1
    }
    let bytes = Array(first.utf8)
    guard let lead = MarkdownText.lead(of: bytes) else { return nil }
    let all = links(in: first + "\n" + body.map(\.text).joined(separator: "\n"))
    if !all.isEmpty, all.allSatisfy({ $0.url.hasPrefix("#") }) { return nil }
    var item = ItemBuilder()
    item.add("lead", String(decoding: bytes[lead], as: UTF8.self))
    let rest = MarkdownSideLinks.removed(from: Array(bytes[lead.upperBound...]))
    if !rest.isEmpty { item.add("rest", rest) }
    addBody(body, to: &item)
    return finished(item, all, line.number)
  }

  // MARK: Sections

  private func headingLevel(_ text: ArraySlice<UInt8>) -> Int? {
    let level = text.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), text.count > level, text[text.startIndex + level] == 0x20 else {
      return nil
    }
    return level
  }

  /// The section that follows a heading, if it is a paper; then moves past it.
  private mutating func section(_ title: String, _ number: Int) -> ReadItem? {
    var end = index
    while end < lines.count, headingLevel(lines[end].trimmedBytes) == nil { end += 1 }
    let body = Array(lines[index..<end])
    let hasTable = body.indices.dropFirst().contains { isTableRule(body[$0]) }
    // Lists and tables under a heading hold papers of their own.
    let hasItems = body.contains { line in
      guard let width = markerWidth(line), line.bytes.first.map({ $0 > 0x20 }) == true else { return false }
      return label(of: line) == nil && MarkdownText.lead(of: Array(line.bytes.dropFirst(width))) != nil
    }
    guard !hasTable, !hasItems else { return nil }
    let isLink = MarkdownText.lead(of: Array(title.utf8))?.lowerBound == 0 && title.hasPrefix("[")
    let labels = body.compactMap { label(of: $0)?.name }
    let hasLabel = labels.contains { ["abstract", "authors", "summary", "tl;dr", "author"].contains($0) }
    let hasText = body.contains { $0.bytes.count >= 120 && markerWidth($0) == nil }
    guard hasLabel || (isLink && hasText) else { return nil }
    var item = ItemBuilder()
    item.add("lead", title)
    addBody(body, to: &item)
    index = end
    return finished(item, links(in: title + "\n" + body.map(\.text).joined(separator: "\n")), number)
  }

  // MARK: What lists and sections share

  /// Adds labelled lines under their labels and the others as `body`.
  private func addBody(_ lines: [TextLine], to item: inout ItemBuilder) {
    var label: String?
    var body: [String] = []
    for line in lines {
      if let found = self.label(of: line) {
        label = found.name
        if !found.rest.isEmpty { item.add(found.name, found.rest) }
      } else if let name = label, !line.isBlank, markerWidth(line) == nil {
        item.extend(name, line.trimmed)
      } else {
        if !line.isBlank { label = nil }
        var text = line.trimmed
        if text.hasPrefix(">") { text = TextLine(number: 0, bytes: Array(text.utf8).dropFirst()).trimmed }
        if !MarkdownSideLinks.isOnlyLinks(text) { body.append(text) }
      }
    }
    let text = body.joined(separator: "\n")
    if text.utf8.contains(where: { $0 > 0x20 }) { item.add("body", text) }
  }

  /// `**Authors:** …`, `- *Abstract*: …`, `Code: …`: the label in lower case, and what follows.
  private func label(of line: TextLine) -> (name: String, rest: String)? {
    var bytes = line.trimmedBytes
    if let width = markerWidth(line) { bytes = line.bytes.dropFirst(width) }
    if bytes.first == UInt8(ascii: ">") { bytes = bytes.dropFirst().drop { $0 == 0x20 } }
    guard let colon = bytes.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = bytes[..<colon].filter { !"*_`".utf8.contains($0) }
    guard (2...24).contains(name.count), name.count(where: { $0 == 0x20 }) <= 1 else { return nil }
    guard name.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || " ;".utf8.contains($0) }) else { return nil }
    var rest = bytes[(colon + 1)...]
    guard rest.first != UInt8(ascii: "/") else { return nil }
    rest = rest.drop { "*_` \t".utf8.contains($0) }
    let key = asciiLowercased(String(decoding: name, as: UTF8.self))
    return (key, TextLine(number: line.number, bytes: rest).trimmed)
  }

  private func links(in text: String) -> [(text: String, url: String)] {
    let decoded = MarkdownText.decode(text)
    return decoded.contexts.filter { $0.kind == .link }.map { context in
      (decoded.slice(context.utf8Range).text, context.target ?? "")
    }
  }

  private func finished(_ item: ItemBuilder, _ links: [(text: String, url: String)], _ line: Int) -> ReadItem
  {
    var members = item.members
    if !heading.isEmpty { members.append(.init(key: "section", value: .string(heading))) }
    let list = links.map { link -> JSONValue in ["text": .string(link.text), "url": .string(link.url)] }
    if !list.isEmpty { members.append(.init(key: "links", value: .array(list))) }
    return ReadItem(value: .object(JSONObject(members)), line: line)
  }
}

/// The links that stand beside an item's text: `[[paper](…)] [[code](…)]`, `([arXiv](…))`, badges.
enum MarkdownSideLinks {
  /// The text without them, and without the dash, colon or comma that set it apart from the lead.
  static func removed(from bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for (open, close) in [("[[", ")]"), ("([", "))"), ("![", ")"), ("[![", ")](")] {
      while let start = range(of: open, in: text),
        let end = range(of: close, in: text, after: start.upperBound)
      {
        text.removeSubrange(start.lowerBound..<end.upperBound)
      }
    }
    var slice = text[...]
    while let first = slice.first, " \t\n*_-–—:,.|".contains(first) { slice = slice.dropFirst() }
    while let last = slice.last, " \t\n|,".contains(last) { slice = slice.dropLast() }
    return String(slice)
  }

  /// Whether a line has nothing but links and what parts them.
  static func isOnlyLinks(_ text: String) -> Bool {
    let decoded = MarkdownText.decode(text)
    let links = decoded.contexts.filter { $0.kind == .link }
    guard !links.isEmpty else { return text.hasPrefix("![") || text.hasPrefix("[![") }
    let inside = links.reduce(0) { $0 + $1.utf8Range.count }
    return decoded.text.utf8.count - inside <= 4 * links.count
  }

  private static func range(of part: String, in text: String, after start: String.Index? = nil) -> Range<
    String.Index
  >? {
    let wanted = Array(part.utf8)
    let bytes = text.utf8
    var place = start ?? bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place...].starts(with: wanted) { return place..<bytes.index(place, offsetBy: wanted.count) }
      place = bytes.index(after: place)
    }
    return nil
  }
}
