import Records

/// An argument of a result.
public enum ResultArgument: String, Sendable, Hashable, CaseIterable {
  /// The measure.
  case metric
  /// What it was measured on.
  case dataset
  /// What was measured.
  case model
  /// What it was measured at.
  case task
}

/// Compares the results of a paper as tuples and argument by argument.
enum ResultComparison {
  /// The comparisons of whole tuples, by name: which arguments must agree with the value.
  static let tuples: [(label: String, compared: [ResultArgument])] =
    [("value", []), ("metric-value", [.metric]), ("stated", ResultArgument.allCases)]
    + ResultArgument.allCases.map { left in
      ("without-\(left.rawValue)", ResultArgument.allCases.filter { $0 != left })
    }

  /// Counts tuples that agree in value and the arguments compared, each once.
  static func counts(
    gold: [ResultTuple], predicted: [ResultTuple], compared: [ResultArgument]
  ) -> Counts {
    SetComparison.counts(gold: gold.map { $0.key(compared) }, predicted: predicted.map { $0.key(compared) })
  }

  /// Pairs results of the same value, those that agree in most first.
  static func pairs(gold: [ResultTuple], predicted: [ResultTuple]) -> [(gold: Int, predicted: Int)] {
    var candidates: [(agreement: Int, gold: Int, predicted: Int)] = []
    for (left, want) in gold.enumerated() {
      for (right, offer) in predicted.enumerated() where want.value == offer.value {
        let agreement = ResultArgument.allCases.count { want.arguments[$0] == offer.arguments[$0] }
        candidates.append((agreement * 2 + (want.kind == offer.kind ? 1 : 0), left, right))
      }
    }
    candidates.sort { ($1.agreement, $0.gold, $0.predicted) < ($0.agreement, $1.gold, $1.predicted) }
    var usedGold: Set<Int> = []
    var usedPredicted: Set<Int> = []
    var pairs: [(gold: Int, predicted: Int)] = []
    for candidate in candidates
    where !usedGold.contains(candidate.gold) && !usedPredicted.contains(candidate.predicted) {
      usedGold.insert(candidate.gold)
      usedPredicted.insert(candidate.predicted)
      pairs.append((candidate.gold, candidate.predicted))
    }
    return pairs
  }

  /// Counts each argument apart, over results paired by value; those without a partner count all their
  /// arguments as missing or spurious.
  static func argumentCounts(gold: [ResultTuple], predicted: [ResultTuple]) -> [String: Counts] {
    var counts: [String: Counts] = [:]
    func count(_ want: ResultTuple?, _ offer: ResultTuple?) {
      for argument in ResultArgument.allCases {
        counts[argument.rawValue, default: Counts()].compare(
          want?.arguments[argument], offer?.arguments[argument])
      }
      counts["kind", default: Counts()].compare(want?.kind, offer?.kind)
      counts["baseline", default: Counts()].compare(
        want?.baseline.isEmpty == false ? want?.baseline : nil,
        offer?.baseline.isEmpty == false ? offer?.baseline : nil)
    }
    let pairs = pairs(gold: gold, predicted: predicted)
    for pair in pairs { count(gold[pair.gold], predicted[pair.predicted]) }
    let pairedGold = Set(pairs.map(\.gold))
    let pairedPredicted = Set(pairs.map(\.predicted))
    for index in gold.indices where !pairedGold.contains(index) { count(gold[index], nil) }
    for index in predicted.indices where !pairedPredicted.contains(index) { count(nil, predicted[index]) }
    return counts
  }
}

extension Counts {
  /// Counts one slot: what gold says against what was predicted.
  mutating func compare<Value: Equatable>(_ gold: Value?, _ predicted: Value?) {
    switch (gold, predicted) {
    case (nil, nil): break
    case (nil, _): spurious += 1
    case (_, nil): missing += 1
    case (let gold, let predicted): count(gold == predicted ? .correct : .incorrect)
    }
  }
}
