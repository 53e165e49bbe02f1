import Records

/// A result that is missed, spurious, or differs from gold's of the same value.
public struct ResultError: Sendable, Hashable {
  /// The paper's id.
  public var paper: String
  /// The predicted result on one line; `nil` where nothing of its value was predicted.
  public var predicted: String?
  /// The gold result on one line; `nil` where gold has none of its value.
  public var gold: String?
  /// In what the two differ: `metric`, `dataset`, `model`, `task`, `kind`, `baseline`.
  public var differing: [String]
  /// The rule of the predicted one.
  public var rule: String?

  /// Why it is wrong: `missed`, `spurious`, `differs in model, task`.
  public var cause: String {
    if predicted == nil { return "missed" }
    return gold == nil ? "spurious" : "differs in \(differing.joined(separator: ", "))"
  }

  /// The errors of a paper: results of one value are paired, the likest first.
  static func errors(paper: String, gold: [ResultTuple], predicted: [ResultTuple]) -> [ResultError] {
    var errors: [ResultError] = []
    let pairs = ResultComparison.pairs(gold: gold, predicted: predicted)
    for (left, right) in pairs {
      let (want, offer) = (gold[left], predicted[right])
      var differing = ResultArgument.allCases.filter { want.arguments[$0] != offer.arguments[$0] }
        .map(\.rawValue)
      if want.kind != offer.kind { differing.append("kind") }
      if want.baseline != offer.baseline { differing.append("baseline") }
      guard !differing.isEmpty else { continue }
      errors.append(
        ResultError(
          paper: paper, predicted: offer.line, gold: want.line, differing: differing, rule: offer.rule))
    }
    let pairedGold = Set(pairs.map(\.gold))
    let pairedPredicted = Set(pairs.map(\.predicted))
    for (index, want) in gold.enumerated() where !pairedGold.contains(index) {
      errors.append(ResultError(paper: paper, predicted: nil, gold: want.line, differing: [], rule: nil))
    }
    for (index, offer) in predicted.enumerated() where !pairedPredicted.contains(index) {
      errors.append(
        ResultError(paper: paper, predicted: offer.line, gold: nil, differing: [], rule: offer.rule))
    }
    return errors
  }

  /// The error for a terminal.
  func render() -> String {
    var text = "  \(printable(paper))" + (rule.map { " (\($0))" } ?? "") + "\n"
    if let predicted { text += "    predicted \(predicted)\n" }
    if let gold { text += "    gold      \(gold)\n" }
    return text
  }
}
