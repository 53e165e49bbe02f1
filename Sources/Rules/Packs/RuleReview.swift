/// Finds what is dubious about rules that can be used: what takes too long to look for at every start, or
/// does no harm but no good either.
package enum RuleReview {
  /// Everything that is found, by file and line.
  package static func diagnostics(of set: RuleSet) -> [Diagnostic] {
    let found =
      RuleReachability.diagnostics(of: set) + RuleDominance.diagnostics(of: set)
      + LexiconReview.diagnostics(of: set)
    return found.sorted {
      ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
    }
  }
}

/// Finds patterns, or parts of them, that can never match: a word that no token can be, conditions that
/// exclude each other, places that can't be where they stand, spans that no earlier phase makes.
enum RuleReachability {
  static func diagnostics(of set: RuleSet) -> [Diagnostic] {
    let makers = makers(in: set)
    var found: [Diagnostic] = []
    for rule in set.rules {
      for pattern in rule.patterns {
        var check = PatternReachability(rule: rule, set: set, makers: makers)
        let isAlive = check.canMatch(pattern.node)
        for (message, part) in check.problems {
          let place = pattern.place(of: part) ?? pattern.position
          found.append(place.warning(message))
        }
        if !isAlive {
          found.append(
            pattern.position.warning(
              "this pattern of the rule '\(rule.id)' can never match; correct what is named above, or remove it"
            ))
        }
      }
    }
    return found
  }

  /// The first phase in which mentions of each type are made.
  private static func makers(in set: RuleSet) -> [String: Int] {
    var first: [String: Int] = [:]
    for rule in set.rules {
      guard let phase = set.phases.firstIndex(of: rule.phase) else { continue }
      switch rule.action {
      case .mention(let type), .retype(let type), .acronym(let type):
        first[type] = min(first[type] ?? phase, phase)
      case .result, .suppress: break
      }
    }
    return first
  }
}

/// Whether one pattern can match, with the parts of it that can't.
struct PatternReachability {
  let rule: Rule
  let set: RuleSet
  let makers: [String: Int]
  /// What is wrong, and the text by which its place in the pattern can be found.
  private(set) var problems: [(message: String, part: String)] = []

  init(rule: Rule, set: RuleSet, makers: [String: Int]) {
    self.rule = rule
    self.set = set
    self.makers = makers
  }

  mutating func canMatch(_ node: PatternNode) -> Bool {
    switch node {
    case .token(let test): return canHold(test)
    case .span(let span): return canExist(span)
    case .sequence(let nodes): return canMatch(sequence: nodes)
    case .alternatives(let nodes):
      // Every one is looked at, so that each dead part is named.
      return nodes.map { canMatch($0) }.contains(true)
    case .repetition(let inner, let min, _, _): return canMatch(inner) || min == 0
    case .capture(_, let inner): return canMatch(inner)
    case .look(_, let isNegated, let inner): return canMatch(inner) || isNegated
    case .edge: return true
    }
  }

  private mutating func canMatch(sequence nodes: [PatternNode]) -> Bool {
    var isAlive = true
    var before = 0
    for (index, node) in nodes.enumerated() {
      if !canMatch(node) { isAlive = false }
      let after = nodes[(index + 1)...].reduce(0) { $0 + RuleCheck.minimumLength($1) }
      if case .edge(let edge) = node {
        switch edge {
        case .sentenceStart, .fieldStart:
          if before > 0 {
            let mark = edge == .sentenceStart ? "^" : "^^"
            problems.append(
              ("'\(mark)' stands behind a token, where nothing begins; move it to the front", mark))
            isAlive = false
          }
        case .sentenceEnd, .fieldEnd:
          if after > 0 {
            let mark = edge == .sentenceEnd ? "$" : "$$"
            problems.append(("'\(mark)' stands before a token, where nothing ends; move it to the end", mark))
            isAlive = false
          }
        case .glued: break
        }
      }
      before += RuleCheck.minimumLength(node)
    }
    return isAlive
  }

  // MARK: Tests of one token

  private mutating func canHold(_ test: TokenTest) -> Bool {
    switch test {
    case .folded(let word), .exact(let word):
      let tokens = SingleToken.tokens(of: word)
      if tokens.count == 1 { return true }
      problems.append(
        (
          "no token can be '\(word)', which is \(tokens.count) tokens (\(tokens.joined(separator: " "))); write it outside the brackets, as a group",
          word
        ))
      return false
    case .prefix(let part), .suffix(let part):
      if SingleToken.tokens(of: part).count == 1 { return true }
      problems.append(
        (
          "no token can begin or end with '\(part)', which is several tokens; write them one after the other",
          part
        ))
      return false
    case .inside(let span): return canExist(span)
    case .not: return true
    case .all(let tests):
      let alive = tests.map { canHold($0) }
      if alive.contains(false) { return false }
      if let (one, other) = TestContradiction.find(in: tests) {
        problems.append(
          (
            "no token is both \(PatternText.text(of: one)) and \(PatternText.text(of: other)); remove one of them",
            PatternText.text(of: one)
          ))
        return false
      }
      return true
    case .oneOf(let tests): return tests.map { canHold($0) }.contains(true)
    case .any, .regex, .shape, .name, .markup: return true
    }
  }

  // MARK: Spans

  private mutating func canExist(_ span: SpanTest) -> Bool {
    switch span.source {
    case .recogniser: return true
    case .mention:
      guard let phase = set.phases.firstIndex(of: rule.phase), let maker = makers[span.name] else {
        return true
      }
      if maker < phase { return true }
      problems.append(
        (
          "'<\(span.name)>' is first made in the phase '\(set.phases[maker])', which does not run before '\(rule.phase)'; move this rule to a later phase",
          "<\(span.name)"
        ))
      return false
    case .lexicon:
      guard let lexicon = set.lexicons[span.name] else { return true }
      let fits = lexicon.rows.contains { row in
        var attributes = lexicon.attributeSets[Int(row.attributes)]
        if row.isAmbiguous { attributes["ambiguous"] = "true" }
        return span.conditions.allSatisfy { condition in
          if condition.key == "any" { return true }
          let value = attributes[condition.key]
          let holds = value.map { condition.values.isEmpty || condition.values.contains($0) } ?? false
          return holds != condition.isNegated
        }
      }
      if fits { return true }
      problems.append(
        (
          "no row of the lexicon fits '\(PatternText.text(of: span))'; correct the condition or add rows",
          "%\(span.name)"
        ))
      return false
    }
  }
}
