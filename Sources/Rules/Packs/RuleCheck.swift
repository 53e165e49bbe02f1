import Declarations

/// Finds what is wrong between rules: what a single file can't know.
package enum RuleCheck {
  /// The recognisers that patterns may name, with what they find.
  package static let recognisers = ["number", "url", "name", "acronym", "longform"]

  static func diagnostics(of set: RuleSet) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var seen: [String: SourcePosition] = [:]
    let types = emittedTypes(of: set)
    for rule in set.rules {
      if let first = seen[rule.id] {
        found.append(
          rule.place(of: "id").error(
            "the id '\(rule.id)' is taken by \(first.file):\(first.line); choose another"))
      }
      seen[rule.id] = rule.position
      if !set.phases.contains(rule.phase) {
        found.append(
          rule.place(of: "phase").error(
            "there is no phase '\(rule.phase)'\(Spelling.hint(for: rule.phase, among: set.phases)); the phases are \(set.phases.joined(separator: ", "))"
          ))
      }
      found += check(rule, types: types, set: set)
      if rule.examples.isEmpty {
        found.append(
          rule.position.warning(
            "the rule '\(rule.id)' has no examples; add one that matches and one that does not"))
      }
    }
    return found
  }

  private static func emittedTypes(of set: RuleSet) -> Set<String> {
    var types: Set<String> = []
    for rule in set.rules {
      switch rule.action {
      case .mention(let type), .retype(let type), .acronym(let type): types.insert(type)
      case .result, .suppress: break
      }
    }
    return types
  }

  private static func check(_ rule: Rule, types: Set<String>, set: RuleSet) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if case .suppress(let type) = rule.action, type != "any", !types.contains(type) {
      found.append(
        rule.place(of: "suppresses").error(
          "no rule emits '\(type)', so nothing of it can be suppressed\(Spelling.hint(for: type, among: types))"
        ))
    }
    let roles = ["value", "metric", "dataset", "model", "task", "baseline", "baseline-model"]
    for pattern in rule.patterns {
      for test in spanTests(in: pattern.node) {
        switch test.source {
        case .lexicon where set.lexicons[test.name] == nil:
          found.append(
            (pattern.place(of: "%\(test.name)") ?? pattern.position).error(
              "there is no lexicon '%\(test.name)'\(Spelling.hint(for: test.name, among: set.lexicons.keys)); declare it under 'lexicons'"
            ))
        case .recogniser where !recognisers.contains(test.name):
          found.append(
            (pattern.place(of: "#\(test.name)") ?? pattern.position).error(
              "there is no recogniser '#\(test.name)'\(Spelling.hint(for: test.name, among: recognisers)); there are \(recognisers.joined(separator: ", "))"
            ))
        case .mention where !types.contains(test.name):
          found.append(
            (pattern.place(of: "<\(test.name)") ?? pattern.position).error(
              "no rule emits '<\(test.name)>'\(Spelling.hint(for: test.name, among: types)); an earlier phase must"
            ))
        default: break
        }
      }
      if rule.action == .result {
        let captured = captures(in: pattern.node)
        if !captured.contains("value") {
          found.append(
            pattern.position.error("a result needs '@value:…'; capture the quantity that is reported"))
        }
        for role in captured.sorted() where !roles.contains(role) {
          found.append(
            (pattern.place(of: "@\(role)") ?? pattern.position).error(
              "'\(role)' is no argument of a result\(Spelling.hint(for: role, among: roles)); there are \(roles.joined(separator: ", "))"
            ))
        }
      }
      if case .acronym = rule.action, !captures(in: pattern.node).isSuperset(of: ["long", "short"]) {
        found.append(pattern.position.error("a rule that joins names captures '@long:…' and '@short:…'"))
      }
      if minimumLength(pattern.node) == 0 {
        found.append(
          pattern.position.error("the pattern can match nothing at all; make one part of it required"))
      }
    }
    if rule.action == .result, let kind = rule.kind, !["score", "delta", "relative"].contains(kind) {
      found.append(
        rule.place(of: "kind").error("'\(kind)' is no kind of result; it is score, delta or relative"))
    }
    return found
  }

  /// All tests of spans in a pattern.
  package static func spanTests(in node: PatternNode) -> [SpanTest] {
    var found: [SpanTest] = []
    collect(node, into: &found)
    return found
  }

  private static func collect(_ node: PatternNode, into found: inout [SpanTest]) {
    switch node {
    case .token(let test): collect(test, into: &found)
    case .span(let test): found.append(test)
    case .sequence(let nodes), .alternatives(let nodes): for node in nodes { collect(node, into: &found) }
    case .repetition(let inner, _, _, _), .capture(_, let inner), .look(_, _, let inner):
      collect(inner, into: &found)
    case .edge: break
    }
  }

  private static func collect(_ test: TokenTest, into found: inout [SpanTest]) {
    switch test {
    case .inside(let span): found.append(span)
    case .not(let inner): collect(inner, into: &found)
    case .all(let tests), .oneOf(let tests): for test in tests { collect(test, into: &found) }
    default: break
    }
  }

  private static func captures(in node: PatternNode) -> Set<String> {
    switch node {
    case .capture(let role, let inner): captures(in: inner).union([role])
    case .sequence(let nodes), .alternatives(let nodes):
      nodes.reduce(into: []) { $0.formUnion(captures(in: $1)) }
    case .repetition(let inner, _, _, _): captures(in: inner)
    default: []
    }
  }

  /// The fewest tokens that a pattern can match.
  package static func minimumLength(_ node: PatternNode) -> Int {
    switch node {
    case .token, .span: 1
    case .sequence(let nodes): nodes.reduce(0) { $0 + minimumLength($1) }
    case .alternatives(let nodes): nodes.map(minimumLength).min() ?? 0
    case .repetition(let inner, let min, _, _): min * minimumLength(inner)
    case .capture(_, let inner): minimumLength(inner)
    case .look, .edge: 0
    }
  }
}
