/// An upper bound on the ways in which a regular expression can be tried on one token, which is what an
/// engine that backtracks may take in the worst case.
///
/// A repetition of something that fits in one way has as many ways as a token has places; one of something
/// that fits in several ways has no useful bound.
struct RegexWays {
  /// More ways than this are refused: three repetitions side by side have fewer.
  static let limit = 300_000

  /// Why an expression would take too long.
  enum Excess: Error {
    /// A repetition of what fits in more than one way: `(a+)+`, `(a|a)*`.
    case nested
    case many
  }

  private let pattern: [UInt8]
  private var index = 0

  /// - Throws: where the bound is past the limit.
  static func check(_ pattern: String) throws(Excess) {
    var reader = RegexWays(pattern: Array(pattern.utf8))
    // A bracket that closes nothing is the expression's own error.
    while reader.index < reader.pattern.count {
      _ = try reader.alternatives()
      reader.index += 1
    }
  }

  private init(pattern: [UInt8]) { self.pattern = pattern }

  private var current: UInt8? { index < pattern.count ? pattern[index] : nil }

  /// Alternatives that begin with different letters exclude each other: only those of one letter count
  /// together, and those that begin with something else count with all.
  private mutating func alternatives() throws(Excess) -> Int {
    var byLetter: [UInt8: Int] = [:]
    var others = 0
    while true {
      let first = current
      let ways = try sequence()
      if let first, Self.isLiteral(first) {
        byLetter[first, default: 0] += ways
      } else {
        others += ways
      }
      guard current == UInt8(ascii: "|") else { return others + (byLetter.values.max() ?? 0) }
      index += 1
    }
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private mutating func sequence() throws(Excess) -> Int {
    var ways = 1
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let element = try element()
      let (product, isOver) = ways.multipliedReportingOverflow(by: try quantified(element))
      if isOver || product > Self.limit { throw .many }
      ways = product
    }
    return ways
  }

  private mutating func element() throws(Excess) -> Int {
    let byte = pattern[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\\"):
      index += 1
      return 1
    case UInt8(ascii: "["):
      skipClass()
      return 1
    case UInt8(ascii: "("):
      if current == UInt8(ascii: "?") { index += 1 }
      let ways = try alternatives()
      index += 1
      return ways
    default: return 1
    }
  }

  /// Passes over a character class, classes inside it included.
  private mutating func skipClass() {
    var depth = 1
    while depth > 0, let byte = current {
      index += 1
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
  }

  /// The ways of an element with the quantifier that follows it.
  private mutating func quantified(_ ways: Int) throws(Excess) -> Int {
    guard let counts = RegexBounds(in: pattern, at: index) else { return ways }
    index = counts.close + 1
    // Lazy and possessive forms.
    if current == UInt8(ascii: "?") || current == UInt8(ascii: "+") { index += 1 }
    guard let most = counts.most else {
      if ways > 1 { throw .nested }
      return TokenRegex.maxTokenBytes
    }
    if ways == 1 { return min(max(1, most - counts.least + 1), TokenRegex.maxTokenBytes) }
    var all = 1
    for _ in 0..<min(most, TokenRegex.maxTokenBytes) {
      all = all * ways + 1
      if all > Self.limit { throw most > 4 ? .nested : .many }
    }
    return all
  }
}
