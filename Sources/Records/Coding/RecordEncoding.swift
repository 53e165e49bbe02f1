extension Record {
  /// Writes the record as one JSON object with its keys in the order of the schema.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("schema", Record.schema)
    paper.writeMembers(to: &writer)
    writer.key("mentions")
    writer.beginArray()
    mentions.forEachInPlace { Mention.write($0, to: &writer) }
    writer.endArray()
    writer.key("entities")
    writer.beginArray()
    entities.forEachInPlace { Entity.write($0, to: &writer) }
    writer.endArray()
    writer.key("results")
    writer.beginArray()
    results.forEachInPlace { Result.write($0, to: &writer) }
    writer.endArray()
    facts.write(to: &writer)
    writer.endObject()
  }

  /// The record as one line of JSON in UTF-8, without the line feed.
  public func encoded() -> [UInt8] {
    // A mention takes some 200 bytes, a result some 250.
    let texts = paper.title.utf8.count + paper.abstract.utf8.count
    var writer = JSONWriter(
      capacity: 1000 + texts + texts / 16 + 200 * mentions.count + 250 * results.count + 100 * entities.count)
    write(to: &writer)
    return writer.bytes
  }
}

extension Array {
  /// Hands out each element where it stands: mentions, entities and results are large, and would be copied to be
  /// written. The pointers hold for the call only.
  fileprivate func forEachInPlace(_ body: (UnsafePointer<Element>) -> Void) {
    withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      for index in elements.indices { body(base + index) }
    }
  }
}

extension Mention {
  package func write(to writer: inout JSONWriter) {
    withUnsafePointer(to: self) { Self.write($0, to: &writer) }
  }

  fileprivate static func write(_ mention: UnsafePointer<Mention>, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", mention.pointee.id)
    writer.member("type", mention.pointee.type.rawValue)
    writer.member("field", mention.pointee.field.rawValue)
    writer.member("start", mention.pointee.scalarRange.lowerBound)
    writer.member("end", mention.pointee.scalarRange.upperBound)
    writer.member("text", mention.pointee.text)
    writer.member("canonical", mention.pointee.canonical)
    if let quantity = mention.pointee.quantity {
      writer.member("value", quantity.value)
      writer.member("low", quantity.low)
      writer.member("high", quantity.high)
      writer.member("unit", quantity.unit)
      writer.member("comparator", quantity.comparator)
    }
    if let link = mention.pointee.link {
      writer.member("url", link.url)
      writer.member("kind", link.kind)
      writer.member("owner", link.owner)
      writer.member("name", link.name)
      writer.member("role", link.role)
    }
    let attributes = mention.pointee.attributes
    if !attributes.isEmpty {
      writer.key("attributes")
      writer.beginObject()
      if attributes.count == 1, let (name, value) = attributes.first {
        writer.member(named: name, value)
      } else {
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { writer.member(named: name, value) }
      }
      writer.endObject()
    }
    writer.member("rule", mention.pointee.rule)
    writer.member("confidence", mention.pointee.confidence)
    writer.endObject()
  }
}

extension Entity {
  fileprivate static func write(_ entity: UnsafePointer<Entity>, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", entity.pointee.type.rawValue)
    writer.member("canonical", entity.pointee.canonical)
    writer.member("mentions", entity.pointee.mentions)
    writer.endObject()
  }
}

extension Result {
  /// The arguments are always present, `null` where the text states none, so that a reader can take
  /// them as a row.
  package func write(to writer: inout JSONWriter) {
    withUnsafePointer(to: self) { Self.write($0, to: &writer) }
  }

  fileprivate static func write(_ result: UnsafePointer<Result>, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.argument("metric", result.pointee.metric)
    writer.argument("value", result.pointee.value)
    writer.argument("dataset", result.pointee.dataset)
    writer.argument("model", result.pointee.model)
    writer.argument("task", result.pointee.task)
    writer.member("kind", result.pointee.kind.rawValue)
    writer.member("comparator", result.pointee.comparator)
    result.pointee.baseline?.write(to: &writer)
    writer.member("rule", result.pointee.rule)
    writer.member("confidence", result.pointee.confidence)
    writer.endObject()
  }
}

extension Result.Baseline {
  /// The member `baseline` of a result, in a record and in gold.
  package func write(to writer: inout JSONWriter) {
    writer.key("baseline")
    writer.beginObject()
    writer.member("model", model)
    writer.member("value", value)
    writer.endObject()
  }
}

extension Facts {
  package func write(to writer: inout JSONWriter) {
    writer.key("facts")
    writer.beginObject()
    writer.member("code", code)
    if !proposes.isEmpty { writer.member("proposes", proposes) }
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func argument(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }
}
