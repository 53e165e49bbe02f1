import Records

/// Reads the entries of a BibTeX file: each becomes an object with `type`, `key` and its fields, names in
/// lower case. Values in braces or quotes, numbers, `@string` abbreviations and `#` between parts are
/// understood; `@comment` and `@preamble` are passed over.
///
/// An entry whose braces do not balance fails alone; reading goes on at the next `@` that begins a line.
struct BibTeXReader {
  func read(_ bytes: [UInt8], _ sink: ItemSink) {
    var parser = BibTeXParser(bytes)
    while parser.skipToEntry() {
      let start = parser.line
      switch parser.entry() {
      case .entry(let value):
        guard sink.item(ReadItem(value: value, line: start)) else { return }
      case .passed: break
      case .broken(let message):
        sink.failure(ReadFailure(line: start, column: nil, message: message))
        parser.recover()
      }
    }
  }
}

private struct BibTeXParser {
  enum Outcome {
    case entry(JSONValue)
    case passed
    case broken(String)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var entryStart = 0
  private(set) var line = 1
  private var counted = 0
  private var abbreviations: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
    "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November",
    "dec": "December",
  ]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Moves to the next `@`; what stands between entries is a comment.
  mutating func skipToEntry() -> Bool {
    while position < bytes.count, bytes[position] != UInt8(ascii: "@") { position += 1 }
    guard position < bytes.count else { return false }
    entryStart = position
    line += bytes[counted..<position].count { $0 == 0x0A }
    counted = position
    return true
  }

  /// Moves past a broken entry: to the next line that begins with `@`.
  mutating func recover() {
    position = entryStart + 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "@"), bytes[position - 1] == 0x0A { return }
      position += 1
    }
  }

  mutating func entry() -> Outcome {
    position += 1
    let type = asciiLowercased(word())
    skipSpace()
    guard let open = peek, open == UInt8(ascii: "{") || open == UInt8(ascii: "("), !type.isEmpty else {
      return .passed
    }
    let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    if type == "comment" || type == "preamble" {
      return balanced(open, close) == nil ? .broken("the braces of @\(type) do not balance") : .passed
    }
    position += 1
    var members: [JSONObject.Member] = [.init(key: "type", value: .string(type))]
    if type != "string" {
      skipSpace()
      let key = String(
        decoding: bytes[position...].prefix { $0 != UInt8(ascii: ",") && $0 != close && $0 > 0x20 },
        as: UTF8.self)
      position += key.utf8.count
      members.append(.init(key: "key", value: .string(key)))
    }
    while true {
      skipSpace()
      guard let byte = peek else { return .broken("the entry @\(type) is not closed") }
      if byte == UInt8(ascii: ",") {
        position += 1
        continue
      }
      if byte == close {
        position += 1
        break
      }
      let name = asciiLowercased(word())
      skipSpace()
      guard !name.isEmpty, peek == UInt8(ascii: "=") else {
        return .broken("expected 'name = value' in the entry @\(type)")
      }
      position += 1
      guard let value = value(close) else {
        return .broken("the value of '\(name)' in the entry @\(type) is not closed")
      }
      if type == "string" {
        abbreviations[name] = value
      } else {
        members.append(.init(key: name, value: .string(value)))
      }
    }
    return type == "string" ? .passed : .entry(.object(JSONObject(members)))
  }

  /// The parts of a value, joined.
  private mutating func value(_ close: UInt8) -> String? {
    var text = ""
    while true {
      skipSpace()
      guard let byte = peek else { return nil }
      switch byte {
      case UInt8(ascii: "{"):
        guard let range = balanced(byte, UInt8(ascii: "}")) else { return nil }
        text += String(decoding: bytes[range], as: UTF8.self)
      case UInt8(ascii: "\""):
        guard let range = quoted() else { return nil }
        text += String(decoding: bytes[range], as: UTF8.self)
      default:
        let name = word()
        guard !name.isEmpty else { return nil }
        text += abbreviations[asciiLowercased(name)] ?? name
      }
      skipSpace()
      guard peek == UInt8(ascii: "#") else { return text }
      position += 1
    }
  }

  /// The inside of a pair of brackets; moves past it.
  private mutating func balanced(_ open: UInt8, _ close: UInt8) -> Range<Int>? {
    var depth = 0
    let start = position + 1
    var place = position
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      // An entry that begins on a line of its own, inside a value, is the next one: this one is broken.
      if byte == UInt8(ascii: "@"), bytes[place - 1] == 0x0A, beginsEntry(place) { return nil }
      if byte == open { depth += 1 }
      if byte == close {
        depth -= 1
        if depth == 0 {
          position = place + 1
          return start..<place
        }
      }
      place += 1
    }
    return nil
  }

  private mutating func quoted() -> Range<Int>? {
    var depth = 0
    let start = position + 1
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\"") where depth == 0:
        position = place + 1
        return start..<place
      default: break
      }
      place += 1
    }
    return nil
  }

  private func beginsEntry(_ place: Int) -> Bool {
    var end = place + 1
    while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    return end > place + 1 && end < bytes.count && bytes[end] == UInt8(ascii: "{")
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() { while let byte = peek, byte <= 0x20 { position += 1 } }

  private mutating func word() -> String {
    skipSpace()
    let start = position
    while let byte = peek, byte > 0x20, !"{}(),=#\"%@".utf8.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

/// Drops the braces that only protect capitals in a BibTeX value (`{BERT}`), and keeps those that belong
/// to LaTeX: around a command (`{\'e}`), after one (`\textit{…}`), as an escape, and in mathematics.
enum BibTeXBraces {
  static func drop(_ text: String) -> CleanedText {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "{")) else { return CleanedText(unchanged: text) }
    var writer = CleanedTextWriter(capacity: bytes.count)
    var kept: [Bool] = []
    var inMathematics = false
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.count {
        writer.copy(bytes[position..<(position + 2)])
        position += 2
        continue
      }
      if byte == UInt8(ascii: "$") { inMathematics.toggle() }
      var keeps = true
      if byte == UInt8(ascii: "{") {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        keeps = inMathematics || next == UInt8(ascii: "\\") || followsCommand(bytes, position)
        kept.append(keeps)
      } else if byte == UInt8(ascii: "}") {
        keeps = kept.popLast() ?? true
      }
      if keeps { writer.copy(bytes[position..<(position + 1)]) } else { writer.drop(1) }
      position += 1
    }
    return writer.result
  }

  private static func followsCommand(_ bytes: [UInt8], _ position: Int) -> Bool {
    var start = position
    while start > 0, (bytes[start - 1] | 0x20) &- 0x61 < 26 { start -= 1 }
    if start > 0, bytes[start - 1] == UInt8(ascii: "\\") { return true }
    return position > 1 && bytes[position - 2] == UInt8(ascii: "\\")
  }
}
