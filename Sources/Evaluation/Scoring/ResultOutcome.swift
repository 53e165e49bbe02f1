/// What became of one predicted result, compared by metric and value.
public struct ResultOutcome: Sendable, Hashable {
  /// The paper's id.
  public var paper: String
  /// The rule that found it.
  public var rule: String
  /// Whether gold has it; of results that agree, only as many as gold has.
  public var isRight: Bool

  /// What became of a paper's predicted results that name their rule.
  static func outcomes(paper: String, gold: [ResultTuple], predicted: [ResultTuple]) -> [ResultOutcome] {
    var open: [[String?]: Int] = [:]
    for result in gold { open[result.key([.metric]), default: 0] += 1 }
    return predicted.compactMap { result in
      let key = result.key([.metric])
      let isRight = (open[key] ?? 0) > 0
      if isRight { open[key, default: 0] -= 1 }
      return result.rule.map { ResultOutcome(paper: paper, rule: $0, isRight: isRight) }
    }
  }
}
