public import Records

/// A gold file: papers with their mentions, results and facts, one JSON object a line.
public struct GoldFile: Sendable {
  /// One gold paper.
  public struct Entry: Sendable {
    /// The paper and its annotation.
    public var record: Record
    /// The hash that the line states of its text.
    public var textHash: String?
    /// The line, from 1.
    public var line: Int
    /// The keys that the line has.
    var keys: [String]
    /// The line itself, to find the columns of what is wrong in it.
    var utf8: ArraySlice<UInt8>

    /// The column, from 1, at which a value of the line begins, by the way that leads to it.
    package func column(of steps: [JSONStep]) -> Int {
      steps.isEmpty ? 1 : JSONLocator.utf8Offset(of: steps, in: Array(utf8)) + 1
    }
  }

  /// The file's name, for messages.
  public var name: String
  /// The papers in order.
  public var entries: [Entry]
  /// Lines that could not be read.
  public var errors: [RecordError]

  /// Reads a gold file; lines that cannot be read are reported in `errors`, the others are kept.
  public init(_ bytes: [UInt8], name: String) {
    let lines = RecordLines(bytes, file: name)
    self.name = name
    errors = lines.errors
    entries = lines.lines.map { line in
      Entry(
        record: line.record, textHash: line.value["text_sha256"]?.string, line: line.place.line,
        keys: line.value.object?.keys ?? [],
        utf8: bytes[line.place.utf8Offset...].prefix { $0 != 0x0A })
    }
  }

  /// The papers without their places.
  public var records: [Record] { entries.map(\.record) }

  /// Where each paper stands, by id.
  public var places: [String: (file: String, line: Int)] {
    Dictionary(entries.map { ($0.record.paper.id, (name, $0.line)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The hash of a paper's text that a gold line states as `text_sha256`: SHA-256 in hexadecimal of
  /// title, line feed and abstract in UTF-8.
  public static func textHash(of paper: Paper) -> String {
    SHA256.hexadecimal(of: Array("\(paper.title)\n\(paper.abstract)".utf8))
  }

  /// A gold line: what a person annotates, without what only an extraction knows, and the text's hash.
  public static func line(for record: Record) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", record.paper.id)
    writer.member("text_sha256", textHash(of: record.paper))
    writer.member("title", record.paper.title)
    writer.member("abstract", record.paper.abstract)
    writer.key("mentions")
    writer.beginArray()
    for mention in record.mentions {
      var bare = mention
      bare.id = nil
      bare.rule = nil
      bare.confidence = nil
      bare.write(to: &writer)
    }
    writer.endArray()
    writer.key("results")
    writer.beginArray()
    let texts = Dictionary(
      record.mentions.compactMap { mention in mention.id.map { ($0, mention.text) } },
      uniquingKeysWith: { first, _ in first })
    for result in record.results { result.naming(texts).writeGold(to: &writer) }
    writer.endArray()
    record.facts.write(to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}

extension Result {
  /// The result with its arguments named by text instead of by id, and without its rule.
  fileprivate func naming(_ texts: [String: String]) -> Result {
    func text(_ argument: String?) -> String? { argument.map { texts[$0] ?? $0 } }
    return Result(
      metric: text(metric), value: texts[value] ?? value, dataset: text(dataset), model: text(model),
      task: text(task), kind: kind, comparator: comparator,
      baseline: baseline.map { Baseline(model: text($0.model), value: text($0.value)) })
  }

  /// Gold leaves out what the text does not state.
  fileprivate func writeGold(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("metric", metric)
    writer.member("value", value)
    writer.member("dataset", dataset)
    writer.member("model", model)
    writer.member("task", task)
    writer.member("kind", kind.rawValue)
    writer.member("comparator", comparator)
    baseline?.write(to: &writer)
    writer.endObject()
  }
}
