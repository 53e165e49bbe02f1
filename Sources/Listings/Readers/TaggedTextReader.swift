import Records

/// Reads records in plain text whose fields stand as `Title: …` with wrapped lines, followed by running
/// text, all set apart by lines of a separator: arXiv's `.abs` files and its daily e-mail.
///
/// An item has its tags (in lower case), `head` (lines before the first tag), `body` (the text between
/// the separator after the tags and the next) and `tail` (what stands on the closing separator's line).
/// A section is the tags of a record if it has the required tag at the start of a line; whatever is
/// neither that nor the text after it is passed over.
struct TaggedTextReader {
  /// What a separator line begins with.
  var separator = "\\\\"
  /// The tag that every record has, in lower case.
  var requiredTag = "title"

  func read(_ bytes: [UInt8], _ sink: ItemSink) {
    var open: (item: ItemBuilder, line: Int, hasBody: Bool)?
    var section: [TextLine] = []
    for line in TextLines(bytes) + [nil] {
      if let line, !isSeparator(line) {
        if !isRule(line) { section.append(line) }
        continue
      }
      let tail = line.map { String($0.trimmed.dropFirst(separator.count)) } ?? ""
      if let tags = tags(of: section) {
        if let open, !sink.item(ReadItem(value: open.item.value, line: open.line)) { return }
        open = (tags, section.first { !$0.isBlank }?.number ?? 1, false)
      } else if open?.hasBody == false, section.contains(where: { !$0.isBlank }) {
        open?.item.add("body", section.map(\.text).joined(separator: "\n"))
        open?.hasBody = true
      }
      if open != nil, tail.utf8.contains(where: { $0 > 0x20 }) {
        open?.item.add("tail", tail)
        open?.hasBody = true
      }
      section.removeAll(keepingCapacity: true)
    }
    if let open { _ = sink.item(ReadItem(value: open.item.value, line: open.line)) }
  }

  private func isSeparator(_ line: TextLine) -> Bool {
    let bytes = line.bytes
    guard bytes.starts(with: separator.utf8) else { return false }
    let rest = bytes.dropFirst(separator.utf8.count)
    return rest.isEmpty || rest.first == 0x20 || rest.allSatisfy { $0 <= 0x20 }
  }

  /// A line of one sign over and over.
  private func isRule(_ line: TextLine) -> Bool {
    let bytes = line.trimmedBytes
    guard bytes.count >= 8, let first = bytes.first, "-=%_*".utf8.contains(first) else { return false }
    return bytes.allSatisfy { $0 == first || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "%") }
  }

  private func tags(of section: [TextLine]) -> ItemBuilder? {
    var item = ItemBuilder()
    var last: String?
    var hasRequired = false
    for line in section where !line.isBlank {
      if let (name, value) = tag(of: line) {
        item.add(name, value)
        last = name
        hasRequired = hasRequired || name == requiredTag
      } else {
        item.extend(last ?? "head", line.trimmed)
      }
    }
    return hasRequired ? item : nil
  }

  /// `Title: a value`: one word at the start of a line, a colon, a space. (`arXiv:2407.21784` has none.)
  private func tag(of line: TextLine) -> (String, String)? {
    guard let colon = line.bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = line.bytes[..<colon]
    guard (2...20).contains(name.count), name.first.map({ ($0 | 0x20) &- 0x61 < 26 }) == true else {
      return nil
    }
    guard name.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || "-()".utf8.contains($0) }) else { return nil }
    let rest = line.bytes[(colon + 1)...]
    guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 else { return nil }
    let key = asciiLowercased(String(decoding: name, as: UTF8.self))
    return (key, TextLine(number: line.number, bytes: rest).trimmed)
  }
}

private func + (lines: TextLines, end: [TextLine?]) -> [TextLine?] { lines.map { Optional($0) } + end }
