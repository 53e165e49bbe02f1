/// The part of a regular expression's syntax that rules use of tokens, read as a tree.
indirect enum RegexNode: Sendable, Equatable {
  case set(ASCIISet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// `most` is `nil` where there is no end to it.
  case repeated(RegexNode, least: Int, most: Int?)
}

/// Reads literals, classes, groups, alternatives and repetitions of ASCII characters.
///
/// Whatever else an expression holds makes it give up, never guess: such expressions are left to Swift's own
/// engine, which also judges whether they are valid. What is read here is.
struct RegexReader {
  private let pattern: [UInt8]
  private var index = 0
  /// Groups in groups, so that no expression exhausts the stack.
  private var depth = 0
  private static let maxDepth = 32

  /// The tree of an expression, or `nil` where it holds something that is not known here.
  static func tree(of pattern: String) -> RegexNode? {
    var reader = RegexReader(pattern: Array(pattern.utf8))
    guard let tree = reader.alternatives(), reader.index == reader.pattern.count else { return nil }
    return tree
  }

  private init(pattern: [UInt8]) { self.pattern = pattern }

  private var current: UInt8? { index < pattern.count ? pattern[index] : nil }

  private mutating func skips(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func alternatives() -> RegexNode? {
    var parts: [RegexNode] = []
    repeat {
      guard let part = sequence() else { return nil }
      parts.append(part)
    } while skips("|")
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() -> RegexNode? {
    var parts: [RegexNode] = []
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      guard let element = element(), let repeated = quantified(element) else { return nil }
      parts.append(repeated)
    }
    return .sequence(parts)
  }

  private mutating func element() -> RegexNode? {
    guard let byte = current else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "["): return characterClass().map { .set($0) }
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "\\"): return escaped().map { .set($0) }
    case UInt8(ascii: "."): return .set(ASCIISet.lineEnds.complement)
    case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "]"):
      return nil
    case UInt8(ascii: "<") where current == UInt8(ascii: "{"): return nil
    default: return byte < 0x80 ? .set(ASCIISet(byte)) : nil
    }
  }

  private mutating func group() -> RegexNode? {
    if skips("?"), !skips(":") { return nil }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maxDepth, let inner = alternatives(), skips(")") else { return nil }
    return inner
  }

  private mutating func escaped() -> ASCIISet? {
    guard let byte = current, byte < 0x80 else { return nil }
    index += 1
    switch byte {
    // Swift's classes hold the digits, letters and spaces of all scripts.
    case UInt8(ascii: "d"): return ASCIISet.digits.open
    case UInt8(ascii: "D"): return ASCIISet.digits.complement
    case UInt8(ascii: "w"): return ASCIISet.wordCharacters.open
    case UInt8(ascii: "W"): return ASCIISet.wordCharacters.complement
    case UInt8(ascii: "s"): return ASCIISet.whitespace.open
    case UInt8(ascii: "S"): return ASCIISet.whitespace.complement
    default: return ASCIISet.wordCharacters.contains(byte) ? nil : ASCIISet(byte)
    }
  }

  private mutating func characterClass() -> ASCIISet? {
    let isNegated = skips("^")
    // The classes of POSIX.
    if current == UInt8(ascii: ":") { return nil }
    var set = ASCIISet.empty
    let first = index
    while let byte = current, byte != UInt8(ascii: "]") {
      index += 1
      if byte == UInt8(ascii: "\\") {
        guard let inner = escaped(), current != UInt8(ascii: "-") else { return nil }
        set = set.union(inner)
        continue
      }
      // Classes in classes and their operators, and a hyphen that stands for itself.
      let isPlain = byte < 0x80 && !"[&~-^".utf8.contains(byte)
      if !isPlain { return nil }
      if skips("-") {
        guard let last = current, last >= byte, ASCIISet.wordCharacters.contains(last) else { return nil }
        set = set.union(ASCIISet(byte...last))
        index += 1
      } else {
        set = set.union(ASCIISet(byte))
      }
    }
    guard index > first, skips("]") else { return nil }
    return isNegated ? set.complement : set
  }

  /// An element with the quantifier that follows it. Whether a quantifier is lazy is no matter where the whole
  /// token must fit; a possessive one is not known here.
  private mutating func quantified(_ element: RegexNode) -> RegexNode? {
    guard let counts = RegexBounds(in: pattern, at: index) else {
      return current == UInt8(ascii: "{") ? nil : element
    }
    index = counts.close + 1
    if skips("?") || current.map({ !"*+?{".utf8.contains($0) }) ?? true {
      return .repeated(element, least: counts.least, most: counts.most)
    }
    return nil
  }
}
