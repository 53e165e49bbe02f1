import Rules
import Text

/// Why a pattern can't be compiled.
package struct ProgramError: Error { package var message: String }

/// Compiles patterns to programs over shared tables of predicates, spans, roles and looks.
struct ProgramCompiler {
  /// Longer programs are refused: the cost of a sentence is its tokens times the program's length.
  static let maxInstructions = 4096

  var words: WordTable
  var predicates = PredicateTable()
  var roles: [String] = [""]
  var looks: [LookProgram] = []
  private var lookIndex: [PatternNode: Int] = [:]

  init(words: WordTable) {
    self.words = words
    // To grow is to hash all patterns anew.
    lookIndex.reserveCapacity(512)
  }

  mutating func compile(_ node: PatternNode) throws(ProgramError) -> Program {
    var code: [Instruction] = []
    try emit(node, into: &code)
    code.append(.match)
    let anchors = Anchors(compiler: self)
    return Program(
      instructions: code, anchors: anchors.anchors(of: node), anchorsBefore: anchors.anchorsBefore(node))
  }

  private mutating func emit(_ node: PatternNode, into code: inout [Instruction]) throws(ProgramError) {
    try checkLength(of: code)
    switch node {
    case .token(let test): code.append(.test(predicates.predicate(test, words: &words)))
    case .span(let test):
      let index = Int32(predicates.span(test))
      code.append(.span(index))
      code.append(.spanRest(index))
    case .sequence(let nodes): for node in nodes { try emit(node, into: &code) }
    case .alternatives(let nodes): try emitAlternatives(nodes, into: &code)
    case .repetition(let inner, let min, let max, let isLazy):
      try emitRepetition(of: inner, min: min, max: max, isLazy: isLazy, into: &code)
    case .capture(let role, let inner):
      let index = Int32(intern(role: role))
      code.append(.open(index))
      try emit(inner, into: &code)
      code.append(.close(index))
    case .look(let look, let isNegated, let inner):
      code.append(.look(Int32(try intern(look, inner)), isNegated: isNegated))
    case .edge(let edge): code.append(.edge(edge))
    }
  }

  private func checkLength(of code: [Instruction]) throws(ProgramError) {
    if code.count > Self.maxInstructions {
      throw ProgramError(
        message:
          "the pattern unfolds to more than \(Self.maxInstructions) steps, which would make matching slow; lower its counts {m,n} or split the rule"
      )
    }
  }

  private mutating func emitAlternatives(
    _ nodes: [PatternNode], into code: inout [Instruction]
  ) throws(ProgramError) {
    // Words that exclude each other need no order of preference: one test serves for all of them.
    let tests = nodes.compactMap { node -> TokenTest? in
      if case .token(let test) = node { test } else { nil }
    }
    if tests.count == nodes.count {
      code.append(.test(predicates.predicate(.oneOf(tests), words: &words)))
      return
    }
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index < nodes.count - 1 else {
        try emit(node, into: &code)
        break
      }
      let fork = code.count
      code.append(.jump(0))
      try emit(node, into: &code)
      exits.append(code.count)
      code.append(.jump(0))
      code[fork] = Self.fork(at: fork, to: code.count, isLazy: false)
    }
    for exit in exits { code[exit] = .jump(Int32(code.count)) }
  }

  private mutating func emitRepetition(
    of node: PatternNode, min: Int, max: Int?, isLazy: Bool, into code: inout [Instruction]
  ) throws(ProgramError) {
    var first: Range<Int>?
    for _ in 0..<min { try emit(node, first: &first, into: &code) }
    guard let max else {
      let loop = code.count
      code.append(.jump(0))
      try emit(node, first: &first, into: &code)
      code.append(.jump(Int32(loop)))
      code[loop] = Self.fork(at: loop, to: code.count, isLazy: isLazy)
      return
    }
    var forks: [Int] = []
    for _ in min..<max {
      forks.append(code.count)
      code.append(.jump(0))
      try emit(node, first: &first, into: &code)
    }
    for fork in forks { code[fork] = Self.fork(at: fork, to: code.count, isLazy: isLazy) }
  }

  /// Emits a node, or where it stands already in the code, a copy of that.
  private mutating func emit(
    _ node: PatternNode, first: inout Range<Int>?, into code: inout [Instruction]
  ) throws(ProgramError) {
    let start = code.count
    guard let known = first else {
      try emit(node, into: &code)
      first = start..<code.count
      return
    }
    try checkLength(of: code)
    let shift = Int32(start - known.lowerBound)
    for place in known {
      switch code[place] {
      case .split(let one, let other): code.append(.split(one + shift, other + shift))
      case .jump(let target): code.append(.jump(target + shift))
      case let other: code.append(other)
      }
    }
  }

  /// Goes on right behind `place` or at `target`; a lazy repetition prefers to leave.
  private static func fork(at place: Int, to target: Int, isLazy: Bool) -> Instruction {
    let (next, target) = (Int32(place + 1), Int32(target))
    return isLazy ? .split(target, next) : .split(next, target)
  }

  private mutating func intern(role: String) -> Int {
    if let known = roles.firstIndex(of: role) { return known }
    roles.append(role)
    return roles.count - 1
  }

  private mutating func intern(_ look: PatternNode.Look, _ node: PatternNode) throws(ProgramError) -> Int {
    let key = PatternNode.look(look, isNegated: false, node)
    if let known = lookIndex[key] { return known }
    var program = LookProgram(
      look: look, outward: try lookCode(look == .ahead ? node : Self.reversed(node)))
    let length = Self.maximumLength(node) ?? .max
    if length > LookTracks.maxOutwardTokens {
      program.track = try lookCode(look == .ahead ? Self.reversed(node) : node)
    }
    looks.append(program)
    lookIndex[key] = looks.count - 1
    return looks.count - 1
  }

  private mutating func lookCode(_ node: PatternNode) throws(ProgramError) -> Program {
    var code: [Instruction] = []
    try emit(node, into: &code)
    code.append(.match)
    return Program(instructions: code, anchors: [])
  }

  /// The most tokens that a pattern reads, or `nil` where there is no bound or a span sets it.
  private static func maximumLength(_ node: PatternNode) -> Int? {
    switch node {
    case .token: return 1
    case .span: return nil
    case .sequence(let nodes):
      var length = 0
      for node in nodes {
        guard let part = maximumLength(node) else { return nil }
        length += part
      }
      return length
    case .alternatives(let nodes):
      var length = 0
      for node in nodes {
        guard let part = maximumLength(node) else { return nil }
        length = max(length, part)
      }
      return length
    case .repetition(let inner, _, let max, _):
      guard let max, let part = maximumLength(inner) else { return nil }
      return max * part
    case .capture(_, let inner): return maximumLength(inner)
    // What a look-around inside this one reads is its own affair.
    case .look, .edge: return 0
    }
  }

  /// The pattern of the same tokens in the opposite order; a look-ahead is read from the sentence's end.
  private static func reversed(_ node: PatternNode) -> PatternNode {
    switch node {
    case .sequence(let nodes): .sequence(nodes.reversed().map(reversed))
    case .alternatives(let nodes): .alternatives(nodes.map(reversed))
    case .repetition(let inner, let min, let max, let isLazy):
      .repetition(reversed(inner), min: min, max: max, isLazy: isLazy)
    case .capture(_, let inner): reversed(inner)
    case .token, .span, .look, .edge: node
    }
  }
}
