import Records

/// The sections under headings.
extension MarkdownBlocks {
  func headingLevel(_ text: ArraySlice<UInt8>) -> Int? {
    let level = text.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), text.count > level, text[text.startIndex + level] == 0x20 else {
      return nil
    }
    return level
  }

  /// The section that follows a heading, if it is a paper; then moves past it.
  mutating func section(_ title: String, _ number: Int) -> ReadItem? {
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
}
