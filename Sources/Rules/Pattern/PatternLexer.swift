/// Cuts a pattern's text into symbols, each with its column.
struct PatternLexer {
  struct Failure: Error {
    var message: String
    var column: Int
  }

  private let bytes: [UInt8]
  private let isASCII: Bool
  private var index = 0

  init(_ pattern: String) {
    bytes = Array(pattern.utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func peek(_ offset: Int = 1) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  /// The offset in scalars of a byte.
  private func column(_ offset: Int) -> Int {
    isASCII ? offset : bytes[..<offset].count { $0 & 0xC0 != 0x80 }
  }

  /// The length of the pattern in scalars.
  var end: Int { column(bytes.count) }

  private func failure(_ message: String, at offset: Int) -> Failure {
    Failure(message: message, column: column(offset))
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The bytes of the scalar at `offset`.
  private func length(at offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end - offset
  }

  /// The bytes of the scalar at `offset` if it can be part of a word, else 0.
  private func wordLength(at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    let byte = bytes[offset]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 ? 1 : 0 }
    let length = length(at: offset)
    guard let scalar = string(offset..<offset + length).unicodeScalars.first else { return 0 }
    return scalar.properties.isAlphabetic || scalar.value >= 0x300 ? length : 0
  }

  /// Whether a sign may stand inside a word.
  private static func joins(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "'")
  }

  private mutating func word() -> String {
    let start = index
    while index < bytes.count {
      let length = wordLength(at: index)
      if length > 0 {
        index += length
      } else if index > start, Self.joins(bytes[index]), wordLength(at: index + 1) > 0 {
        index += 1
      } else {
        break
      }
    }
    return string(start..<index)
  }

  private mutating func name(after sigil: String) throws(Failure) -> String {
    let start = index
    let name = word()
    if name.isEmpty { throw failure("a name must follow '\(sigil)'", at: start) }
    return name
  }

  private mutating func delimited(to close: UInt8, what: String) throws(Failure) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while let byte = current, byte != close {
      if byte == UInt8(ascii: "\\"), let next = peek(),
        next == close || next == UInt8(ascii: "\\") && close != UInt8(ascii: "/")
      {
        text.append(next)
        index += 2
      } else {
        text.append(byte)
        index += 1
      }
    }
    guard current == close else {
      throw failure("\(what) has no end; close it with '\(Character(Unicode.Scalar(close)))'", at: start)
    }
    index += 1
    if text.isEmpty { throw failure("\(what) is empty", at: start) }
    return String(decoding: text, as: UTF8.self)
  }

  /// All symbols of the pattern.
  mutating func symbols() throws(Failure) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(bytes.count / 3 + 1)
    var isGlued = false
    while let byte = current {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 {
        index += 1
        isGlued = false
        continue
      }
      let column = column(index)
      let symbol = try next(byte, isGlued: isGlued, previous: items.last)
      let mark = if case .punctuation(let mark) = symbol { mark } else { UInt8(0) }
      items.append(Item(symbol: symbol, mark: mark, column: column, isGlued: isGlued))
      isGlued = true
    }
    return items
  }

  /// Whether nothing that could be repeated stands before: in `[*ing|*ed]` a star begins a word.
  private static func opens(_ item: Item?) -> Bool {
    guard let mark = item?.mark else { return false }
    return "[(|&!".utf8.contains(mark)
  }

  private mutating func next(
    _ byte: UInt8, isGlued: Bool, previous: Item?
  ) throws(Failure) -> Symbol {
    if wordLength(at: index) > 0 { return wordSymbol(isGlued: isGlued, previous: previous) }
    switch byte {
    case UInt8(ascii: "*") where (!isGlued || Self.opens(previous)) && wordLength(at: index + 1) > 0:
      index += 1
      return .suffix(word())
    case UInt8(ascii: "\""):
      let text = try delimited(to: byte, what: "the quoted text")
      if current == UInt8(ascii: "i") {
        index += 1
        return .exact(text, isFolded: true)
      }
      return .exact(text, isFolded: false)
    case UInt8(ascii: "/"): return .regex(try delimited(to: byte, what: "the regular expression"))
    case UInt8(ascii: "\\"):
      index += 1
      guard index < bytes.count, wordLength(at: index) == 0 else {
        throw failure("'\\' stands before one character of punctuation", at: index)
      }
      let start = index
      index += length(at: index)
      return .exact(string(start..<index), isFolded: false)
    case UInt8(ascii: ":"):
      index += 1
      return .shape(try name(after: ":"))
    case UInt8(ascii: "%"):
      index += 1
      return .lexicon(try name(after: "%"))
    case UInt8(ascii: "#"):
      index += 1
      return .recogniser(try name(after: "#"))
    case UInt8(ascii: "&") where wordLength(at: index + 1) > 0:
      index += 1
      return .macro(try name(after: "&"))
    case UInt8(ascii: "<"): return .mention(try delimited(to: UInt8(ascii: ">"), what: "the mention"))
    case UInt8(ascii: "@"): return try role()
    case UInt8(ascii: "("): return try opening()
    case UInt8(ascii: "{"): return try counts()
    case UInt8(ascii: "["):
      // Right after a span the bracket holds attributes; elsewhere it opens a test of one token.
      if isGlued, let previous {
        switch previous.symbol {
        case .lexicon, .recogniser:
          return .attributes(try delimited(to: UInt8(ascii: "]"), what: "the attribute list"))
        default: break
        }
      }
      index += 1
      return .punctuation(byte)
    case UInt8(ascii: "."):
      guard peek() == byte else {
        throw failure("write '_' for any token, '..' for a gap, '\\.' for a point", at: index)
      }
      index += 2
      return .gap
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      let isDouble = peek() == byte
      index += isDouble ? 2 : 1
      if byte == UInt8(ascii: "^") { return .edge(isDouble ? .fieldStart : .sentenceStart) }
      return .edge(isDouble ? .fieldEnd : .sentenceEnd)
    case UInt8(ascii: "~"):
      index += 1
      return .edge(.glued)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: "_"):
      index += 1
      return .punctuation(byte)
    default:
      let sign = string(index..<index + length(at: index))
      throw failure(
        "'\(sign)' means nothing in a pattern; for the character itself write '\\\(sign)'", at: index)
    }
  }

  private mutating func role() throws(Failure) -> Symbol {
    index += 1
    guard wordLength(at: index) > 0 else { return .role("") }
    let role = word()
    guard current == UInt8(ascii: ":") || current == UInt8(ascii: "(") else {
      throw failure("a capture is written '@(…)', '@role:…' or '@role(…)'", at: index)
    }
    if current == UInt8(ascii: ":") { index += 1 }
    return .role(role)
  }

  private mutating func opening() throws(Failure) -> Symbol {
    index += 1
    guard current == UInt8(ascii: "?") else { return .punctuation(UInt8(ascii: "(")) }
    for (mark, look, isNegated) in Self.looks where bytes[index...].starts(with: mark.utf8) {
      index += mark.utf8.count
      return .lookOpen(look, isNegated: isNegated)
    }
    throw failure("after '(?' comes '=', '!', '<=' or '<!'", at: index)
  }

  private static let looks: [(String, PatternNode.Look, Bool)] = [
    ("?<=", .behind, false), ("?<!", .behind, true), ("?=", .ahead, false), ("?!", .ahead, true),
  ]

  private mutating func wordSymbol(isGlued: Bool, previous: Item?) -> Symbol {
    let word = word()
    if word == "s", isGlued, previous?.mark == UInt8(ascii: ")"), current == UInt8(ascii: "?") {
      index += 1
      return .plural
    }
    if word == "list", current == UInt8(ascii: "(") {
      index += 1
      return .listOpen
    }
    if current == UInt8(ascii: "*") {
      index += 1
      return .prefix(word)
    }
    return .word(word)
  }

  private mutating func counts() throws(Failure) -> Symbol {
    let start = index
    let text = try delimited(to: UInt8(ascii: "}"), what: "the count")
    let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      $0.filter { $0 != 0x20 }
    }
    let wrong = failure("a count is written {3}, {1,3}, {2,} or {,4}", at: start)
    func number(_ digits: [UInt8]) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
    guard parts.count <= 2, let first = parts[0].isEmpty ? (parts.count == 2 ? 0 : nil) : number(parts[0]),
      first >= 0
    else { throw wrong }
    if parts.count == 1 { return .repeatCount(min: first, max: first) }
    if parts[1].isEmpty { return .repeatCount(min: first, max: nil) }
    guard let last = number(parts[1]), last >= first, last > 0 else { throw wrong }
    return .repeatCount(min: first, max: last)
  }
}
