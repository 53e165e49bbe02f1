import Records

/// The blocks of a Markdown file, walked from the top.
struct MarkdownBlocks {
  let lines: [TextLine]
  /// The line that is read next.
  var index = 0
  /// The text of the last heading that is no paper itself.
  private var heading = ""
  /// The names of the columns of the table that is being read; empty outside of one.
  var tableHeader: [String] = []

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

  /// Adds labelled lines under their labels and the others as `body`.
  func addBody(_ lines: [TextLine], to item: inout ItemBuilder) {
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
  func label(of line: TextLine) -> (name: String, rest: String)? {
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

  func links(in text: String) -> [(text: String, url: String)] {
    let decoded = MarkdownText.decode(text)
    return decoded.contexts.filter { $0.kind == .link }.map { context in
      (decoded.slice(context.utf8Range).text, context.target ?? "")
    }
  }

  func finished(_ item: ItemBuilder, _ links: [(text: String, url: String)], _ line: Int) -> ReadItem {
    var members = item.members
    if !heading.isEmpty { members.append(.init(key: "section", value: .string(heading))) }
    let list = links.map { link -> JSONValue in ["text": .string(link.text), "url": .string(link.url)] }
    if !list.isEmpty { members.append(.init(key: "links", value: .array(list))) }
    return ReadItem(value: .object(JSONObject(members)), line: line)
  }
}
