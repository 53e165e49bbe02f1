import Records

/// WebAnno TSV 3 (Eckart de Castilho and others, 2016): one file a paper, a sentence for each line of
/// the text, a row for each token with its UTF-16 offsets and the values of the spans over it; a number
/// in brackets joins the tokens of one span, a bar parts spans that overlap.
enum WebAnnoFormat {
  static let layer = "webanno.custom.Mention"

  static func export(_ records: [Record]) -> AnnotationExport {
    var export = AnnotationExport(files: [], losses: [])
    for record in records {
      let text = AnnotatedText(record)
      export.losses += text.losses
      if record.paper.abstract.isEmpty {
        export.losses.append("\(text.id): a title without an abstract comes back as an abstract")
      }
      let name = FileName.encode(record.paper.id) + ".tsv"
      export.files.append(AnnotationFile(name: name, text: file(text)))
    }
    return export
  }

  private static func file(_ text: AnnotatedText) -> String {
    let spans = text.spans.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    let cuts = Set(spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
    let offsets = ScalarOffsets(text.text)
    let units = UTF16Offsets(text.text)
    var lines = "#FORMAT=WebAnno TSV 3.3\n#T_SP=\(layer)|value\n\n"
    let scalars = Array(text.text.unicodeScalars)
    let tokens = AnnotationTokens.ranges(in: text.text, cutAt: cuts)
    var sentence = 0
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      let own = tokens.filter { start <= $0.lowerBound && $0.upperBound <= end }
      if !own.isEmpty {
        sentence += 1
        lines += "\n#Text=\(escapedText(offsets.text(scalarRange: start..<end)))\n"
        for (index, token) in own.enumerated() {
          let values = spans.enumerated().filter { $0.element.range.overlaps(token) }
            .map { "\(escapedValue($0.element.type))[\($0.offset + 1)]" }
          let begin = units.utf16Offset(scalarOffset: token.lowerBound)
          let close = units.utf16Offset(scalarOffset: token.upperBound)
          lines += "\(sentence)-\(index + 1)\t\(begin)-\(close)\t\(offsets.text(scalarRange: token))\t"
          lines += (values.isEmpty ? "_" : values.joined(separator: "|")) + "\t\n"
        }
      }
      start = end + 1
    }
    return lines
  }

  private static func escapedText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\r", with: "\\r")
  }

  private static func escapedValue(_ value: String) -> String {
    String(value.flatMap { "\\[]|_;*".contains($0) ? ["\\", $0] : [$0] })
  }

  static func read(_ files: [AnnotationFile]) -> AnnotationImport {
    var result = AnnotationImport(records: [], problems: [])
    for file in files {
      var reader = WebAnnoReader()
      for line in numberedLines(file.bytes) {
        if let message = reader.read(line.text) {
          result.problems.append(RecordError(file: file.name, line: line.number, column: 1, message: message))
        }
      }
      guard reader.isWebAnno else {
        result.problems.append(
          RecordError(file: file.name, line: 1, column: 1, message: "expected #FORMAT=WebAnno TSV 3"))
        continue
      }
      let text = reader.annotatedText(id: FileName.decode(file.name))
      for message in text.losses {
        result.problems.append(RecordError(file: file.name, line: 1, column: 1, message: message))
      }
      result.records.append(
        text.record { message in
          result.problems.append(RecordError(file: file.name, line: 1, column: 1, message: message))
        })
    }
    return result
  }
}
