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

  /// A set of which every match holds at least one, or `nil` where there is none worth having.
  func anchors(of node: PatternNode) -> [Anchor]? {
    required(node).map { $0.anchors }
  }

  private func required(_ node: PatternNode) -> (anchors: [Anchor], cost: Int)? {
    switch node {
    case .token(let test): return required(test)
    case .span(let test):
      return compiler.predicates.existingLayer(test.source, test.name).map { ([.layer($0)], 8) }
    case .sequence(let nodes): return nodes.compactMap(required).min { $0.cost < $1.cost }
    case .alternatives(let nodes):
      let tests = nodes.compactMap { node -> TokenTest? in
        if case .token(let test) = node { test } else { nil }
      }
      if tests.count == nodes.count { return required(.oneOf(tests)) }
      var all: [Anchor] = []
      var cost = 0
      for node in nodes {
        guard let (anchors, part) = required(node) else { return nil }
        all += anchors
        cost = max(cost, part)
      }
      return (all, cost)
    case .repetition(let inner, let min, _, _): return min > 0 ? required(inner) : nil
    case .capture(_, let inner): return required(inner)
    case .look, .edge: return nil
    }
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

  private func required(_ test: TokenTest) -> (anchors: [Anchor], cost: Int)? {
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
