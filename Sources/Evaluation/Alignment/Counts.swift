/// How many mentions fell into each category, and the measures that follow.
///
/// With `partial` counted half, `precision = (correct + partial / 2) / actual` and
/// `recall = (correct + partial / 2) / possible`; schemes without partial credit have `partial == 0`,
/// so that one formula serves all. A measure of nothing is 0, as nervaluate has it; `isEmpty` tells
/// such a row from a bad one.
public struct Counts: Sendable, Hashable {
  /// Gold mentions that were found.
  public var correct = 0
  /// Predicted mentions that meet a gold one and differ.
  public var incorrect = 0
  /// Predicted mentions that overlap a gold one, worth a half.
  public var partial = 0
  /// Gold mentions that were not met.
  public var missing = 0
  /// Predicted mentions that meet no gold one.
  public var spurious = 0

  /// Makes counts, all zero by default.
  public init(
    correct: Int = 0, incorrect: Int = 0, partial: Int = 0, missing: Int = 0, spurious: Int = 0
  ) {
    self.correct = correct
    self.incorrect = incorrect
    self.partial = partial
    self.missing = missing
    self.spurious = spurious
  }

  /// Counts one more of a category.
  public mutating func count(_ category: Category, times: Int = 1) {
    switch category {
    case .correct: correct += times
    case .incorrect: incorrect += times
    case .partial: partial += times
    case .missing: missing += times
    case .spurious: spurious += times
    }
  }

  /// How many gold mentions there are.
  public var possible: Int { correct + incorrect + partial + missing }
  /// How many predicted mentions there are.
  public var actual: Int { correct + incorrect + partial + spurious }
  /// Whether there is nothing to measure.
  public var isEmpty: Bool { possible == 0 && actual == 0 }

  /// The part of what was predicted that is right, 0 to 1.
  public var precision: Double { ratio(to: actual) }
  /// The part of gold that was found, 0 to 1.
  public var recall: Double { ratio(to: possible) }
  /// The harmonic mean of precision and recall, 0 to 1.
  public var f1: Double { Self.f1(precision: precision, recall: recall) }

  private func ratio(to total: Int) -> Double {
    total > 0 ? (Double(correct) + 0.5 * Double(partial)) / Double(total) : 0
  }

  static func f1(precision: Double, recall: Double) -> Double {
    precision + recall > 0 ? 2 * (precision * recall) / (precision + recall) : 0
  }

  /// The sum of two counts.
  public static func + (left: Counts, right: Counts) -> Counts {
    Counts(
      correct: left.correct + right.correct, incorrect: left.incorrect + right.incorrect,
      partial: left.partial + right.partial, missing: left.missing + right.missing,
      spurious: left.spurious + right.spurious)
  }

  /// Adds counts.
  public static func += (left: inout Counts, right: Counts) { left = left + right }

  /// The five counts in the order correct, incorrect, partial, missing, spurious.
  package var vector: [Int] { [correct, incorrect, partial, missing, spurious] }

  package init?(vector: [Int]) {
    // No real count comes near the bound, which keeps sums from overflowing.
    guard vector.count == 5, vector.allSatisfy({ (0...(1 << 40)).contains($0) }) else { return nil }
    self.init(
      correct: vector[0], incorrect: vector[1], partial: vector[2], missing: vector[3], spurious: vector[4])
  }
}
