public import Records

extension AnnotationFormat {
  /// The format of a file by its content; `nil` for records and gold lines, and for what is none of the
  /// formats. Only a brat annotation is known by its name, since its text can be anything.
  public static func recognise(_ file: AnnotationFile) -> AnnotationFormat? {
    if file.name.hasSuffix(".ann") { return .brat }
    let head = firstLine(of: file.bytes)
    if head.hasPrefix("#FORMAT=WebAnno TSV 3") { return .webanno }
    if head.hasPrefix("[") { return .labelStudio }
    if head.hasPrefix("{") { return jsonFormat(head, file) }
    let isConLL = numberedLines(Array(file.bytes.prefix(4096))).dropLast().contains { line in
      let columns = line.text.split { $0 == "\t" || $0 == " " }
      guard columns.count > 1, let tag = columns.last else { return false }
      return tag == "O" || ["B-", "I-", "S-", "E-", "L-", "U-"].contains { tag.hasPrefix($0) }
    }
    return isConLL ? .conll : nil
  }

  private static func jsonFormat(_ line: String, _ file: AnnotationFile) -> AnnotationFormat? {
    // A task of Label Studio may be one object over many lines.
    let value = (try? JSONValue.parse(line)) ?? (try? JSONValue.parse(file.bytes))
    guard let value, value["mentions"] == nil, value["schema"] == nil else { return nil }
    if value["data"]?.object != nil { return .labelStudio }
    guard value["text"]?.string != nil else { return nil }
    return value["ents"] != nil || value["spans"] != nil ? .spacy : .doccano
  }

  /// The first line that is not blank.
  private static func firstLine(of bytes: [UInt8]) -> String {
    guard let (_, range) = JSONLines(bytes).first(where: { _ in true }) else { return "" }
    return String(decoding: bytes[range].drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }
}

/// Predicted or gold papers from files in any format that is known.
public struct AnnotatedPapers: Sendable {
  /// The papers, in the order of files.
  public var records: [Record] = []
  /// What could not be read.
  public var problems: [RecordError] = []

  /// Reads files: records and gold lines as they are, the formats of annotation tools by what they hold.
  /// A brat annotation needs its text file in the same list.
  public init(_ files: [AnnotationFile]) {
    let isBrat = files.contains { $0.name.hasSuffix(".ann") }
    let brat = isBrat ? files.filter { $0.name.hasSuffix(".ann") || $0.name.hasSuffix(".txt") } : []
    for file in files where !brat.contains(file) {
      if let format = AnnotationFormat.recognise(file) {
        add(format.read([file]))
      } else {
        let lines = RecordLines(file.bytes, file: file.name)
        records += lines.records
        problems += lines.errors
      }
    }
    if isBrat { add(AnnotationFormat.brat.read(brat)) }
  }

  private mutating func add(_ read: AnnotationImport) {
    records += read.records
    problems += read.problems
  }
}
