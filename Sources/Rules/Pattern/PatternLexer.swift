/// Cuts a pattern's text into symbols, each with its column.
struct PatternLexer {
  enum Symbol: Hashable {
    case word(String)
    case prefix(String)
    case suffix(String)
    case exact(String, isFolded: Bool)
    case regex(String)
    case shape(String)
    case lexicon(String)
    case recogniser(String)
    case macro(String)
    case role(String)
    case mention(String)
    case attributes(String)
    case lookOpen(PatternNode.Look, isNegated: Bool)
    case listOpen
    case repeatCount(min: Int, max: Int?)
    case punctuation(Character)
    case gap
    case plural
    case edge(PatternNode.Edge)
  }

  struct Item {
    var symbol: Symbol
    /// Offset into the pattern in scalars, from 0.
    var column: Int
    var isGlued: Bool
  }

  struct Failure: Error {
    var message: String
    var column: Int
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func peek(_ offset: Int = 1) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39) || scalar.value >= 0x300
  }

  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while let scalar = current {
      if Self.isWord(scalar) {
        word.append(scalar)
      } else if scalar == "-" || scalar == "_" || scalar == "'", !word.isEmpty, let next = peek(),
        Self.isWord(next)
      {
        word.append(scalar)
      } else {
        break
      }
      index += 1
    }
    return String(word)
  }

  private mutating func name(after sigil: String) throws(Failure) -> String {
    let column = index
    let name = word()
    if name.isEmpty { throw Failure(message: "a name must follow '\(sigil)'", column: column) }
    return name
  }

  private mutating func delimited(to close: Unicode.Scalar, what: String) throws(Failure) -> String {
    let column = index
    index += 1
    var text = String.UnicodeScalarView()
    while let scalar = current, scalar != close {
      if scalar == "\\", let next = peek(), next == close || next == "\\" && close != "/" {
        text.append(next)
        index += 2
      } else {
        text.append(scalar)
        index += 1
      }
    }
    guard current == close else {
      throw Failure(message: "\(what) has no end; close it with '\(close)'", column: column)
    }
    index += 1
    if text.isEmpty { throw Failure(message: "\(what) is empty", column: column) }
    return String(text)
  }

  /// All symbols of the pattern.
  mutating func symbols() throws(Failure) -> [Item] {
    var items: [Item] = []
    var isGlued = false
    while let scalar = current {
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        index += 1
        isGlued = false
        continue
      }
      let column = index
      let symbol = try next(scalar, isGlued: isGlued, previous: items.last)
      items.append(Item(symbol: symbol, column: column, isGlued: isGlued))
      isGlued = true
    }
    return items
  }

  /// Whether nothing that could be repeated stands before: in `[*ing|*ed]` a star begins a word.
  private static func opens(_ item: Item?) -> Bool {
    guard case .punctuation(let mark)? = item?.symbol else { return false }
    return "[(|&!".contains(mark)
  }

  private mutating func next(
    _ scalar: Unicode.Scalar, isGlued: Bool, previous: Item?
  ) throws(Failure) -> Symbol {
    if Self.isWord(scalar) { return wordSymbol(isGlued: isGlued, previous: previous) }
    switch scalar {
    case "*" where (!isGlued || Self.opens(previous)) && peek().map(Self.isWord) == true:
      index += 1
      return .suffix(word())
    case "\"":
      let text = try delimited(to: "\"", what: "the quoted text")
      if current == "i" {
        index += 1
        return .exact(text, isFolded: true)
      }
      return .exact(text, isFolded: false)
    case "/": return .regex(try delimited(to: "/", what: "the regular expression"))
    case "\\":
      index += 1
      guard let escaped = current, !Self.isWord(escaped) else {
        throw Failure(message: "'\\' stands before one character of punctuation", column: index)
      }
      index += 1
      return .exact(String(Character(escaped)), isFolded: false)
    case ":":
      index += 1
      return .shape(try name(after: ":"))
    case "%":
      index += 1
      return .lexicon(try name(after: "%"))
    case "#":
      index += 1
      return .recogniser(try name(after: "#"))
    case "&" where peek().map(Self.isWord) == true:
      index += 1
      return .macro(try name(after: "&"))
    case "<": return .mention(try delimited(to: ">", what: "the mention"))
    case "@":
      index += 1
      guard let next = current, Self.isWord(next) else { return .role("") }
      let role = word()
      guard current == ":" || current == "(" else {
        throw Failure(message: "a capture is written '@(…)', '@role:…' or '@role(…)'", column: index)
      }
      if current == ":" { index += 1 }
      return .role(role)
    case "(":
      index += 1
      guard current == "?" else { return .punctuation("(") }
      for (mark, look, isNegated) in Self.looks where matches(mark) {
        index += mark.unicodeScalars.count
        return .lookOpen(look, isNegated: isNegated)
      }
      throw Failure(message: "after '(?' comes '=', '!', '<=' or '<!'", column: index)
    case "{": return try counts()
    case "[":
      // Right after a span the bracket holds attributes; elsewhere it opens a test of one token.
      if isGlued, let previous {
        switch previous.symbol {
        case .lexicon, .recogniser: return .attributes(try delimited(to: "]", what: "the attribute list"))
        default: break
        }
      }
      index += 1
      return .punctuation("[")
    case ".":
      guard peek() == "." else {
        throw Failure(message: "write '_' for any token, '..' for a gap, '\\.' for a point", column: index)
      }
      index += 2
      return .gap
    case "^", "$":
      let isDouble = peek() == scalar
      index += isDouble ? 2 : 1
      if scalar == "^" { return .edge(isDouble ? .fieldStart : .sentenceStart) }
      return .edge(isDouble ? .fieldEnd : .sentenceEnd)
    case "~":
      index += 1
      return .edge(.glued)
    case ")", "]", "|", "?", "*", "+", "!", "&", ",", "_":
      index += 1
      return .punctuation(Character(scalar))
    default:
      throw Failure(
        message: "'\(scalar)' means nothing in a pattern; for the character itself write '\\\(scalar)'",
        column: index)
    }
  }

  private static let looks: [(String, PatternNode.Look, Bool)] = [
    ("?<=", .behind, false), ("?<!", .behind, true), ("?=", .ahead, false), ("?!", .ahead, true),
  ]

  private func matches(_ text: String) -> Bool {
    var offset = index
    for scalar in text.unicodeScalars {
      guard offset < scalars.count, scalars[offset] == scalar else { return false }
      offset += 1
    }
    return true
  }

  private mutating func wordSymbol(isGlued: Bool, previous: Item?) -> Symbol {
    let word = word()
    if word == "s", isGlued, previous?.symbol == .punctuation(")"), current == "?" {
      index += 1
      return .plural
    }
    if word == "list", current == "(" {
      index += 1
      return .listOpen
    }
    if current == "*" {
      index += 1
      return .prefix(word)
    }
    return .word(word)
  }

  private mutating func counts() throws(Failure) -> Symbol {
    let column = index
    let text = try delimited(to: "}", what: "the count")
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.filter { $0 != " " }
    }
    let wrong = Failure(message: "a count is written {3}, {1,3}, {2,} or {,4}", column: column)
    guard parts.count <= 2, let first = parts[0].isEmpty ? (parts.count == 2 ? 0 : nil) : Int(parts[0]),
      first >= 0
    else { throw wrong }
    if parts.count == 1 { return .repeatCount(min: first, max: first) }
    if parts[1].isEmpty { return .repeatCount(min: first, max: nil) }
    guard let last = Int(parts[1]), last >= first, last > 0 else { throw wrong }
    return .repeatCount(min: first, max: last)
  }
}
