import Records

/// Label Studio's JSON: a task for each paper with its fields as data, and results that name the field
/// (`to_name`), the span in UTF-16 code units, and the label.
///
/// It goes with a labelling configuration that has `<Text name="title" value="$title"/>`,
/// `<Text name="abstract" value="$abstract"/>` and `<Labels name="type" toName="…">`.
enum LabelStudioFormat {
  static func export(_ records: [Record]) -> AnnotationExport {
    var losses: [String] = []
    var writer = JSONWriter(style: .spaced)
    writer.beginArray()
    for record in records {
      writer.beginObject()
      writer.key("data")
      writer.beginObject()
      writer.member("id", record.paper.id)
      writer.member("title", record.paper.title)
      writer.member("abstract", record.paper.abstract)
      writer.endObject()
      writer.key("annotations")
      writer.beginArray()
      writer.beginObject()
      writer.key("result")
      writer.beginArray()
      for (field, text) in record.paper.fields {
        let offsets = UTF16Offsets(text)
        for mention in record.mentions where mention.field == field {
          write(mention, offsets, to: &writer)
        }
      }
      writer.endArray()
      writer.endObject()
      writer.endArray()
      writer.endObject()
      losses += AnnotatedText(record).losses
    }
    writer.endArray()
    writer.endLine()
    return AnnotationExport(
      files: [AnnotationFile(name: "gold.label-studio.json", bytes: writer.bytes)], losses: losses)
  }

  private static func write(_ mention: Mention, _ offsets: UTF16Offsets, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("from_name", "type")
    writer.member("to_name", mention.field.rawValue)
    writer.member("type", "labels")
    writer.key("value")
    writer.beginObject()
    writer.member("start", offsets.utf16Offset(scalarOffset: mention.scalarRange.lowerBound))
    writer.member("end", offsets.utf16Offset(scalarOffset: mention.scalarRange.upperBound))
    writer.member("text", mention.text)
    writer.member("labels", [mention.type.rawValue])
    writer.endObject()
    writer.endObject()
  }

  static func read(_ files: [AnnotationFile]) -> AnnotationImport {
    var result = AnnotationImport(records: [], problems: [])
    for file in files {
      let tasks: JSONValue
      do throws(JSONError) {
        tasks = try JSONValue.parse(file.bytes)
      } catch {
        result.problems.append(
          RecordError(file: file.name, line: error.line, column: error.column, message: error.message))
        continue
      }
      for (index, task) in (tasks.array ?? [tasks]).enumerated() {
        func complain(_ path: String, _ message: String) {
          result.problems.append(
            RecordError(file: file.name, line: 1, column: 1, path: "[\(index)]\(path)", message: message))
        }
        guard let data = task["data"]?.object else {
          complain("", "expected a task with \"data\"")
          continue
        }
        let id = data["id"]?.string ?? task["id"]?.number?.text ?? "\(FileName.decode(file.name))-\(index)"
        result.records.append(record(id: id, data: data, task: task, complain: complain))
      }
    }
    return result
  }

  private static func record(
    id: String, data: JSONObject, task: JSONValue, complain: (String, String) -> Void
  ) -> Record {
    let spans =
      (task["annotations"] ?? task["completions"])?.array?
      .first { $0["was_cancelled"]?.bool != true }?["result"]?.array ?? []
    let hasFields = data["title"]?.string != nil || data["abstract"]?.string != nil
    var record = Record(
      paper: Paper(
        id: id, source: .unknown, title: data["title"]?.string ?? "",
        abstract: data["abstract"]?.string ?? ""))
    var whole = AnnotatedText(id: id, text: data["text"]?.string ?? "")
    for (index, entry) in spans.enumerated() {
      guard let value = entry["value"], let labels = value["labels"]?.array?.compactMap(\.string) else {
        continue  // Choices, ratings and relations are no spans.
      }
      let field = Field(rawValue: entry["to_name"]?.string ?? "text")
      let text = hasFields ? data[field.rawValue]?.string : whole.text
      guard let text, let start = value["start"]?.int, let end = value["end"]?.int,
        let range = UTF16Offsets(text).scalarRange(start, end)
      else {
        complain(".annotations[0].result[\(index)]", "the span is not within \"\(field.rawValue)\"")
        continue
      }
      for label in labels {
        if hasFields {
          record.mentions.append(
            Mention(
              type: MentionType(rawValue: label), field: field, scalarRange: range,
              text: ScalarOffsets(text).text(scalarRange: range)))
        } else {
          whole.spans.append(.init(range: range, type: label))
        }
      }
    }
    guard hasFields else { return whole.record { complain("", $0) } }
    record.mentions.sortByPlace()
    return record
  }
}
