extension Record {
  /// Writes the record as one JSON object with its keys in the order of the schema.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("schema", Record.schema)
    paper.writeMembers(to: &writer)
    writer.key("mentions")
    writer.beginArray()
    // Through spans: mentions and results are large, and would be copied to be written.
    let mentions = mentions.span
    for index in mentions.indices { mentions[index].write(to: &writer) }
    writer.endArray()
    writer.key("entities")
    writer.beginArray()
    for entity in entities { entity.write(to: &writer) }
    writer.endArray()
    writer.key("results")
    writer.beginArray()
    let results = results.span
    for index in results.indices { results[index].write(to: &writer) }
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
    return writer.take()
  }
}

extension Mention {
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("type", type.rawValue)
    writer.member("field", field.rawValue)
    writer.member("start", scalarRange.lowerBound)
    writer.member("end", scalarRange.upperBound)
    writer.member("text", text)
    writer.member("canonical", canonical)
    if let quantity {
      writer.member("value", quantity.value)
      writer.member("low", quantity.low)
      writer.member("high", quantity.high)
      writer.member("unit", quantity.unit)
      writer.member("comparator", quantity.comparator)
    }
    if let link {
      writer.member("url", link.url)
      writer.member("kind", link.kind)
      writer.member("owner", link.owner)
      writer.member("name", link.name)
      writer.member("role", link.role)
    }
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
    writer.member("rule", rule)
    writer.member("confidence", confidence)
    writer.endObject()
  }
}

extension Entity {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", type.rawValue)
    writer.member("canonical", canonical)
    writer.member("mentions", mentions)
    writer.endObject()
  }
}

extension Result {
  /// The arguments are always present, `null` where the text states none, so that a reader can take
  /// them as a row.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.argument("metric", metric)
    writer.argument("value", value)
    writer.argument("dataset", dataset)
    writer.argument("model", model)
    writer.argument("task", task)
    writer.member("kind", kind.rawValue)
    writer.member("comparator", comparator)
    baseline?.write(to: &writer)
    writer.member("rule", rule)
    writer.member("confidence", confidence)
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
