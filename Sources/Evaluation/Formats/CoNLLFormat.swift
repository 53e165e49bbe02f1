import Records

/// Columns of tokens and IOB2 tags: a block for each field, parted by blank lines, with the paper's id,
/// the field and the text in comments, as CoNLL-U has them; the text gives the offsets back.
///
/// IOB2 has one tag a token, so that of mentions that overlap the longest is kept.
enum CoNLLFormat {
  static func export(_ records: [Record]) -> AnnotationExport {
    var export = AnnotationExport(files: [], losses: [])
    var lines = ""
    for record in records {
      export.losses += AnnotatedText(record).losses
      for (field, text) in record.paper.fields where !text.isEmpty {
        let mentions = flat(record.mentions.filter { $0.field == field }, of: record, &export.losses)
        lines += "# id = \(quoted(record.paper.id))\n# field = \(quoted(field.rawValue))\n"
        lines += "# text = \(quoted(text))\n"
        let cuts = Set(mentions.flatMap { [$0.scalarRange.lowerBound, $0.scalarRange.upperBound] })
        let offsets = ScalarOffsets(text)
        for token in AnnotationTokens.ranges(in: text, cutAt: cuts) {
          let mention = mentions.first { $0.scalarRange.overlaps(token) }
          let isFirst = mention.map { token.lowerBound <= $0.scalarRange.lowerBound } ?? false
          let tag = mention.map { (isFirst ? "B-" : "I-") + $0.type.rawValue } ?? "O"
          lines += "\(offsets.text(scalarRange: token))\t\(tag)\n"
        }
        lines += "\n"
      }
    }
    export.files = [AnnotationFile(name: "gold.conll", text: lines)]
    return export
  }

  /// The mentions without those that a longer one overlaps.
  private static func flat(_ mentions: [Mention], of record: Record, _ losses: inout [String]) -> [Mention] {
    var kept: [Mention] = []
    for mention in mentions.sorted(by: { $0.scalarRange.count > $1.scalarRange.count }) {
      if kept.contains(where: { $0.scalarRange.overlaps(mention.scalarRange) }) {
        losses.append("\(record.paper.id): IOB2 has one tag a token: \(mention.line)")
      } else {
        kept.append(mention)
      }
    }
    return kept
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).encoded(), as: UTF8.self)
  }

  // MARK: Reading

  static func read(_ files: [AnnotationFile]) -> AnnotationImport {
    var result = AnnotationImport(records: [], problems: [])
    for file in files {
      var blocks: [CoNLLBlock] = []
      var block = CoNLLBlock()
      var document = 0
      for line in numberedLines(file.bytes) + [(0, "")] {
        if line.text.allSatisfy(\.isWhitespace) {
          if !block.rows.isEmpty || block.text != nil {
            if block.id == nil { block.id = "\(FileName.decode(file.name))-\(document)" }
            blocks.append(block)
          }
          block = CoNLLBlock()
        } else if line.text.hasPrefix("# ") || line.text == "#" {
          block.readComment(line.text)
        } else if line.text.hasPrefix("-DOCSTART-") {
          document += 1
        } else {
          let columns = line.text.split(whereSeparator: { $0 == "\t" || $0 == " " })
          block.rows.append((line.number, String(columns[0]), String(columns[columns.count - 1])))
        }
      }
      join(blocks, file, &result)
    }
    return result
  }

  /// Puts the blocks of each paper together: those of one field follow each other.
  private static func join(
    _ blocks: [CoNLLBlock], _ file: AnnotationFile, _ result: inout AnnotationImport
  ) {
    var order: [String] = []
    var records: [String: Record] = [:]
    for block in blocks {
      let id = block.id ?? ""
      if records[id] == nil { order.append(id) }
      var record = records[id] ?? Record(paper: Paper(id: id, source: .unknown))
      let isTitle = block.field == Field.title.rawValue
      let before = isTitle ? record.paper.title : record.paper.abstract
      let shift = before.isEmpty ? 0 : before.unicodeScalars.count + 1
      let (text, mentions) = block.annotation(field: isTitle ? .title : .abstract, shift: shift) {
        result.problems.append(RecordError(file: file.name, line: $0, column: 1, message: $1))
      }
      let joined = before.isEmpty ? text : before + " " + text
      if isTitle { record.paper.title = joined } else { record.paper.abstract = joined }
      record.mentions += mentions
      records[id] = record
    }
    result.records += order.compactMap { id in
      var record = records[id]
      record?.mentions.sortByPlace()
      return record
    }
  }
}
