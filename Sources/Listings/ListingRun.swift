import Glibc
import Markup
import Records

/// The reading of one input by one adapter: what is counted on the way, and the way itself.
final class ListingRun {
  let reader: ListingReader
  private let recognised: ListingReader.Recognised
  let inputName: String
  private let emit: (Paper) -> Bool
  private let warn: (ListingWarning) -> Void
  private var builder: PaperBuilder
  private(set) var summary: ListingSummary
  /// The place of the next paper.
  var index = 0
  private var isStopped = false

  var adapter: Adapter { recognised.adapter }

  init(
    reader: ListingReader, recognised: ListingReader.Recognised, inputName: String,
    emit: @escaping (Paper) -> Bool, warn: @escaping (ListingWarning) -> Void
  ) {
    self.reader = reader
    self.recognised = recognised
    self.inputName = inputName
    self.emit = emit
    self.warn = warn
    let limits = reader.options.limits
    let surroundings = FieldRule.Surroundings(
      base: nil, cleansLatex: reader.options.cleanLatex,
      markupText: { MarkupTexts.text(ofFragment: $0, limits: limits) })
    builder = PaperBuilder(adapter: recognised.adapter, input: inputName, surroundings: surroundings)
    summary = ListingSummary(adapter: recognised.adapter.id)
  }

  func noteGeneric() {
    note("no site's adapter knows this input; it was read as \(adapter.about) (\(adapter.id))")
  }

  func read(_ input: InputBytes) throws(ListingError) {
    switch adapter.reader {
    case .html, .xml: try readMarkup(input)
    case .json:
      if recognised.syntax == .jsonl {
        input.bytes.withUnsafeBufferPointer { readLines($0, firstLine: 1) }
      } else {
        try readJSON(text(of: input), at: .start)
      }
    case .csv:
      let text = text(of: input)
      let firstLine = TextLines(text).first { !$0.isBlank }
      let delimiter = firstLine.flatMap { DelimitedReader.delimiter(of: $0.bytes) } ?? UInt8(ascii: ",")
      DelimitedReader(delimiter: delimiter).read(text, sink)
    case .bibtex: BibTeXReader().read(text(of: input), sink)
    case .ris: RISReader().read(text(of: input), sink)
    case .taggedText(let reader): reader.read(text(of: input), sink)
    case .textBlocks(let reader): reader.read(text(of: input), sink)
    case .markdown: MarkdownReader().read(text(of: input), sink)
    }
  }

  func finish() throws(ListingError) -> ListingSummary {
    if summary.papers == 0, !isStopped {
      let found = summary.failedItems > 0 ? "none of the items could be read" : "no papers were found"
      throw ListingError(
        input: inputName, message: "\(found) with the adapter '\(adapter.id)'", advice: reader.adviceOnNames)
    }
    return summary
  }

  // MARK: Papers

  /// Gives out the paper of an item; whether to go on.
  func take(_ item: Item) -> Bool {
    if let paper = builder.paper(of: item, index: index) {
      index += 1
      summary.papers += 1
      if !emit(paper) { isStopped = true }
    }
    return !isStopped
  }

  /// As `take`, for records of which each should be a paper.
  private func take(_ record: JSONValue, line: Int) -> Bool {
    let before = summary.papers
    let goesOn = take(.json(record))
    if summary.papers == before { fail(line: line, "this record has neither a title nor a text") }
    return goesOn
  }

  func note(_ message: String, line: Int? = nil) {
    warn(ListingWarning(kind: .note, input: inputName, line: line, message: message))
  }

  func fail(line: Int?, column: Int? = nil, _ message: String) {
    summary.failedItems += 1
    warn(ListingWarning(kind: .itemFailed, input: inputName, line: line, column: column, message: message))
  }

  // MARK: Text and JSON

  private func text(of input: InputBytes) -> [UInt8] {
    let text = input.text()
    for warning in text.warnings { note(warning.message, line: warning.line) }
    return text.utf8
  }

  private var sink: ItemSink {
    ItemSink(
      item: { [self] in take($0.value, line: $0.line) },
      failure: { [self] in fail(line: $0.line, column: $0.column, $0.message) })
  }

  /// Reads a JSON document. `origin` is where it begins, for messages.
  func readJSON(_ bytes: [UInt8], at origin: TextPlace) throws(ListingError) {
    let document: JSONValue
    do throws(JSONError) {
      document = try bytes.withUnsafeBufferPointer { text throws(JSONError) in try parse(text, at: origin) }
    } catch {
      throw ListingError(
        input: inputName, line: error.line, column: error.column,
        message: "this is no JSON: \(error.message)",
        advice: "mend it there, or save the listing again")
    }
    for item in Self.items(adapter.items, in: document) where !take(.json(item)) { return }
  }

  /// Parses what the adapter looks at.
  private func parse(
    _ text: UnsafeBufferPointer<UInt8>, at origin: TextPlace
  ) throws(JSONError) -> JSONValue {
    guard let selection = adapter.selection else { return try JSONValue.parse(text, at: origin) }
    return try JSONValue.parse(text, selecting: selection, at: origin)
  }

  /// Reads JSON Lines.
  func readLines(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    var line = firstLine
    if firstLine == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < bytes.count, !isStopped {
      let found = memchr(base + start, 0x0A, bytes.count - start)
      let end = found.map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) - base } ?? bytes.count
      readLine(UnsafeBufferPointer(rebasing: bytes[start..<end]), line: line)
      start = end + 1
      line += 1
    }
  }

  private func readLine(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    do throws(JSONError) {
      takeRecord(try parse(bytes, at: TextPlace(line: line)), line: line)
    } catch {
      // A line in another encoding is decoded and read again; anything else is lost, but only it.
      if (try? UTF8Span(validating: bytes.span)) == nil {
        let decoded = decodeText(Array(bytes), declared: nil)
        if let value = try? JSONValue.parse(decoded.utf8, at: TextPlace(line: line)) {
          note("invalid UTF-8 on this line was read as \(decoded.encoding)", line: line)
          return takeRecord(value, line: line)
        }
      }
      fail(line: error.line, column: error.column, "this line is no JSON: \(error.message)")
    }
  }

  private func takeRecord(_ document: JSONValue, line: Int) {
    let items = Self.items(adapter.items, in: document)
    if items.isEmpty { fail(line: line, "this record has no papers where '\(adapter.id)' looks for them") }
    for item in items where !take(item, line: line) { return }
  }

  /// The items of the first path that leads to some.
  static func items(_ paths: [FieldPath], in document: JSONValue) -> [JSONValue] {
    for path in paths {
      let items = Item.json(document).values(at: path).filter { $0.object != nil }
      if !items.isEmpty { return items }
    }
    return []
  }

  /// Takes the page's own base, against which its addresses are resolved.
  func setBase(_ base: String) {
    builder.surroundings.base = WebAddress.resolve(base, against: builder.surroundings.base)
  }
}
