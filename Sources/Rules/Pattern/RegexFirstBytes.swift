/// The bytes that a word can begin with which a regular expression fits, read off its first elements.
///
/// It knows literals, classes, groups and alternatives; where an expression begins with anything else
/// it says nothing, and every word is tried.
struct RegexFirstBytes: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether it may be any byte, for all that is known.
  private var isAny = false

  /// `nil` where nothing can be said.
  init?(_ pattern: String) {
    var reader = Reader(pattern: Array(pattern.utf8))
    guard let set = reader.alternatives(), reader.isAtEnd, !set.isAny else { return nil }
    self = set
  }

  private init() {}

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 != 0 }
    return byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  private mutating func formUnion(_ other: RegexFirstBytes) {
    low |= other.low
    high |= other.high
    isAny = isAny || other.isAny
  }

  /// Reads an expression. What it does not know makes it give up; the expression itself is judged elsewhere.
  private struct Reader {
    let pattern: [UInt8]
    var index = 0

    var isAtEnd: Bool { index == pattern.count }
    var current: UInt8? { index < pattern.count ? pattern[index] : nil }

    mutating func alternatives() -> RegexFirstBytes? {
      var all = RegexFirstBytes()
      while true {
        guard let part = sequence() else { return nil }
        all.formUnion(part)
        guard current == UInt8(ascii: "|") else { return all }
        index += 1
      }
    }

    /// The first bytes of a sequence; elements that may be left out add those of the next.
    private mutating func sequence() -> RegexFirstBytes? {
      var all = RegexFirstBytes()
      var isOpen = true
      while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
        guard let element = element() else { return nil }
        if isOpen { all.formUnion(element) }
        guard let isOptional = quantifier() else { return nil }
        if !isOptional { isOpen = false }
      }
      // Where nothing may stand there at all, what follows the group would count too.
      if isOpen { all.isAny = true }
      return all
    }

    private mutating func element() -> RegexFirstBytes? {
      guard let byte = current else { return nil }
      index += 1
      var set = RegexFirstBytes()
      switch byte {
      case UInt8(ascii: "["): return characterClass()
      case UInt8(ascii: "("):
        if current == UInt8(ascii: "?") { return nil }
        guard let inner = alternatives(), current == UInt8(ascii: ")") else { return nil }
        index += 1
        return inner
      case UInt8(ascii: "\\"):
        guard escaped(into: &set) else { return nil }
        return set
      case UInt8(ascii: "."):
        set.isAny = true
        return set
      case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "]"):
        return nil
      default:
        guard byte < 0x80 else { return nil }
        set.insert(byte)
        return set
      }
    }

    private mutating func escaped(into set: inout RegexFirstBytes) -> Bool {
      guard let byte = current, byte < 0x80 else { return false }
      index += 1
      // `\d` fits the digits of any script, and the other letters have meanings of their own.
      let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      if isLetter { set.isAny = true } else { set.insert(byte) }
      return byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9")
    }

    private mutating func characterClass() -> RegexFirstBytes? {
      var set = RegexFirstBytes()
      if current == UInt8(ascii: "^") {
        set.isAny = true
        index += 1
      }
      while let byte = current, byte != UInt8(ascii: "]") {
        index += 1
        // `&&`, `--`, `[` and `:` have meanings of their own inside a class.
        if byte == UInt8(ascii: "\\") {
          guard escaped(into: &set) else { return nil }
          continue
        }
        if byte >= 0x80 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "&") { return nil }
        if current == UInt8(ascii: "-"), index + 1 < pattern.count, pattern[index + 1] != UInt8(ascii: "]") {
          let last = pattern[index + 1]
          guard last < 0x80, last >= byte, last != UInt8(ascii: "\\") else { return nil }
          for inside in byte...last { set.insert(inside) }
          index += 2
        } else {
          set.insert(byte)
        }
      }
      guard current == UInt8(ascii: "]") else { return nil }
      index += 1
      return set
    }

    /// Whether the element may be left out; `nil` where the quantifier can't be read.
    private mutating func quantifier() -> Bool? {
      switch current {
      case UInt8(ascii: "?"), UInt8(ascii: "*"):
        index += 1
        if current == UInt8(ascii: "?") { index += 1 }
        return true
      case UInt8(ascii: "+"):
        index += 1
        if current == UInt8(ascii: "?") { index += 1 }
        return false
      case UInt8(ascii: "{"):
        let start = index + 1
        guard let close = pattern[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        index = close + 1
        if current == UInt8(ascii: "?") { index += 1 }
        return pattern[start..<close].first == UInt8(ascii: "0") || pattern[start] == UInt8(ascii: ",")
      default: return false
      }
    }
  }
}
