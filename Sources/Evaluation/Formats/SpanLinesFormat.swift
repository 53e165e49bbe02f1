import Records

/// JSON Lines with a text and its spans in code points: Doccano's (`label`: `[start, end, type]`) and
/// spaCy's (`ents`: `{start, end, label}`; Prodigy says `spans`). Either is read by both.
struct SpanLinesFormat {
  static let doccano = SpanLinesFormat(fileName: "gold.doccano.jsonl", isDoccano: true)
  static let spacy = SpanLinesFormat(fileName: "gold.spacy.jsonl", isDoccano: false)

  let fileName: String
  let isDoccano: Bool

  func export(_ records: [Record]) -> AnnotationExport {
    var writer = JSONWriter()
    var losses: [String] = []
    for record in records {
      let text = AnnotatedText(record)
      losses += text.losses
      writer.beginObject()
      if isDoccano { writer.member("paper", text.id) }
      writer.member("text", text.text)
      writer.key(isDoccano ? "label" : "ents")
      writer.beginArray()
      for span in text.spans { write(span, to: &writer) }
      writer.endArray()
      if !isDoccano {
        writer.key("meta")
        writer.beginObject()
        writer.member("id", text.id)
        writer.endObject()
      }
      writer.endObject()
      writer.endLine()
    }
    return AnnotationExport(
      files: [AnnotationFile(name: fileName, bytes: writer.bytes)], losses: losses)
  }

  private func write(_ span: AnnotatedText.Span, to writer: inout JSONWriter) {
    if isDoccano {
      writer.beginArray()
      writer.int(span.range.lowerBound)
      writer.int(span.range.upperBound)
      writer.string(span.type)
      writer.endArray()
    } else {
      writer.beginObject()
      writer.member("start", span.range.lowerBound)
      writer.member("end", span.range.upperBound)
      writer.member("label", span.type)
      writer.endObject()
    }
  }

  func read(_ files: [AnnotationFile]) -> AnnotationImport {
    var result = AnnotationImport(records: [], problems: [])
    for file in files {
      for (place, range) in JSONLines(file.bytes) {
        func complain(_ message: String, column: Int = 1) {
          result.problems.append(
            RecordError(file: file.name, line: place.line, column: column, message: message))
        }
        do throws(JSONError) {
          let value = try JSONValue.parse(Array(file.bytes[range]), at: place)
          guard let text = value["text"]?.string else {
            complain("expected an object with \"text\"")
            continue
          }
          let id = Self.id(of: value) ?? "\(FileName.decode(file.name))-\(place.line)"
          var annotated = AnnotatedText(id: id, text: text)
          annotated.spans = Self.spans(of: value) { complain($0) }
          result.records.append(annotated.record { complain($0) })
        } catch {
          complain(error.message, column: error.column)
        }
      }
    }
    return result
  }

  /// The paper's id, where an export left it and where the tools keep it.
  private static func id(of value: JSONValue) -> String? {
    for candidate in [value["paper"], value["meta"]?["paper"], value["meta"]?["id"], value["id"]] {
      if let text = candidate?.string { return text }
      if let number = candidate?.number { return number.text }
    }
    return nil
  }

  private static func spans(
    of value: JSONValue, complain: (String) -> Void
  ) -> [AnnotatedText.Span] {
    var spans: [AnnotatedText.Span] = []
    for key in ["label", "labels", "ents", "spans", "entities"] {
      for (index, entry) in (value[key]?.array ?? []).enumerated() {
        let start = entry[0]?.int ?? entry["start"]?.int ?? entry["start_offset"]?.int
        let end = entry[1]?.int ?? entry["end"]?.int ?? entry["end_offset"]?.int
        let type = entry[2]?.string ?? entry["label"]?.string
        guard let start, let end, let type, 0 <= start, start <= end else {
          complain("\(key)[\(index)]: expected start, end and label")
          continue
        }
        spans.append(.init(range: start..<end, type: type))
      }
    }
    return spans
  }
}
