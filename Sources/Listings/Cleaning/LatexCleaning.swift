/// Writes readable text for the LaTeX that titles and abstracts carry. Off by default: a record's text
/// is the listing's text, and the recognisers understand these remnants as they stand.
///
/// Escapes (`\%`), accents (`{\'e}`), symbols (`$\sim$`), formatting commands (`\textit{…}`), grouping
/// braces, dollars of inline mathematics, quotes and dashes (``` `` ```, `''`, `--`), simple powers and
/// fractions are rewritten, and so is a multiplication sign that lost its backslash (`2times`). A command
/// that is not known leaves its name or, where it has an argument, its argument.
enum LatexCleaning {
  static func clean(_ text: String) -> CleanedText {
    let bytes = Array(text.utf8)
    var cleaner = LatexCleaner(bytes)
    return cleaner.run()
  }
}

private struct LatexCleaner {
  private let bytes: [UInt8]
  private var writer: CleanedTextWriter
  private var position = 0
  /// Where the inline mathematics that is being read ends.
  private var closingDollar: Int?
  /// What a closing brace writes, for the braces of `\frac{a}{b}`; by depth.
  private var closings: [Closing] = []

  private enum Closing { case nothing, slash }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    writer = CleanedTextWriter(capacity: bytes.count)
  }

  mutating func run() -> CleanedText {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): command()
      case UInt8(ascii: "$"): dollar()
      case UInt8(ascii: "{"):
        closings.append(.nothing)
        drop(1)
      case UInt8(ascii: "}"):
        if closings.popLast() == .slash { put("/", for: 1) } else { drop(1) }
      case UInt8(ascii: "~"): put(" ", for: 1)
      case UInt8(ascii: "`") where peek(1) == UInt8(ascii: "`"): put("“", for: 2)
      case UInt8(ascii: "'") where peek(1) == UInt8(ascii: "'"): put("”", for: 2)
      case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
        if peek(2) == UInt8(ascii: "-") { put("—", for: 3) } else { put("–", for: 2) }
      case UInt8(ascii: "^"), UInt8(ascii: "_"): script()
      case UInt8(ascii: "t") where isLostTimes: put("×", for: 5)
      default:
        writer.copy(bytes[position..<(position + 1)])
        position += 1
      }
    }
    return writer.result
  }

  // MARK: Commands

  private mutating func command() {
    guard let next = peek(1) else { return copy(1) }
    if isLetter(next) { return namedCommand() }
    switch next {
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "$"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      put(String(Character(Unicode.Scalar(next))), for: 2)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\n"),
      UInt8(ascii: "\\"):
      put(" ", for: 2)
    case UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "/"), UInt8(ascii: "-"):
      drop(2)
    default:
      if !accent(named: String(Character(Unicode.Scalar(next))), length: 2) { copy(1) }
    }
  }

  private mutating func namedCommand() {
    var end = position + 1
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    let length = end - position
    if accent(named: name, length: length) { return }
    if let symbol = LatexSymbols.symbols[name] {
      // The space after a command only ends its name, where a letter follows.
      let swallows = end + 1 < bytes.count && bytes[end] == 0x20 && closingDollar != nil
      put(symbol, for: length + (swallows && isLetter(bytes[end + 1]) ? 1 : 0))
      return
    }
    if name == "frac" || name == "dfrac" || name == "tfrac", peek(length) == UInt8(ascii: "{") {
      drop(length + 1)
      return closings.append(.slash)
    }
    if name == "href", peek(length) == UInt8(ascii: "{"), let close = matchingBrace(from: end) {
      return drop(close + 1 - position)
    }
    if peek(length) == UInt8(ascii: "{") { return drop(length) }
    if LatexSymbols.switches.contains(name) {
      return drop(length + (peek(length) == 0x20 ? 1 : 0))
    }
    drop(1)
    copy(length - 1)
  }

  /// Reads an accent command with its letter: `\'e`, `\'{e}`, `\c c`, `\v{s}`; whether there was one.
  private mutating func accent(named name: String, length: Int) -> Bool {
    guard let mark = LatexSymbols.accents[name] else { return false }
    var place = position + length
    let needsSpace = isLetter(bytes[position + 1])
    if needsSpace, place < bytes.count, bytes[place] == 0x20 { place += 1 }
    let isBraced = place < bytes.count && bytes[place] == UInt8(ascii: "{")
    if isBraced { place += 1 } else if needsSpace, place == position + length { return false }
    var letter = place
    if letter + 1 < bytes.count, bytes[letter] == UInt8(ascii: "\\"),
      bytes[letter + 1] == UInt8(ascii: "i") || bytes[letter + 1] == UInt8(ascii: "j")
    {
      letter += 1
    }
    guard letter < bytes.count, isLetter(bytes[letter]) else { return false }
    var end = letter + 1
    if isBraced {
      guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return false }
      end += 1
    }
    put(LatexSymbols.compose(bytes[letter], mark), for: end - position)
    return true
  }

  // MARK: Mathematics

  /// Drops the dollars of inline mathematics. They open before something that is no space, and close
  /// after something that is none, and before no digit unless there is a command between them; an amount
  /// of money does neither.
  private mutating func dollar() {
    if position == closingDollar {
      closingDollar = nil
      return drop(1)
    }
    if peek(1) == UInt8(ascii: "$") { return drop(2) }
    if closingDollar == nil, let next = peek(1), next != 0x20, next != 0x0A {
      var place = position + 1
      while place < bytes.count, place - position < 400 {
        if bytes[place] == UInt8(ascii: "\\") {
          place += 2
          continue
        }
        if bytes[place] == UInt8(ascii: "$") {
          let before = bytes[place - 1]
          let after = place + 1 < bytes.count ? bytes[place + 1] : 0x20
          let hasCommand = bytes[position..<place].contains { "\\^_".utf8.contains($0) }
          if before != 0x20, hasCommand || !isDigit(after) {
            closingDollar = place
            return drop(1)
          }
          break
        }
        place += 1
      }
    }
    copy(1)
  }

  /// A power or an index: digits get their raised or lowered forms, anything else stays.
  private mutating func script() {
    let isPower = bytes[position] == UInt8(ascii: "^")
    guard closingDollar != nil || isPower, let next = peek(1) else { return copy(1) }
    var inner = (position + 1)..<(position + 2)
    var end = position + 2
    if next == UInt8(ascii: "{") {
      guard let close = matchingBrace(from: position + 1) else { return copy(1) }
      inner = (position + 2)..<close
      end = close + 1
    }
    let table = isPower ? LatexSymbols.raised : LatexSymbols.lowered
    let forms = bytes[inner].map { table[$0] }
    guard !forms.isEmpty, !forms.contains(nil) else { return copy(1) }
    put(forms.compactMap(\.self).joined(), for: end - position)
  }

  private var isLostTimes: Bool {
    guard position > 0, isDigit(bytes[position - 1]), position + 5 <= bytes.count else { return false }
    guard bytes[position..<(position + 5)].elementsEqual("times".utf8) else { return false }
    return position + 5 == bytes.count || !isLetter(bytes[position + 5])
  }

  // MARK: Bytes

  private func matchingBrace(from open: Int) -> Int? {
    var depth = 0
    for place in open..<min(bytes.count, open + 2000) {
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    return nil
  }

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private mutating func put(_ replacement: String, for count: Int) {
    writer.replace(min(count, bytes.count - position), by: replacement.utf8)
    position = min(position + count, bytes.count)
  }

  private mutating func drop(_ count: Int) { put("", for: count) }

  private mutating func copy(_ count: Int) {
    let end = min(position + count, bytes.count)
    writer.copy(bytes[position..<end])
    position = end
  }
}
