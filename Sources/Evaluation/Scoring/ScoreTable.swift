import Records

/// Collects the counts of each paper under the names of the rows, and makes the rows of them.
struct ScoreTable {
  let papers: Int
  private var counts: [ScoreName: [Counts]] = [:]

  init(papers: Int) { self.papers = papers }

  mutating func add(_ more: Counts, to name: ScoreName, paper: Int) {
    counts[name, default: [Counts](repeating: Counts(), count: papers)][paper] += more
  }

  /// The rows that measure anything, in the order of reports, with sums, means and intervals.
  func scores(types: [MentionType], bootstrap: Bootstrap) -> [Score] {
    var scores: [Score] = []
    var samples: [ScoreName: [Double?]] = [:]
    for scheme in Scheme.allCases {
      let rows = types.compactMap { row(ScoreName(.type, $0.rawValue, scheme)) }
      let f1s = rows.map { bootstrap.f1s(of: $0.paperCounts) }
      for (row, f1) in zip(rows, f1s) { samples[row.name] = f1 }
      scores += rows
      guard !rows.isEmpty else { continue }
      var micro = [Counts](repeating: Counts(), count: papers)
      for row in rows { for paper in 0..<papers { micro[paper] += row.paperCounts[paper] } }
      scores.append(Score(name: ScoreName(.micro, "", scheme), paperCounts: micro))
      let macro = Score(name: ScoreName(.macro, "", scheme), meanOf: rows)
      samples[macro.name] = Bootstrap.means(of: f1s)
      scores.append(macro)
      if let overall = row(ScoreName(.overall, "", scheme)) { scores.append(overall) }
    }
    let labels = types.map(\.rawValue)
    scores += [row(ScoreName(.entities))].compactMap(\.self)
    scores += labels.compactMap { row(ScoreName(.entities, $0)) }
    scores += [ScoreName(.links), ScoreName(.quantities)].compactMap(row)
    scores += ResultComparison.tuples.compactMap { row(ScoreName(.results, $0.label)) }
    scores += (ResultArgument.allCases.map(\.rawValue) + ["kind", "baseline"])
      .compactMap { row(ScoreName(.arguments, $0)) }
    scores += ["code", "proposes"].compactMap { row(ScoreName(.facts, $0)) }
    for index in scores.indices {
      let f1s = samples[scores[index].name] ?? bootstrap.f1s(of: scores[index].paperCounts)
      scores[index].interval = Interval.percentile(of: f1s.compactMap(\.self))
    }
    return scores
  }

  private func row(_ name: ScoreName) -> Score? {
    guard let counts = counts[name] else { return nil }
    let score = Score(name: name, paperCounts: counts)
    return score.counts.isEmpty ? nil : score
  }
}
