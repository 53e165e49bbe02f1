import Records

/// Reads RIS and MEDLINE records: a line is a tag of two to four characters, `-` at its fixed column and
/// a value; lines without a tag continue the value. A tag that comes again gives an array.
///
/// RIS records run from `TY  - ` to `ER  - `; MEDLINE's from `PMID- ` to a blank line.
struct RISReader {
  func read(_ bytes: [UInt8], _ sink: ItemSink) {
    var item = ItemBuilder()
    var start = 1
    var last: String?
    for line in TextLines(bytes) {
      guard let (tag, value) = Self.tagged(line) else {
        if line.isBlank {
          last = nil
        } else if let last {
          item.extend(last, line.trimmed)
        }
        continue
      }
      if tag == "TY" || tag == "PMID" || tag == "ER" {
        if !item.isEmpty, !sink.item(ReadItem(value: item.value, line: start)) { return }
        item = ItemBuilder()
        start = line.number
        last = nil
        if tag == "ER" { continue }
      }
      item.add(tag, value)
      last = tag
    }
    if !item.isEmpty { _ = sink.item(ReadItem(value: item.value, line: start)) }
  }

  /// The tag and the value of a line: `TI  - A title`, `PMID- 123`.
  static func tagged(_ line: TextLine) -> (tag: String, value: String)? {
    let bytes = Array(line.bytes.prefix(7))
    guard bytes.count >= 5, bytes[4] == UInt8(ascii: "-") else { return nil }
    guard bytes.count == 5 || bytes[5] == 0x20 else { return nil }
    let tag = bytes[0..<4].prefix { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) }
    guard tag.count >= 2, bytes[tag.endIndex..<4].allSatisfy({ $0 == 0x20 }) else { return nil }
    let value = TextLine(number: line.number, bytes: line.bytes.dropFirst(5)).trimmed
    return (String(decoding: tag, as: UTF8.self), value)
  }
}
