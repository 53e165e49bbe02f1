import Records

/// The lines of a CoNLL file between two blank ones.
struct CoNLLBlock {
  var id: String?
  var field: String?
  var text: String?
  var rows: [(line: Int, token: String, tag: String)] = []

  /// Takes what an export left in a comment: `# text = "…"`.
  mutating func readComment(_ line: String) {
    guard let equals = line.firstIndex(of: "=") else { return }
    let name = line[..<equals].drop { $0 == "#" || $0 == " " }.split(separator: " ").first ?? ""
    let raw = String(line[line.index(after: equals)...].drop { $0 == " " })
    let value = (try? JSONValue.parse(raw))?.string ?? raw
    switch name {
    case "id", "sent_id": id = value
    case "field": field = value
    case "text": text = value
    default: break
    }
  }

  /// The text and the mentions that the tags mark; offsets in scalars, moved by `shift`.
  ///
  /// IOB2 is expected; IOB1 (`I-` at the start of a mention) and the tags of BIOES and BILOU are
  /// understood.
  func annotation(
    field: Field, shift: Int, complain: (Int, String) -> Void
  ) -> (text: String, mentions: [Mention]) {
    let text = self.text ?? rows.map(\.token).joined(separator: " ")
    let scalars = Array(text.unicodeScalars)
    var mentions: [Mention] = []
    var open: (range: Range<Int>, type: String)?
    func close() {
      if let open {
        mentions.append(
          Mention(
            type: MentionType(rawValue: open.type), field: field,
            scalarRange: (open.range.lowerBound + shift)..<(open.range.upperBound + shift),
            text: String(String.UnicodeScalarView(scalars[open.range]))))
      }
      open = nil
    }
    var cursor = 0
    for row in rows {
      guard let range = Self.find(Array(row.token.unicodeScalars), in: scalars, from: cursor) else {
        complain(row.line, "the token \"\(printable(row.token))\" does not stand in the text")
        continue
      }
      cursor = range.upperBound
      let parts = row.tag.split(separator: "-", maxSplits: 1)
      guard parts.count == 2, "BIESLU".contains(parts[0]) else {
        close()
        if row.tag != "O" {
          complain(row.line, "expected O, B-type or I-type, found \"\(printable(row.tag))\"")
        }
        continue
      }
      let type = String(parts[1])
      let continues = !["B", "S", "U"].contains(parts[0]) && open?.type == type
      if !continues { close() }
      open = ((open?.range.lowerBound ?? range.lowerBound)..<range.upperBound, type)
    }
    close()
    return (text, mentions)
  }

  private static func find(
    _ token: [Unicode.Scalar], in scalars: [Unicode.Scalar], from start: Int
  ) -> Range<Int>? {
    guard !token.isEmpty else { return nil }
    var place = start
    while place + token.count <= scalars.count {
      if scalars[place..<(place + token.count)].elementsEqual(token) { return place..<(place + token.count) }
      place += 1
    }
    return nil
  }
}
