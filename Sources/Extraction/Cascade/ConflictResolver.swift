/// Settles which candidates stand, by one order: suppression, phase, priority, length, position, and
/// last the order of the rules.
///
/// Candidates of an earlier phase stand unless a rule that `extends` holds them whole. Mentions do not
/// overlap, but a model's name may hold a dataset's.
package struct ConflictResolver: Sendable {
  /// The mentions that stand, in no particular order.
  package private(set) var accepted: [Candidate] = []
  /// What became of every candidate so far; kept only where `keepsVerdicts`.
  package private(set) var verdicts: [Verdict] = []
  private var suppressions: [(type: String, tokens: Range<Int>, rule: Int)] = []
  private var suppressedNames: [(type: String, isName: @Sendable (Range<Int>) -> Bool, rule: Int)] = []
  private let keepsVerdicts: Bool

  package init(keepsVerdicts: Bool = false) { self.keepsVerdicts = keepsVerdicts }

  /// Takes mentions of a type (`any`: of all types) that lie in `tokens` out, now and in later phases. A
  /// longer mention stands: that "LLM" is no model says nothing of "LLM-Blender".
  package mutating func suppress(type: String, tokens: Range<Int>, rule: Int) {
    suppressions.append((type, tokens, rule))
  }

  /// Takes mentions of a type that `isName` knows out wherever they stand, now and in later phases.
  package mutating func suppress(
    type: String, rule: Int, wherever isName: @escaping @Sendable (Range<Int>) -> Bool
  ) {
    suppressedNames.append((type, isName, rule))
  }

  /// Settles a phase: its suppressions first, then its candidates.
  package mutating func settle(_ candidates: [Candidate]) {
    if !suppressions.isEmpty || !suppressedNames.isEmpty {
      let standing = accepted
      accepted.removeAll(keepingCapacity: true)
      for candidate in standing {
        if let rule = suppressor(of: candidate) {
          note(candidate, .suppressed(byRule: rule))
        } else {
          accepted.append(candidate)
        }
      }
    }
    // Candidates are large, so their numbers are sorted instead.
    for index in candidates.indices.sorted(by: { Self.precedes(candidates[$0], candidates[$1]) }) {
      let candidate = candidates[index]
      if let rule = suppressor(of: candidate) {
        note(candidate, .suppressed(byRule: rule))
      } else {
        place(candidate)
      }
    }
  }

  /// Gives the mentions that lie in `tokens` another type.
  package mutating func retype(in tokens: Range<Int>, to type: String, rule: Int) {
    for index in accepted.indices
    where accepted[index].tokens.overlaps(tokens) && accepted[index].type != type
      && tokens.lowerBound <= accepted[index].tokens.lowerBound
      && accepted[index].tokens.upperBound <= tokens.upperBound
    {
      note(accepted[index], .retyped(byRule: rule))
      accepted[index].type = type
      accepted[index].rule = rule
    }
  }

  /// Replaces the type of every accepted mention that `body` wants changed.
  package mutating func update(_ body: (inout Candidate) -> Void) {
    for index in accepted.indices { body(&accepted[index]) }
  }

  static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.phase != right.phase { return left.phase < right.phase }
    if left.priority != right.priority { return left.priority > right.priority }
    if left.tokens.count != right.tokens.count { return left.tokens.count > right.tokens.count }
    if left.tokens.lowerBound != right.tokens.lowerBound {
      return left.tokens.lowerBound < right.tokens.lowerBound
    }
    return left.rule < right.rule
  }

  private func suppressor(of candidate: Candidate) -> Int? {
    if let rule = suppressedNames.first(where: {
      ($0.type == "any" || $0.type == candidate.type) && $0.isName(candidate.tokens)
    })?.rule {
      return rule
    }
    return suppressions.first {
      ($0.type == "any" || $0.type == candidate.type) && $0.tokens.lowerBound <= candidate.tokens.lowerBound
        && candidate.tokens.upperBound <= $0.tokens.upperBound
    }?.rule
  }

  private mutating func place(_ candidate: Candidate) {
    var replaced: [Int] = []
    for (index, other) in accepted.enumerated() where other.tokens.overlaps(candidate.tokens) {
      if Self.mayNest(other, candidate) { continue }
      let isInside =
        candidate.tokens.lowerBound <= other.tokens.lowerBound
        && other.tokens.upperBound <= candidate.tokens.upperBound
      if candidate.extends, isInside, other.tokens.count < candidate.tokens.count {
        replaced.append(index)
        continue
      }
      note(candidate, .lost(toRule: other.rule, criterion: Self.criterion(candidate, other)))
      return
    }
    for index in replaced.reversed() {
      note(accepted[index], .lost(toRule: candidate.rule, criterion: .length))
      accepted.remove(at: index)
    }
    accepted.append(candidate)
    note(candidate, .accepted)
  }

  private static func mayNest(_ one: Candidate, _ other: Candidate) -> Bool {
    let (outer, inner) = one.tokens.count >= other.tokens.count ? (one, other) : (other, one)
    return outer.type == "model" && inner.type == "dataset" && outer.tokens.count > inner.tokens.count
      && outer.tokens.lowerBound <= inner.tokens.lowerBound
      && inner.tokens.upperBound <= outer.tokens.upperBound
  }

  private static func criterion(_ loser: Candidate, _ winner: Candidate) -> Verdict.Criterion {
    if loser.phase != winner.phase { return .phase }
    if loser.priority != winner.priority { return .priority }
    if loser.tokens.count != winner.tokens.count { return .length }
    if loser.tokens.lowerBound != winner.tokens.lowerBound { return .position }
    return .order
  }

  private mutating func note(_ candidate: Candidate, _ outcome: Verdict.Outcome) {
    if keepsVerdicts { verdicts.append(Verdict(candidate: candidate, outcome: outcome)) }
  }
}
