import Records

/// The items of lists.
extension MarkdownBlocks {
  /// The width of the marker of a list item with the space before and after it.
  func markerWidth(_ line: TextLine) -> Int? {
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

  mutating func listItem() -> ReadItem? {
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
}
