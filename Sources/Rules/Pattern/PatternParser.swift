import Declarations

/// Reads the pattern language of `Rules/README.md` into a `PatternNode`.
package struct PatternParser {
  /// What is wrong with a pattern, and where in it: an offset in scalars, from 0.
  package struct Failure: Error {
    package var message: String
    package var column: Int
  }

  /// Brackets may stand this deep in each other, macros included.
  static let maxDepth = 48
  /// A pattern may have so many signs with its macros written out, so that a few macros that double each
  /// other can't fill the memory.
  static let maxSize = 10_000

  let macros: [String: Macro]
  var items: [PatternLexer.Item] = []
  var index = 0
  var depth = 0
  /// The deepest that brackets have stood.
  var greatestDepth = 0
  var arguments: [String: (node: PatternNode, size: Int)] = [:]
  /// The macros that are being written out, which may not hold themselves.
  var open: [String] = []
  /// The macros without parameters that have been written out, by name.
  var expansions: [String: Expansion] = [:]
  /// The macros that the pattern uses, directly or by others.
  var used: Set<String> = []
  /// The signs read so far, those of macros included.
  var size = 0
  private var end = 0

  package init(macros: [String: Macro]) { self.macros = macros }

  /// The pattern that `text` writes. A parser may read several, one after the other.
  package mutating func parse(_ text: String) throws(Failure) -> PatternNode {
    (depth, greatestDepth, size, open, used) = (0, 0, 0, [], [])
    return try read(text)
  }

  mutating func read(_ text: String) throws(Failure) -> PatternNode {
    var lexer = PatternLexer(text)
    end = lexer.end
    do { items = try lexer.symbols() } catch {
      throw Failure(message: error.message, column: error.column)
    }
    index = 0
    try grow(by: items.count)
    if items.isEmpty { throw Failure(message: "the pattern is empty; write what it must match", column: 0) }
    let node = try alternatives()
    if index < items.count { throw failure("'\(describe(items[index].symbol))' closes nothing that is open") }
    return node
  }

  mutating func grow(by count: Int) throws(Failure) {
    size += count
    if size > Self.maxSize {
      throw failure(
        "the pattern has more than \(Self.maxSize) signs with its macros written out; split the rule")
    }
  }

  var column: Int { index < items.count ? items[index].column : end }
  var symbol: PatternLexer.Symbol? { index < items.count ? items[index].symbol : nil }

  func failure(_ message: String) -> Failure { Failure(message: message, column: column) }

  /// The sign that stands here, or 0.
  var mark: UInt8 { index < items.count ? items[index].mark : 0 }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    if mark == UInt8(ascii: sign) {
      index += 1
      return true
    }
    return false
  }

  mutating func expect(_ sign: Unicode.Scalar, toClose what: String) throws(Failure) {
    if !take(sign) { throw failure("\(what) is not closed; '\(sign)' is missing") }
  }

  // MARK: Sequences

  mutating func alternatives() throws(Failure) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    greatestDepth = max(greatestDepth, depth)
    if depth > Self.maxDepth {
      throw failure("brackets nest deeper than \(Self.maxDepth); flatten the pattern")
    }
    let first = try sequence()
    guard mark == UInt8(ascii: "|") else { return first }
    var options = [first]
    while take("|") { options.append(try sequence()) }
    return .alternatives(options)
  }

  private mutating func sequence() throws(Failure) -> PatternNode {
    if hasEnded { return .empty }
    let first = try quantified()
    if hasEnded { return first }
    var nodes = [first]
    while !hasEnded { nodes.append(try quantified()) }
    return .sequence(nodes)
  }

  /// Whether a sequence ends here.
  private var hasEnded: Bool {
    index >= items.count || mark == UInt8(ascii: ")") || mark == UInt8(ascii: "|")
      || mark == UInt8(ascii: ",")
  }

  private mutating func quantified() throws(Failure) -> PatternNode {
    var node = try item()
    while let symbol {
      switch symbol {
      case .punctuation(UInt8(ascii: "?")): node = try repeated(node, min: 0, max: 1)
      case .punctuation(UInt8(ascii: "*")): node = try repeated(node, min: 0, max: nil)
      case .punctuation(UInt8(ascii: "+")): node = try repeated(node, min: 1, max: nil)
      case .repeatCount(let min, let max):
        if (max ?? min) > Macro.maxCount {
          throw failure("a count over \(Macro.maxCount) would make matching slow; lower it")
        }
        node = try repeated(node, min: min, max: max)
      case .plural:
        index += 1
        node = .sequence([Self.pluralised(node)])
      default: return node
      }
    }
    return node
  }

  private mutating func repeated(_ node: PatternNode, min: Int, max: Int?) throws(Failure) -> PatternNode {
    if case .edge = node { throw failure("a place ('^', '$', '~') can't be repeated; remove the count") }
    index += 1
    let isLazy = mark == UInt8(ascii: "?") && items[index].isGlued
    if isLazy { index += 1 }
    return .repetition(node, min: min, max: max, isLazy: isLazy)
  }

  // MARK: Items

  private mutating func item() throws(Failure) -> PatternNode {
    guard let symbol else { throw failure("the pattern ends where something must still follow") }
    switch symbol {
    case .punctuation(UInt8(ascii: "(")):
      index += 1
      return try group()
    case .lookOpen(let look, let isNegated):
      index += 1
      let node = try alternatives()
      try expect(")", toClose: "the look-around")
      return .look(look, isNegated: isNegated, node)
    case .listOpen:
      index += 1
      let node = try alternatives()
      try expect(")", toClose: "the list")
      return Enumeration.pattern(of: node)
    case .role(let role):
      index += 1
      return .capture(role: role, try item())
    case .gap:
      index += 1
      if case .repeatCount(let min, let max) = self.symbol, items[index].isGlued {
        index += 1
        if (max ?? min) > Macro.maxCount || max == nil {
          throw failure("a gap needs an upper bound of at most \(Macro.maxCount), as in '..{0,8}'")
        }
        return .repetition(.token(.any), min: min, max: max, isLazy: true)
      }
      return .repetition(.token(.any), min: 0, max: Macro.defaultGap, isLazy: true)
    case .edge(let edge):
      index += 1
      return .edge(edge)
    case .macro(let name):
      index += 1
      return try expand(name)
    case .word(let word):
      index += 1
      return Self.literal(word, isFolded: true)
    case .exact(let text, let isFolded):
      index += 1
      return Self.literal(text, isFolded: isFolded)
    case .prefix(let text):
      index += 1
      return Self.prefixed(text)
    case .suffix(let text):
      index += 1
      return Self.suffixed(text)
    case .lexicon, .recogniser, .mention: return .span(try span())
    default: return .token(try test())
    }
  }

  private mutating func group() throws(Failure) -> PatternNode {
    let node = try alternatives()
    try expect(")", toClose: "the group")
    return node
  }

  func describe(_ symbol: PatternLexer.Symbol) -> String {
    switch symbol {
    case .punctuation(let mark): String(Unicode.Scalar(mark))
    case .repeatCount: "{…}"
    case .plural: "s?"
    case .attributes: "[…]"
    default: "\(symbol)"
    }
  }
}
