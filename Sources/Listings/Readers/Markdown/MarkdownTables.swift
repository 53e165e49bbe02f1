import Records

/// The rows of tables.
extension MarkdownBlocks {
  func isTableRule(_ line: TextLine) -> Bool {
    let bytes = line.trimmedBytes
    return bytes.contains(UInt8(ascii: "-")) && bytes.contains(UInt8(ascii: "|"))
      && bytes.allSatisfy { "|-: \t".utf8.contains($0) }
  }

  func cells(_ line: TextLine) -> [String] {
    var result: [String] = []
    var cell: [UInt8] = []
    var inCode = false
    var bytes = line.trimmedBytes
    if bytes.first == UInt8(ascii: "|") { bytes = bytes.dropFirst() }
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\"), position < bytes.endIndex, bytes[position] == UInt8(ascii: "|") {
        cell.append(bytes[position])
        position += 1
        continue
      }
      if byte == UInt8(ascii: "`") { inCode.toggle() }
      if byte == UInt8(ascii: "|"), !inCode {
        result.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
    }
    if cell.contains(where: { $0 > 0x20 }) { result.append(String(decoding: cell, as: UTF8.self)) }
    return result
  }

  func row(_ line: TextLine) -> ReadItem? {
    var item = ItemBuilder()
    for (name, cell) in zip(tableHeader, cells(line)) where !name.isEmpty {
      let text = TextLine(number: line.number, bytes: Array(cell.utf8)[...]).trimmed
      if !text.isEmpty { item.add(name, text) }
    }
    return item.isEmpty ? nil : finished(item, links(in: line.text), line.number)
  }
}
