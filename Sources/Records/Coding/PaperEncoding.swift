extension Paper {
  /// Writes the paper as one JSON object, without what rules add (`assay papers`).
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("schema", Record.schema)
    writeMembers(to: &writer)
    writer.endObject()
  }

  /// The paper as one line of JSON in UTF-8, without the line feed.
  public func encoded() -> [UInt8] {
    let texts = title.utf8.count + abstract.utf8.count
    var writer = JSONWriter(capacity: 500 + texts + texts / 16 + 30 * authors.count)
    write(to: &writer)
    return writer.bytes
  }

  /// Writes the paper's members in their fixed order into an object that is open.
  ///
  /// What a listing may lack is left out when unknown. `markup` is for rules and stands in no record.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("id", id)
    if source != .unknown { source.write(to: &writer) }
    writer.member("title", title)
    writer.member("abstract", abstract)
    if !authors.isEmpty { writer.member("authors", authors) }
    writer.member("date", date)
    writer.member("url", url)
    writer.member("venue", venue)
    guard !links.isEmpty else { return }
    writer.key("links")
    writer.beginArray()
    for link in links {
      writer.beginObject()
      writer.member("url", link.url)
      writer.member("text", link.text)
      writer.member("role", link.role)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension Source {
  /// The place of a paper that names none, as gold papers do.
  public static let unknown = Source(input: "", index: 0, adapter: "")

  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("source")
    writer.beginObject()
    writer.member("input", input)
    writer.member("index", index)
    writer.member("adapter", adapter)
    writer.endObject()
  }
}
