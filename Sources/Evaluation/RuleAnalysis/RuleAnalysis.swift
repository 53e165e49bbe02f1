import Records

/// Scores each rule from one run: its own hits and errors, and what the whole would be without it.
struct RuleAnalysis {
  let papers: [PaperMentions]
  let results: [(gold: [ResultTuple], predicted: [ResultTuple])]
  let outcomes: [MentionOutcome]
  let resultOutcomes: [ResultOutcome]
  let traces: [CandidateTrace]

  /// The rules that emitted anything or lost what they should have won, the worst first: those whose
  /// removal helps most, then those with the most false positives.
  func scores() -> [RuleScore] {
    var scores: [String: RuleScore] = [:]
    countMentions(into: &scores)
    countLosses(into: &scores)
    countResults(into: &scores)
    removeMentionRules(from: &scores)
    removeResultRules(from: &scores)
    return scores.values.sorted { left, right in
      if left.f1ChangeIfRemoved != right.f1ChangeIfRemoved {
        return left.f1ChangeIfRemoved > right.f1ChangeIfRemoved
      }
      return (right.falsePositives, left.truePositives, left.rule)
        < (left.falsePositives, right.truePositives, right.rule)
    }
  }

  private func countMentions(into scores: inout [String: RuleScore]) {
    let tracesByPaper = Dictionary(grouping: traces, by: \.paper)
    var possible: [String: Int] = [:]
    for outcome in outcomes where outcome.verdict != .falsePositive {
      possible[outcome.mention.type.rawValue, default: 0] += 1
    }
    for outcome in outcomes where outcome.verdict != .falseNegative {
      guard let rule = outcome.mention.rule else { continue }
      scores.update(rule, emits: outcome.mention.type.rawValue) { score in
        guard outcome.verdict == .truePositive else {
          score.falsePositives += 1
          return
        }
        score.truePositives += 1
        let rival = tracesByPaper[outcome.paper]?.contains { trace in
          trace.mention.rule != rule && trace.isSame(as: outcome.mention)
        }
        if rival != true { score.onlyFinder += 1 }
      }
    }
    for (rule, score) in scores {
      let total = score.emits.map { possible[$0] ?? 0 }.reduce(0, +)
      if total > 0 { scores[rule]?.onlyFinderRecall = Double(score.onlyFinder) / Double(total) }
    }
  }

  /// Candidates that are gold mentions, were dropped, and were found by nobody else.
  private func countLosses(into scores: inout [String: RuleScore]) {
    let misses = Dictionary(grouping: outcomes.filter { $0.verdict == .falseNegative }, by: \.paper)
    for trace in traces {
      guard let rule = trace.mention.rule,
        misses[trace.paper]?.contains(where: { trace.isSame(as: $0.mention) }) == true
      else { continue }
      scores.update(rule, emits: trace.mention.type.rawValue) { score in
        score.wrongfulLosses += 1
        if let winner = trace.lostTo { score.lostTo[winner, default: 0] += 1 }
      }
    }
  }

  private func countResults(into scores: inout [String: RuleScore]) {
    for outcome in resultOutcomes {
      scores.update(outcome.rule, emits: "result") { score in
        if outcome.isRight { score.truePositives += 1 } else { score.falsePositives += 1 }
      }
    }
  }

  // MARK: Leave one rule out

  /// Takes each rule's mentions away, lets come back what had lost to it, and counts the papers again
  /// in which that changes anything.
  private func removeMentionRules(from scores: inout [String: RuleScore]) {
    let before = papers.map(\.microStrictCounts)
    let total = before.reduce(Counts(), +)
    var papersOfRule: [String: [Int]] = [:]
    for (index, paper) in papers.enumerated() {
      let rules = Set(paper.fields.flatMap { $0.predicted.compactMap(\.rule) })
      for rule in rules { papersOfRule[rule, default: []].append(index) }
    }
    let tracesByLoss = Dictionary(grouping: traces) { TraceKey(paper: $0.paper, rule: $0.lostTo) }
    for (rule, indices) in papersOfRule {
      var without = total
      for index in indices {
        let returning = tracesByLoss[TraceKey(paper: papers[index].id, rule: rule)] ?? []
        let counts = papers[index].removing(rule, returning: returning).microStrictCounts
        without = Counts(
          correct: without.correct - before[index].correct + counts.correct,
          incorrect: without.incorrect - before[index].incorrect + counts.incorrect,
          missing: without.missing - before[index].missing + counts.missing,
          spurious: without.spurious - before[index].spurious + counts.spurious)
      }
      scores[rule]?.f1ChangeIfRemoved = without.f1 - total.f1
    }
  }

  private func removeResultRules(from scores: inout [String: RuleScore]) {
    func counts(without rule: String?) -> Counts {
      results.reduce(into: Counts()) { counts, paper in
        let predicted = rule == nil ? paper.predicted : paper.predicted.filter { $0.rule != rule }
        counts += ResultComparison.counts(gold: paper.gold, predicted: predicted, compared: [.metric])
      }
    }
    let total = counts(without: nil)
    for rule in Set(results.flatMap { $0.predicted.compactMap(\.rule) }) {
      scores[rule]?.f1ChangeIfRemoved += counts(without: rule).f1 - total.f1
    }
  }

  private struct TraceKey: Hashable {
    var paper: String
    var rule: String?
  }
}

extension PaperMentions {
  /// The paper as it would be without a rule: its mentions gone, and of the candidates that had lost to
  /// it those back that nothing else stands in the way of, in the order of the traces.
  func removing(_ rule: String, returning traces: [CandidateTrace]) -> PaperMentions {
    var paper = self
    for index in paper.fields.indices {
      let field = paper.fields[index].field
      let removed = paper.fields[index].predicted.filter { $0.rule == rule }
      guard !removed.isEmpty else { continue }
      var kept = paper.fields[index].predicted.filter { $0.rule != rule }
      for trace in traces where trace.mention.field == field && trace.mention.rule != rule {
        let range = trace.mention.scalarRange
        guard removed.contains(where: { $0.scalarRange.overlaps(range) }),
          !kept.contains(where: { $0.scalarRange.overlaps(range) })
        else { continue }
        kept.append(trace.mention)
      }
      paper.fields[index].predicted = kept.sorted {
        ($0.scalarRange.lowerBound, $0.scalarRange.upperBound)
          < ($1.scalarRange.lowerBound, $1.scalarRange.upperBound)
      }
    }
    return paper
  }
}

extension [String: RuleScore] {
  fileprivate mutating func update(_ rule: String, emits type: String, _ change: (inout RuleScore) -> Void) {
    var score = self[rule] ?? RuleScore(rule: rule, emits: [])
    if !score.emits.contains(type) {
      score.emits.append(type)
      score.emits.sort()
    }
    change(&score)
    self[rule] = score
  }
}
