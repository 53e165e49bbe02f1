/// Finds rules whose matches always lose: the same pattern, in the same phase, belongs to a rule that wins.
enum RuleDominance {
  private struct Key: Hashable {
    var phase: String
    var node: PatternNode
  }

  static func diagnostics(of set: RuleSet) -> [Diagnostic] {
    var byPattern: [Key: [(rule: Int, pattern: Int)]] = [:]
    for (number, rule) in set.rules.enumerated() {
      guard case .mention = rule.action else { continue }
      for (index, pattern) in rule.patterns.enumerated() {
        byPattern[Key(phase: rule.phase, node: pattern.node), default: []].append((number, index))
      }
    }
    var found: [Diagnostic] = []
    for (number, rule) in set.rules.enumerated() {
      guard case .mention = rule.action else { continue }
      for (index, pattern) in rule.patterns.enumerated() {
        let rivals = byPattern[Key(phase: rule.phase, node: pattern.node)] ?? []
        guard let rival = rivals.first(where: { wins($0, over: (number, index), in: set) }) else { continue }
        let other = set.rules[rival.rule]
        let place = other.patterns[rival.pattern].position
        let why =
          rival.rule == number
          ? "is written twice in this rule"
          : "always loses to the same one of '\(other.id)' (\(place.file):\(place.line)), which "
            + (other.priority > rule.priority ? "has priority \(other.priority)" : "stands earlier")
        found.append(pattern.position.warning("this pattern \(why); remove it or change its priority"))
      }
    }
    return found
  }

  private static func wins(
    _ one: (rule: Int, pattern: Int), over other: (rule: Int, pattern: Int), in set: RuleSet
  ) -> Bool {
    if one.rule == other.rule { return one.pattern < other.pattern }
    let (winner, loser) = (set.rules[one.rule], set.rules[other.rule])
    // A rule that reads some fields only wins in those alone.
    guard winner.fields.isEmpty || Set(winner.fields) == Set(loser.fields) else { return false }
    if loser.extends || winner.extends { return false }
    return winner.priority != loser.priority ? winner.priority > loser.priority : one.rule < other.rule
  }
}
