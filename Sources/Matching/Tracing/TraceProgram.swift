import Rules

/// A pattern as steps that still know what the pattern says, for tracing one match by hand.
///
/// The compiled `Program` shares its tests between rules and has lost their words; this one is made for a
/// single question and thrown away.
struct TraceProgram: Sendable {
  enum Step: Sendable {
    case token(TokenTest)
    case span(SpanTest)
    case split(Int, Int)
    case jump(Int)
    case open(String)
    case close(String)
    case edge(PatternNode.Edge)
    case look(PatternNode.Look, isNegated: Bool, PatternNode)
    case match
  }

  private(set) var steps: [Step] = []
  /// The item of the pattern that each step belongs to; the last step belongs to the item after the last.
  private(set) var itemOfStep: [Int] = []
  /// The pattern's items: what stands side by side at its top.
  private(set) var items: [PatternNode] = []
  /// Whether the pattern captures anything.
  private(set) var hasCaptures = false

  /// The steps of a pattern that is no list of alternatives at its top; see `branches(of:)`.
  init(_ node: PatternNode) {
    emitItems(node)
    append(.match, item: items.count)
  }

  /// The alternatives of a pattern that is nothing else, each to be traced by itself.
  static func branches(of node: PatternNode) -> [PatternNode] {
    switch node {
    case .alternatives(let nodes): nodes.flatMap(branches)
    case .sequence(let nodes) where nodes.count == 1: branches(of: nodes[0])
    default: [node]
    }
  }

  private mutating func append(_ step: Step, item: Int) {
    steps.append(step)
    itemOfStep.append(item)
  }

  private mutating func emitItems(_ node: PatternNode) {
    switch node {
    case .sequence(let nodes): for node in nodes { emitItems(node) }
    case .capture(let role, let inner):
      hasCaptures = true
      append(.open(role), item: items.count)
      emitItems(inner)
      append(.close(role), item: items.count)
    default:
      let item = items.count
      items.append(node)
      emit(node, item: item)
    }
  }

  private mutating func emit(_ node: PatternNode, item: Int) {
    switch node {
    case .token(let test): append(.token(test), item: item)
    case .span(let test): append(.span(test), item: item)
    case .sequence(let nodes): for node in nodes { emit(node, item: item) }
    case .alternatives(let nodes): emitAlternatives(nodes, item: item)
    case .repetition(let inner, let min, let max, let isLazy):
      for _ in 0..<min { emit(inner, item: item) }
      if let max {
        emitOptional(inner, times: max - min, isLazy: isLazy, item: item)
      } else {
        let loop = steps.count
        append(.jump(0), item: item)
        emit(inner, item: item)
        append(.jump(loop), item: item)
        steps[loop] = isLazy ? .split(steps.count, loop + 1) : .split(loop + 1, steps.count)
      }
    case .capture(let role, let inner):
      hasCaptures = true
      append(.open(role), item: item)
      emit(inner, item: item)
      append(.close(role), item: item)
    case .look(let look, let isNegated, let inner):
      append(.look(look, isNegated: isNegated, inner), item: item)
    case .edge(let edge): append(.edge(edge), item: item)
    }
  }

  private mutating func emitAlternatives(_ nodes: [PatternNode], item: Int) {
    let tests = nodes.compactMap { node -> TokenTest? in
      if case .token(let test) = node { test } else { nil }
    }
    if tests.count == nodes.count {
      append(.token(.oneOf(tests)), item: item)
      return
    }
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index < nodes.count - 1 else {
        emit(node, item: item)
        break
      }
      let fork = steps.count
      append(.jump(0), item: item)
      emit(node, item: item)
      exits.append(steps.count)
      append(.jump(0), item: item)
      steps[fork] = .split(fork + 1, steps.count)
    }
    for exit in exits { steps[exit] = .jump(steps.count) }
  }

  private mutating func emitOptional(_ node: PatternNode, times: Int, isLazy: Bool, item: Int) {
    var forks: [Int] = []
    for _ in 0..<times {
      forks.append(steps.count)
      append(.jump(0), item: item)
      emit(node, item: item)
    }
    for fork in forks { steps[fork] = isLazy ? .split(steps.count, fork + 1) : .split(fork + 1, steps.count) }
  }
}
