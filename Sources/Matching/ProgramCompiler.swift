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
  var spans: [SpanPredicate] = []
  var roles: [String] = [""]
  var looks: [LookProgram] = []
  private var spanIndex: [SpanPredicate: Int] = [:]
  private var lookIndex: [PatternNode: Int] = [:]

  init(words: WordTable) { self.words = words }

  mutating func compile(_ node: PatternNode) throws(ProgramError) -> Program {
    var code: [Instruction] = []
    try emit(node, into: &code)
    code.append(.match)
    let first = firstInstructions(of: code)
    return Program(instructions: code, first: first, anchors: Anchors(compiler: self).anchors(of: node) ?? [])
  }

  func span(_ index: Int) -> SpanPredicate { spans[index] }

  private mutating func emit(_ node: PatternNode, into code: inout [Instruction]) throws(ProgramError) {
    if code.count > Self.maxInstructions {
      throw ProgramError(
        message:
          "the pattern unfolds to more than \(Self.maxInstructions) steps, which would make matching slow; lower its counts {m,n} or split the rule"
      )
    }
    switch node {
    case .token(let test): code.append(.test(predicates.predicate(test, words: &words)))
    case .span(let test):
      let index = intern(predicates.span(test))
      code.append(.span(index))
      code.append(.spanRest(index))
    case .sequence(let nodes): for node in nodes { try emit(node, into: &code) }
    case .alternatives(let nodes): try emitAlternatives(nodes, into: &code)
    case .repetition(let inner, let min, let max, let isLazy):
      for _ in 0..<min { try emit(inner, into: &code) }
      if let max {
        try emitOptional(inner, times: max - min, isLazy: isLazy, into: &code)
      } else {
        let loop = code.count
        code.append(.jump(0))
        try emit(inner, into: &code)
        code.append(.jump(loop))
        code[loop] = isLazy ? .split(code.count, loop + 1) : .split(loop + 1, code.count)
      }
    case .capture(let role, let inner):
      let index = intern(role: role)
      code.append(.open(index))
      try emit(inner, into: &code)
      code.append(.close(index))
    case .look(let look, let isNegated, let inner):
      code.append(.look(try intern(look, inner), isNegated: isNegated))
    case .edge(let edge): code.append(.edge(edge))
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
      code[fork] = .split(fork + 1, code.count)
    }
    for exit in exits { code[exit] = .jump(code.count) }
  }

  private mutating func emitOptional(
    _ node: PatternNode, times: Int, isLazy: Bool, into code: inout [Instruction]
  ) throws(ProgramError) {
    var forks: [Int] = []
    for _ in 0..<times {
      forks.append(code.count)
      code.append(.jump(0))
      try emit(node, into: &code)
    }
    for fork in forks { code[fork] = isLazy ? .split(code.count, fork + 1) : .split(fork + 1, code.count) }
  }

  private mutating func intern(_ span: SpanPredicate) -> Int {
    if let known = spanIndex[span] { return known }
    spans.append(span)
    spanIndex[span] = spans.count - 1
    return spans.count - 1
  }

  private mutating func intern(role: String) -> Int {
    if let known = roles.firstIndex(of: role) { return known }
    roles.append(role)
    return roles.count - 1
  }

  private mutating func intern(_ look: PatternNode.Look, _ node: PatternNode) throws(ProgramError) -> Int {
    let key = PatternNode.look(look, isNegated: false, node)
    if let known = lookIndex[key] { return known }
    var code: [Instruction] = []
    try emit(look == .ahead ? Self.reversed(node) : node, into: &code)
    code.append(.match)
    looks.append(LookProgram(look: look, program: Program(instructions: code, first: [], anchors: [])))
    lookIndex[key] = looks.count - 1
    return looks.count - 1
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

  /// The instructions that can read a match's first token.
  private func firstInstructions(of code: [Instruction]) -> [Instruction] {
    var seen: Set<Int> = []
    var stack = [0]
    var first: [Instruction] = []
    while let index = stack.popLast() {
      guard seen.insert(index).inserted else { continue }
      switch code[index] {
      case .test(.any): return []
      case .test, .span: first.append(code[index])
      case .spanRest: return []
      case .split(let one, let other): stack += [one, other]
      case .jump(let target): stack.append(target)
      case .open, .close, .edge, .look: stack.append(index + 1)
      case .match: return []
      }
    }
    return first
  }
}
