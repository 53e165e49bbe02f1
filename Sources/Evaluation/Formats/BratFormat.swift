import Records

/// brat standoff (Stenetorp and others, 2012): the text in `ID.txt`, and in `ID.ann` a line
/// `T1<TAB>type start end<TAB>text` for each span; offsets count code points.
enum BratFormat {
  static func export(_ records: [Record]) -> AnnotationExport {
    var export = AnnotationExport(files: [], losses: [])
    for record in records {
      let text = AnnotatedText(record)
      export.losses += text.losses
      let offsets = ScalarOffsets(text.text)
      var lines = ""
      for (index, span) in text.spans.enumerated() {
        let slice = String(offsets.text(scalarRange: span.range).map { $0.isNewline ? " " : $0 })
        let type = String(span.type.map { $0.isWhitespace ? "_" : $0 })
        lines += "T\(index + 1)\t\(type) \(span.range.lowerBound) \(span.range.upperBound)\t\(slice)\n"
      }
      let name = FileName.encode(record.paper.id)
      export.files.append(AnnotationFile(name: "\(name).txt", text: text.text))
      export.files.append(AnnotationFile(name: "\(name).ann", text: lines))
    }
    return export
  }

  static func read(_ files: [AnnotationFile]) -> AnnotationImport {
    var result = AnnotationImport(records: [], problems: [])
    let annotations = Dictionary(
      files.filter { $0.name.hasSuffix(".ann") }.map { (FileName.decode($0.name), $0) },
      uniquingKeysWith: { first, _ in first })
    var texts: Set<String> = []
    for file in files where file.name.hasSuffix(".txt") {
      let id = FileName.decode(file.name)
      texts.insert(id)
      var text = AnnotatedText(id: id, text: String(decoding: file.bytes, as: UTF8.self))
      let annotation = annotations[id]
      for line in numberedLines(annotation?.bytes ?? []) where line.text.hasPrefix("T") {
        let parts = line.text.split(separator: "\t", omittingEmptySubsequences: false)
        let words = parts.count > 1 ? parts[1].split(separator: " ") : []
        guard words.count == 3, let start = Int(words[1]), let end = Int(words[2]), 0 <= start, start <= end
        else {
          let reason =
            parts.count > 1 && parts[1].contains(";")
            ? "a span in pieces has no place in a record; annotate one stretch"
            : "expected T1<TAB>type start end<TAB>text"
          result.problems.append(
            RecordError(file: annotation?.name, line: line.number, column: 1, message: reason))
          continue
        }
        text.spans.append(.init(range: start..<end, type: String(words[0])))
      }
      result.records.append(
        text.record { message in
          result.problems.append(
            RecordError(file: annotation?.name, line: 1, column: 1, message: message))
        })
    }
    for (id, file) in annotations.sorted(by: { $0.key < $1.key }) where !texts.contains(id) {
      result.problems.append(
        RecordError(file: file.name, line: 1, column: 1, message: "there is no .txt file beside it"))
    }
    return result
  }
}
