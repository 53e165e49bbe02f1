import Records

/// A paper as one text with spans, as tools have it that know no fields: the title, a line feed, the
/// abstract.
struct AnnotatedText {
  /// A typed span; offsets in scalars of the whole text.
  struct Span: Hashable {
    var range: Range<Int>
    var type: String
  }

  var id: String
  var text: String
  var spans: [Span] = []
  /// What could not be held.
  var losses: [String] = []

  init(id: String, text: String) {
    self.id = id
    self.text = text
  }

  /// Joins the fields. A line feed in a title becomes a blank, so that the first one ends the title.
  init(_ record: Record) {
    id = record.paper.id
    let title = String(record.paper.title.map { $0.isNewline ? " " : $0 })
    text = title + "\n" + record.paper.abstract
    let shift = title.unicodeScalars.count + 1
    for mention in record.mentions {
      let offset = mention.field == .title ? 0 : mention.field == .abstract ? shift : nil
      guard let offset else {
        losses.append("\(id): the field \"\(mention.field.rawValue)\" has no place: \(mention.line)")
        continue
      }
      let range = mention.scalarRange
      spans.append(
        Span(range: (range.lowerBound + offset)..<(range.upperBound + offset), type: mention.type.rawValue))
    }
    if !record.results.isEmpty { losses.append("\(id): results have no place in the format") }
  }

  /// Parts the text into fields again; a text without a line feed is an abstract.
  ///
  /// - Parameter complain: is told of spans that lie in no field.
  func record(complain: (String) -> Void) -> Record {
    let scalars = text.unicodeScalars
    let end = scalars.firstIndex(of: "\n")
    let title = end.map { String(scalars[..<$0]) } ?? ""
    let abstract = end.map { String(scalars[scalars.index(after: $0)...]) } ?? text
    let shift = end == nil ? 0 : title.unicodeScalars.count + 1
    var record = Record(paper: Paper(id: id, source: .unknown, title: title, abstract: abstract))
    let offsets = ScalarOffsets(text)
    for span in spans {
      guard span.range.upperBound <= offsets.scalarCount, !span.range.isEmpty else {
        complain("the span \(span.range.lowerBound)–\(span.range.upperBound) is not within the text")
        continue
      }
      let isTitle = span.range.lowerBound < shift
      guard !isTitle || span.range.upperBound < shift else {
        complain("the span \(span.range.lowerBound)–\(span.range.upperBound) crosses from title to abstract")
        continue
      }
      let offset = isTitle ? 0 : shift
      record.mentions.append(
        Mention(
          type: MentionType(rawValue: span.type), field: isTitle ? .title : .abstract,
          scalarRange: (span.range.lowerBound - offset)..<(span.range.upperBound - offset),
          text: offsets.text(scalarRange: span.range)))
    }
    record.mentions.sortByPlace()
    return record
  }
}

extension [Mention] {
  /// Orders mentions by field, offsets and type, as records have them.
  mutating func sortByPlace() {
    func rank(_ field: Field) -> Int { field == .title ? 0 : field == .abstract ? 1 : 2 }
    sort { left, right in
      let leftKey = (rank(left.field), left.scalarRange.lowerBound, left.scalarRange.upperBound)
      let rightKey = (rank(right.field), right.scalarRange.lowerBound, right.scalarRange.upperBound)
      return leftKey == rightKey ? left.type.rawValue < right.type.rawValue : leftKey < rightKey
    }
  }
}

/// The lines of a text with their numbers, without line feeds and carriage returns.
func numberedLines(_ bytes: [UInt8]) -> [(number: Int, text: String)] {
  var body = bytes[...]
  if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
  return body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
    let line = line.last == 0x0D ? line.dropLast() : line
    return (index + 1, String(decoding: line, as: UTF8.self))
  }
}

/// A paper's id as the name of a file, and back: what file systems may not take is written as `%XX`.
enum FileName {
  static func encode(_ id: String) -> String {
    var name: [UInt8] = []
    for (index, byte) in id.utf8.enumerated() {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") && index > 0
      if isPlain {
        name.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        name.append(contentsOf: (digits.count == 1 ? "%0" : "%").utf8)
        name.append(contentsOf: digits.utf8)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// The id of a file name without its last extension.
  static func decode(_ name: String) -> String {
    var base = name[...]
    if let slash = base.lastIndex(of: "/") { base = base[base.index(after: slash)...] }
    if let dot = base.lastIndex(of: "."), dot > base.startIndex { base = base[..<dot] }
    var bytes: [UInt8] = []
    var rest = Array(base.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
