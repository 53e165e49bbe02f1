extension Record {
  /// Reads a record or a gold paper from one JSON text.
  ///
  /// Gold papers may lack what only an extraction knows: `source`, ids of mentions, entities, rules.
  /// Keys that the schema does not know are passed over.
  ///
  /// - Parameters:
  ///   - bytes: the JSON text, usually a line of a file.
  ///   - file: the file's name, for errors.
  ///   - origin: where the text begins in the file, for errors.
  public static func decode(
    _ bytes: [UInt8], file: String? = nil, at origin: TextPlace = .start
  ) throws(RecordError) -> Record {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, at: origin)
    } catch {
      throw RecordError(file: file, line: error.line, column: error.column, message: error.message)
    }
    return try decode(value, from: bytes, file: file, at: origin)
  }

  /// Reads a record from a JSON value and the text that it was parsed from.
  public static func decode(
    _ value: JSONValue, from bytes: [UInt8], file: String? = nil, at origin: TextPlace = .start
  ) throws(RecordError) -> Record {
    do {
      return try Record(json: value)
    } catch {
      let offset = JSONLocator.utf8Offset(of: error.steps, in: bytes)
      let place = bytes.withUnsafeBufferPointer { origin.advanced(to: offset, in: $0) }
      throw RecordError(
        file: file, line: place.line, column: place.column, path: error.path, message: error.message)
    }
  }

  init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("a record")
    if let schema = try object.text("schema"), schema != Record.schema {
      throw RecordFault("schema \"\(schema)\" is not known; this version reads \"\(Record.schema)\"")
    }
    self.init(
      paper: try Paper(json: object),
      mentions: try object.list("mentions") { value throws(RecordFault) in try Mention(json: value) },
      entities: try object.list("entities") { value throws(RecordFault) in try Entity(json: value) },
      results: try object.list("results") { value throws(RecordFault) in try Result(json: value) },
      facts: try object.nested("facts") { value throws(RecordFault) in try Facts(json: value) } ?? Facts())
  }
}

extension Paper {
  fileprivate init(json object: JSONObject) throws(RecordFault) {
    self.init(
      id: try object.requireText("id"),
      source: try object.nested("source") { value throws(RecordFault) in try Source(json: value) }
        ?? .unknown,
      title: try object.text("title") ?? "",
      abstract: try object.text("abstract") ?? "",
      authors: try object.texts("authors"),
      date: try object.text("date"),
      url: try object.text("url"),
      venue: try object.text("venue"),
      links: try object.list("links") { value throws(RecordFault) in try PaperLink(json: value) })
  }
}

extension Source {
  fileprivate init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("a source")
    self.init(
      input: try object.requireText("input"), index: try object.integer("index") ?? 0,
      adapter: try object.requireText("adapter"))
  }
}

extension PaperLink {
  fileprivate init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("a link")
    self.init(
      url: try object.requireText("url"), text: try object.text("text"), role: try object.text("role"))
  }
}

extension Mention {
  init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("a mention")
    let start = try object.requireInteger("start")
    let end = try object.requireInteger("end")
    guard start >= 0, start <= end else {
      throw RecordFault("a span must have 0 <= start <= end, this one has start \(start) and end \(end)")
    }
    // No text is as long, and sums of offsets below the bound cannot overflow.
    guard end < 1 << 40 else { throw RecordFault("the span ends at \(end), beyond any text") }
    let type = MentionType(rawValue: try object.requireText("type"))
    self.init(
      id: try object.text("id"), type: type, field: Field(rawValue: try object.requireText("field")),
      scalarRange: start..<end, text: try object.requireText("text"),
      canonical: try object.text("canonical"), quantity: try Quantity(json: object, of: type),
      link: try Link(json: object),
      attributes: try object.nested("attributes") { value throws(RecordFault) in
        try value.requireTexts("attributes")
      } ?? [:],
      rule: try object.text("rule"), confidence: try object.double("confidence"))
  }
}

extension Quantity {
  /// What a mention says of its number; `nil` where it says nothing.
  fileprivate init?(json object: JSONObject, of type: MentionType) throws(RecordFault) {
    self.init(
      value: try object.double("value"), low: try object.double("low"), high: try object.double("high"),
      unit: try object.text("unit"), comparator: try object.text("comparator"))
    if self == Quantity() { return nil }
  }
}

extension Link {
  /// What a mention says of its address; `nil` where it has none.
  fileprivate init?(json object: JSONObject) throws(RecordFault) {
    guard let url = try object.text("url") else { return nil }
    self.init(
      url: url, kind: try object.text("kind") ?? "web", owner: try object.text("owner"),
      name: try object.text("name"), role: try object.text("role"))
  }
}

extension Entity {
  fileprivate init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("an entity")
    self.init(
      type: MentionType(rawValue: try object.requireText("type")),
      canonical: try object.requireText("canonical"), mentions: try object.texts("mentions"))
  }
}

extension Result {
  init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("a result")
    let kind = try object.nested("kind") { value throws(RecordFault) in
      let name = try value.requireText()
      guard let kind = Kind(rawValue: name) else {
        let known = Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw RecordFault("\"\(name)\" is no kind of result; the kinds are \(known)")
      }
      return kind
    }
    guard let kind else { throw RecordFault("the key \"kind\" is missing") }
    self.init(
      metric: try object.text("metric"), value: try object.requireText("value"),
      dataset: try object.text("dataset"), model: try object.text("model"), task: try object.text("task"),
      kind: kind, comparator: try object.text("comparator"),
      baseline: try object.nested("baseline") { value throws(RecordFault) in
        let baseline = try value.requireObject("a baseline")
        return Baseline(model: try baseline.text("model"), value: try baseline.text("value"))
      },
      rule: try object.text("rule"), confidence: try object.double("confidence"))
  }
}

extension Facts {
  fileprivate init(json value: JSONValue) throws(RecordFault) {
    let object = try value.requireObject("facts")
    self.init(code: try object.text("code"), proposes: try object.texts("proposes"))
  }
}

extension Mention {
  /// Reads a mention outside a record; `nil` where it is none.
  package init?(lenient value: JSONValue) {
    guard let mention = try? Mention(json: value) else { return nil }
    self = mention
  }
}
