import Extraction
import Matching
import Rules

/// The candidates of a reading with their fates, told from its verdicts.
struct ProposalList {
  let proposals: [Explanation.Proposal]

  private struct Key: Hashable {
    var rule: Int
    var type: String
    var tokens: Range<Int>
  }

  init(reading: PaperReading, rules: CompiledRules, places: PlaceFinder) {
    var order: [Key] = []
    var proposals: [Key: Explanation.Proposal] = [:]
    for verdict in reading.verdicts {
      let candidate = verdict.candidate
      let type = candidate.type.name(in: rules)
      let key = Key(rule: candidate.rule, type: type, tokens: candidate.tokens)
      let fate = Self.fate(of: verdict, in: reading, rules: rules)
      if proposals[key] != nil {
        proposals[key]?.fates.append(fate)
        continue
      }
      let rule = rules.rules[candidate.rule]
      let match =
        candidate.isPropagated ? nil : Self.match(of: candidate, in: reading)
      order.append(key)
      proposals[key] = Explanation.Proposal(
        type: type, place: places.place(candidate.tokens), rule: rule.id,
        phase: rules.phases.indices.contains(candidate.phase) ? rules.phases[candidate.phase] : rule.phase,
        priority: candidate.priority, match: match.map { places.place($0.tokens) },
        captures: (match?.captures ?? []).filter { !$0.tokens.isEmpty }.map {
          Explanation.Capture(role: rules.roles[$0.role], place: places.place($0.tokens))
        }, isPropagated: candidate.isPropagated, fates: [fate])
    }
    self.proposals = order.compactMap { proposals[$0] }.enumerated().sorted {
      ($0.element.place.tokens.lowerBound, $0.offset) < ($1.element.place.tokens.lowerBound, $1.offset)
    }.map(\.element)
  }

  private static func match(of candidate: Candidate, in reading: PaperReading) -> PatternMatch? {
    reading.matches.first {
      $0.rule == candidate.rule && $0.match.tokens.lowerBound <= candidate.tokens.lowerBound
        && candidate.tokens.upperBound <= $0.match.tokens.upperBound
    }?.match
  }

  private static func fate(
    of verdict: Verdict, in reading: PaperReading, rules: CompiledRules
  ) -> Explanation.Fate {
    switch verdict.outcome {
    case .accepted: return .accepted
    case .suppressed(let rule): return .suppressed(by: rules.rules[rule].id)
    case .retyped(let rule):
      var type = "?"
      if case .retype(let other) = rules.rules[rule].action { type = other }
      return .retyped(by: rules.rules[rule].id, to: type)
    case .lost(let rule, let criterion):
      let loser = verdict.candidate
      let winner = reading.verdicts.first {
        $0.candidate.rule == rule && $0.outcome == .accepted && $0.candidate.tokens.overlaps(loser.tokens)
      }?.candidate
      return .lost(
        to: rules.rules[rule].id, criterion: criterion.rawValue,
        detail: detail(criterion, winner: winner, loser: loser, rules: rules))
    }
  }

  private static func detail(
    _ criterion: Verdict.Criterion, winner: Candidate?, loser: Candidate, rules: CompiledRules
  ) -> String {
    guard let winner else { return "" }
    switch criterion {
    case .phase: return "'\(rules.phases[winner.phase])' runs before '\(rules.phases[loser.phase])'"
    case .priority: return "\(winner.priority) against \(loser.priority)"
    case .length: return "\(winner.tokens.count) tokens against \(loser.tokens.count)"
    case .position: return "it begins \(loser.tokens.lowerBound - winner.tokens.lowerBound) tokens earlier"
    case .order: return "it stands earlier in the rules"
    }
  }
}
