import Records

/// Reads CSV (RFC 4180) and its kin with tabs or semicolons: the first record names the columns, quoted
/// cells may hold delimiters, line breaks and doubled quotes.
///
/// A quote that is never closed fails that record alone: reading goes on with the line after the one
/// where the quote opened.
struct DelimitedReader {
  let delimiter: UInt8

  /// The delimiter that a header line uses, `nil` where it has none.
  static func delimiter(of header: ArraySlice<UInt8>) -> UInt8? {
    let candidates: [UInt8] = [0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
    let counts = candidates.map { candidate in header.count { $0 == candidate } }
    guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return nil }
    return candidates[index]
  }

  func read(_ bytes: [UInt8], _ sink: ItemSink) {
    var position = 0
    var line = 1
    var header: [String] = []
    while position < bytes.count {
      let start = (position: position, line: line)
      guard let cells = record(bytes, &position, &line) else {
        sink.failure(
          ReadFailure(line: start.line, column: nil, message: "a quoted cell of this record is never closed"))
        position = start.position
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        position += 1
        line = start.line + 1
        continue
      }
      if cells.count == 1, cells[0].isEmpty { continue }
      if header.isEmpty {
        header = cells.map { TextCleaning.clean($0, paragraphs: .joined).text }
        continue
      }
      if cells.count > header.count, cells[header.count...].contains(where: { !$0.isEmpty }) {
        sink.failure(
          ReadFailure(
            line: start.line, column: nil,
            message: "the record has \(cells.count) cells, the header names \(header.count) columns"))
        continue
      }
      let members = zip(header, cells).map { JSONObject.Member(key: $0, value: .string($1)) }
      guard sink.item(ReadItem(value: .object(JSONObject(members)), line: start.line)) else { return }
    }
  }

  /// The cells of the next record; `nil` where a quote is not closed.
  private func record(_ bytes: [UInt8], _ position: inout Int, _ line: inout Int) -> [String]? {
    var cells: [String] = []
    var cell: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\""), cell.isEmpty {
        guard quoted(bytes, &position, &line, into: &cell) else { return nil }
      } else if byte == delimiter {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        position += 1
      } else if byte == 0x0A || byte == 0x0D {
        position += byte == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
        line += 1
        break
      } else {
        cell.append(byte)
        position += 1
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }

  private func quoted(_ bytes: [UInt8], _ position: inout Int, _ line: inout Int, into cell: inout [UInt8])
    -> Bool
  {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        cell.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == byte else { return true }
      cell.append(byte)
      position += 1
    }
    return false
  }
}
