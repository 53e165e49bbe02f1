import Rules
import Text

/// Finds what every match of a pattern must hold, so that a sentence without it is not searched.
struct Anchors {
  /// Words too common to tell sentences apart, case-folded.
  static let commonWords: Set<String> = [
    "a", "an", "the", "of", "on", "in", "to", "for", "and", "or", "with", "by", "we", "is", "are", "our",
    "as", "from", "that", "this", "it", "at", "be", "-", ",", ".", "(", ")",
  ]

  let compiler: ProgramCompiler

  /// Sets of which every match holds at least one member each, the rarest first; none where nothing worth
  /// having can be said.
  func anchors(of node: PatternNode) -> [[Anchor]] {
    var sets: [[Anchor]] = []
    for (anchors, _) in requirements(node).sorted(by: { $0.cost < $1.cost }) where !sets.contains(anchors) {
      sets.append(anchors)
    }
    return sets
  }

  /// What stands before every match: a set of which at least one member precedes the match in its sentence, since
  /// the pattern begins with a look-behind; empty where nothing worth having can be said.
  func anchorsBefore(_ node: PatternNode) -> [Anchor] {
    leadingLooks(node).flatMap(requirements).min { $0.cost < $1.cost }?.anchors ?? []
  }

  /// The patterns of the positive look-behinds with which a pattern begins.
  private func leadingLooks(_ node: PatternNode) -> [PatternNode] {
    switch node {
    case .look(.behind, isNegated: false, let inner): return [inner]
    case .capture(_, let inner): return leadingLooks(inner)
    case .sequence(let nodes):
      var looks: [PatternNode] = []
      for node in nodes {
        looks += leadingLooks(node)
        guard isLook(node) else { break }
      }
      return looks
    case .token, .span, .alternatives, .repetition, .look, .edge: return []
    }
  }

  private func isLook(_ node: PatternNode) -> Bool {
    switch node {
    case .look, .edge: true
    default: false
    }
  }

  private typealias Requirement = (anchors: [Anchor], cost: Int)

  private func requirements(_ node: PatternNode) -> [Requirement] {
    var found: [Requirement] = []
    addRequirements(of: node, to: &found)
    return found
  }

  private func addRequirements(of node: PatternNode, to found: inout [Requirement]) {
    switch node {
    case .token(let test):
      if let requirement = required(test) { found.append(requirement) }
    case .span(let test):
      if let layer = compiler.predicates.existingLayer(test.source, test.name) {
        found.append(([.layer(layer)], 8))
      }
    case .sequence(let nodes): for node in nodes { addRequirements(of: node, to: &found) }
    case .alternatives(let nodes):
      if let requirement = required(ofOneOf: nodes) { found.append(requirement) }
    case .repetition(let inner, let min, _, _):
      if min > 0 { addRequirements(of: inner, to: &found) }
    // What must stand ahead of a place in a match stands behind the match's beginning.
    case .capture(_, let inner), .look(.ahead, isNegated: false, let inner):
      addRequirements(of: inner, to: &found)
    case .look, .edge: break
    }
  }

  /// What each of some patterns requires, where all of them require something.
  private func required(ofOneOf nodes: [PatternNode]) -> Requirement? {
    let tests = nodes.compactMap { node -> TokenTest? in
      if case .token(let test) = node { test } else { nil }
    }
    if tests.count == nodes.count { return required(.oneOf(tests)) }
    var all: [Anchor] = []
    var cost = 0
    for node in nodes {
      guard let rarest = requirements(node).min(by: { $0.cost < $1.cost }) else { return nil }
      all += rarest.anchors
      cost = max(cost, rarest.cost)
    }
    return (all, cost)
  }

  /// What the commonest of some words costs, or `nil` where a shape is among them.
  private func worstCost(_ tests: [TokenTest]) -> Int? {
    var worst = 0
    for test in tests {
      switch test {
      case .folded(let word), .exact(let word): worst = max(worst, Self.commonWords.contains(word) ? 40 : 1)
      case .prefix, .suffix, .regex: worst = max(worst, 3)
      case .oneOf(let inner):
        guard let cost = worstCost(inner) else { return nil }
        worst = max(worst, cost)
      default: return nil
      }
    }
    return worst
  }

  private func required(_ test: TokenTest) -> Requirement? {
    switch test {
    case .folded(let word):
      guard let id = compiler.words.id(of: word) else { return nil }
      return ([.folded(compiler.words.properties(of: id).folded)], Self.commonWords.contains(word) ? 40 : 1)
    case .exact(let word):
      guard let id = compiler.words.id(of: word) else { return nil }
      return ([.folded(compiler.words.properties(of: id).folded)], Self.commonWords.contains(word) ? 40 : 2)
    case .oneOf(let tests):
      if let index = compiler.predicates.staticIndexOf(test) {
        return worstCost(tests).map { ([.cached(index)], $0) }
      }
      var all: [Anchor] = []
      var cost = 0
      for test in tests {
        guard let (anchors, part) = required(test) else { return nil }
        all += anchors
        cost = max(cost, part)
      }
      return (all, cost)
    case .all(let tests): return tests.compactMap(required).min { $0.cost < $1.cost }
    case .prefix, .suffix, .regex:
      return compiler.predicates.staticIndexOf(test).map { ([.cached($0)], 3) }
    case .inside(let span):
      return compiler.predicates.existingLayer(span.source, span.name).map { ([.layer($0)], 8) }
    case .any, .shape, .name, .markup, .not: return nil
    }
  }
}
