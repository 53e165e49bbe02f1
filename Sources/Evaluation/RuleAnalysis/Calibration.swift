import Records

/// What each rule's word is worth: the mean of the posterior of its precision, measured so that it is
/// not flattered by the papers that it is measured on.
///
/// The prior is a beta distribution worth two observations whose mean is the precision of all rules
/// together (an empirical Bayes estimate): a rule that was right once out of once is not yet certain.
/// Papers are dealt into folds; each fold gives a
/// posterior from the other folds. A rule's confidence is the mean of these, and the reliability table
/// holds each mention against the posterior of the fold that its paper was kept out of.
public struct Calibration: Sendable {
  /// The weight of the prior, in observations.
  public static let priorWeight = 2.0

  /// One rule's confidence.
  public struct Row: Sendable, Hashable {
    /// The rule, as `pack/id`.
    public var rule: String
    /// Its cross-validated posterior mean precision, 0 to 1.
    public var confidence: Double
    /// How many mentions, or results, it is measured on.
    public var count: Int
    /// How many of them are right.
    public var correct: Int
  }

  /// The rules in order of their names.
  public var rows: [Row]
  /// How well the confidences hold on papers that they were not measured on; `nil` without mentions.
  public var reliability: Reliability?
  /// How many folds the papers were dealt into.
  public var folds: Int

  /// Measures the rules that fired on gold; what never fired has not been measured and gets no row.
  public init(_ report: ScoreReport, folds wanted: Int = 5, seed: UInt64 = 20_130_609) {
    let folds = max(2, min(wanted, max(2, report.papers.count)))
    self.folds = folds
    var order = Array(report.papers.indices)
    var generator = SplitMix64(seed: seed)
    order.shuffle(using: &generator)
    var foldOfPaper: [String: Int] = [:]
    for (place, paper) in order.enumerated() { foldOfPaper[report.papers[paper]] = place % folds }

    var tallies: [String: [Tally]] = [:]
    var all = [Tally](repeating: Tally(), count: folds)
    var claims: [(rule: String, fold: Int, isRight: Bool)] = []
    let mentions = report.outcomes.compactMap { outcome -> (String, String, Bool)? in
      guard outcome.verdict != .falseNegative, let rule = outcome.mention.rule else { return nil }
      return (outcome.paper, rule, outcome.verdict == .truePositive)
    }
    let results = report.resultOutcomes.map { ($0.paper, $0.rule, $0.isRight) }
    for (paper, rule, isRight) in mentions + results {
      guard let fold = foldOfPaper[paper] else { continue }
      tallies[rule, default: [Tally](repeating: Tally(), count: folds)][fold].add(isRight)
      all[fold].add(isRight)
      claims.append((rule, fold, isRight))
    }
    // The posterior mean of a rule from all folds but one.
    var posteriors: [String: [Double]] = [:]
    for (rule, tally) in tallies {
      posteriors[rule] = (0..<folds).map { fold in
        let pooled = Self.sum(of: all, without: fold)
        let prior = (Double(pooled.correct) + 1) / (Double(pooled.count) + 2)
        let own = Self.sum(of: tally, without: fold)
        return (Double(own.correct) + Self.priorWeight * prior) / (Double(own.count) + Self.priorWeight)
      }
    }
    rows = tallies.keys.sorted().map { rule in
      let total = Self.sum(of: tallies[rule] ?? [], without: nil)
      let means = posteriors[rule] ?? []
      return Row(
        rule: rule, confidence: means.reduce(0, +) / Double(max(1, means.count)), count: total.count,
        correct: total.correct)
    }
    reliability = Reliability(
      claims.map { claim in (posteriors[claim.rule]?[claim.fold] ?? 0, claim.isRight) })
  }

  /// The file that extraction reads: tab-separated, a header, one rule a line.
  public func tsv() -> String {
    "rule\tconfidence\tn\tcorrect\n"
      + rows.map { "\($0.rule)\t\(decimal($0.confidence, digits: 4))\t\($0.count)\t\($0.correct)\n" }.joined()
  }

  /// The reliability table for a terminal.
  public func renderReliability() -> String {
    guard let reliability else { return "no mention names its rule: nothing to calibrate\n" }
    return "Confidence against precision, cross-validated over \(folds) folds of papers\n"
      + ReportTables.table(of: reliability).plain()
      + "  Brier score \(decimal(reliability.brier)), expected calibration error "
      + "\(decimal(reliability.expectedCalibrationError)), over \(reliability.count) mentions\n"
  }

  private struct Tally {
    var correct = 0
    var count = 0

    mutating func add(_ isRight: Bool) {
      count += 1
      if isRight { correct += 1 }
    }
  }

  private static func sum(of folds: [Tally], without left: Int?) -> Tally {
    folds.enumerated().reduce(into: Tally()) { sum, fold in
      guard fold.offset != left else { return }
      sum.correct += fold.element.correct
      sum.count += fold.element.count
    }
  }
}
