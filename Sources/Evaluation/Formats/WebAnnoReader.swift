/// Reads a WebAnno TSV 3 file line by line.
struct WebAnnoReader {
  private(set) var isWebAnno = false
  /// For each span layer, its name and how many columns its features take.
  private var layers: [(name: String, columns: Int)] = []
  private var units: [UInt16] = []
  private var sentence: [UInt16]?
  private var spans: [Span] = []

  private struct Span {
    var start: Int
    var end: Int
    var type: String
    var layer: Int
    /// What joins the tokens of one span; `nil` for a span of one token.
    var number: Int?
  }

  /// Reads a line; what is wrong with it, if anything.
  mutating func read(_ line: String) -> String? {
    if line.hasPrefix("#FORMAT=WebAnno TSV 3") {
      isWebAnno = true
    } else if line.hasPrefix("#T_SP=") {
      let parts = line.dropFirst(6).split(separator: "|", omittingEmptySubsequences: false)
      layers.append((String(parts[0]), max(1, parts.count - 1)))
    } else if line.hasPrefix("#Text=") {
      sentence = Array(Self.unescaped(line.dropFirst(6)).utf16)
    } else if !line.hasPrefix("#"), !line.isEmpty {
      return readToken(line)
    }
    return nil
  }

  private mutating func readToken(_ line: String) -> String? {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let offsets = columns.count > 2 ? columns[1].split(separator: "-").compactMap { Int($0) } : []
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] < 1 << 30 else {
      return "expected sentence-token<TAB>start-end<TAB>token<TAB>values"
    }
    // The parts of a token ("1-2.1") lie within a token that stands before them.
    if let sentence {
      let lead = sentence.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0xA0 }.count
      while units.count < offsets[0] - lead { units.append(0x0A) }
      units = Array(units.prefix(max(0, offsets[0] - lead))) + sentence
      self.sentence = nil
    }
    var column = 3
    for (index, layer) in layers.enumerated() {
      if columns.indices.contains(column) { readValues(columns[column], offsets, index) }
      column += layer.columns
    }
    return nil
  }

  private mutating func readValues(_ text: String, _ offsets: [Int], _ layer: Int) {
    guard text != "_", !text.isEmpty else { return }
    for part in Self.split(text) {
      var value = part[...]
      var number: Int?
      if value.last == "]", let bracket = value.lastIndex(of: "["),
        let stated = Int(value[value.index(after: bracket)...].dropLast())
      {
        number = stated
        value = value[..<bracket]
      }
      let name = layers[layer].name.split(separator: ".").last.map(String.init) ?? "span"
      let type = value == "*" || value == "_" ? name : Self.unescaped(value)
      let place = spans.lastIndex { $0.number == number && $0.layer == layer && $0.type == type }
      if number != nil, let place {
        spans[place].start = min(spans[place].start, offsets[0])
        spans[place].end = max(spans[place].end, offsets[1])
      } else {
        spans.append(Span(start: offsets[0], end: offsets[1], type: type, layer: layer, number: number))
      }
    }
  }

  /// The text of the sentences, with line feeds between them, and the spans.
  func annotatedText(id: String) -> AnnotatedText {
    let text = String(decoding: units, as: UTF16.self)
    let offsets = UTF16Offsets(text)
    var annotated = AnnotatedText(id: id, text: text)
    for span in spans {
      guard let range = offsets.scalarRange(span.start, span.end) else {
        annotated.losses.append("the span \(span.start)–\(span.end) is not within the text")
        continue
      }
      annotated.spans.append(.init(range: range, type: span.type))
    }
    return annotated
  }

  /// Parts stacked values at the bars that are not escaped.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  private static func unescaped(_ text: Substring) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        plain.append(["t": "\t", "n": "\n", "r": "\r"][character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        plain.append(character)
      }
    }
    return plain
  }
}
