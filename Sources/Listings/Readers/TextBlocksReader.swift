import Records

/// Reads plain text in which titles and abstracts follow each other, set apart by blank lines.
///
/// Each block is a title or running text by its own shape (`isRunningText`). A title takes the running
/// text after it as its abstract, paragraph by paragraph; a title with none stays, with an empty one.
/// Where a text has no titles at all, every block is a paper of its own.
struct TextBlocksReader: Sendable {
  /// Whether every line is a block, or the lines between two blank ones are.
  enum Unit: String, Sendable, CaseIterable { case line, paragraph }

  var unit = Unit.paragraph
  /// Lines that are no paper's: left out wherever they stand.
  var ignored: [LinePattern] = []
  /// Lines after which the next block is left out too.
  var ignoredWithNext: [LinePattern] = []
  /// Lines that end the listing, once it has had a paper.
  var ends: [LinePattern] = []
  /// The number of bytes from which a block is running text whatever its shape.
  var titleLimit = 300

  private struct Block {
    var text: String
    var line: Int
    var isRunningText: Bool
  }

  func read(_ bytes: [UInt8], _ sink: ItemSink) {
    let blocks = blocks(of: bytes)
    guard blocks.contains(where: { !$0.isRunningText }) else {
      for block in blocks where !sink.item(item("", [block.text], block.line)) { return }
      return
    }
    var title: Block?
    var abstract: [Block] = []
    for block in blocks {
      if block.isRunningText || continues(block, after: title, abstract) {
        abstract.append(block)
        continue
      }
      if let line = (title ?? abstract.first)?.line {
        guard sink.item(item(title?.text ?? "", abstract.map(\.text), line)) else { return }
      }
      title = block
      abstract = []
    }
    if let line = (title ?? abstract.first)?.line {
      _ = sink.item(item(title?.text ?? "", abstract.map(\.text), line))
    }
  }

  private func item(_ title: String, _ abstract: [String], _ line: Int) -> ReadItem {
    let value: JSONValue = [
      "title": .string(title), "abstract": .string(abstract.joined(separator: "\n\n")),
    ]
    return ReadItem(value: value, line: line)
  }

  /// Whether a block that is shaped like a title is the abstract of the title before it all the same:
  /// it is long for a title, and longer by half than that one.
  private func continues(_ block: Block, after title: Block?, _ abstract: [Block]) -> Bool {
    guard let title, abstract.isEmpty, block.text.utf8.count > titleLimit / 2 else { return false }
    return block.text.utf8.count * 2 > title.text.utf8.count * 3
  }

  private func blocks(of bytes: [UInt8]) -> [Block] {
    var result: [Block] = []
    var gathered: [TextLine] = []
    var skipsNext = false
    func flush() {
      guard let first = gathered.first else { return }
      let text = gathered.map(\.text).joined(separator: "\n")
      gathered.removeAll(keepingCapacity: true)
      if skipsNext {
        skipsNext = false
        return
      }
      let line = TextCleaning.clean(text, paragraphs: .joined).text
      guard !line.isEmpty else { return }
      result.append(Block(text: text, line: first.number, isRunningText: isRunningText(line)))
    }
    for line in TextLines(bytes) {
      if line.isBlank {
        flush()
        continue
      }
      // Only short lines can be a page's furniture; the patterns need not see the others.
      if line.bytes.count < 100 {
        let normalised = LinePattern.normalised(line.text)
        if normalised.isEmpty { continue }
        if ignored.contains(where: { $0.matches(normalised) }) {
          flush()
          continue
        }
        if ignoredWithNext.contains(where: { $0.matches(normalised) }) {
          flush()
          skipsNext = true
          continue
        }
        if result.contains(where: \.isRunningText), ends.contains(where: { $0.matches(normalised) }) { break }
      }
      gathered.append(line)
      if unit == .line { flush() }
    }
    flush()
    return result
  }

  /// Whether a block reads as sentences: it is longer than titles are, has the ends of two sentences, or
  /// is of some length and ends as a sentence does.
  private func isRunningText(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.count >= titleLimit { return true }
    var ends = 0
    for (offset, byte) in bytes.enumerated() where ".!?".utf8.contains(byte) {
      if offset == bytes.count - 1 {
        if byte == UInt8(ascii: "."), bytes.count >= 60 { return true }
        ends += 1
      } else if bytes[offset + 1] == 0x20, offset + 2 < bytes.count, bytes[offset + 2] &- 0x41 < 26 {
        ends += 1
      }
    }
    return ends >= 2
  }
}
