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
