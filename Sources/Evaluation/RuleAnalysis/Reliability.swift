import Records

/// Whether confidence means what it says: of the mentions at 0.8, are eight in ten right?
public struct Reliability: Sendable, Hashable {
  /// The mentions of a range of confidence.
  public struct Bin: Sendable, Hashable {
    /// The lower end of the range.
    public var low: Double
    /// The upper end of the range.
    public var high: Double
    /// How many mentions are in it.
    public var count: Int
    /// Their mean confidence.
    public var confidence: Double
    /// The part of them that is right.
    public var precision: Double
  }

  /// The bins that hold any mention, from low confidence to high.
  public var bins: [Bin]
  /// The mean squared difference of confidence and truth (Brier, 1950); 0 is perfect.
  public var brier: Double
  /// The expected calibration error (Naeini, Cooper and Hauskrecht, 2015): the mean over mentions of
  /// the difference between their bin's confidence and its precision.
  public var expectedCalibrationError: Double
  /// How many mentions carry a confidence.
  public var count: Int

  /// Measures stated confidences against the truth; `nil` for none. `bins` have equal width.
  public init?(_ claims: [(confidence: Double, isRight: Bool)], bins binCount: Int = 10) {
    guard !claims.isEmpty, binCount > 0 else { return nil }
    var members = [[(confidence: Double, isRight: Bool)]](repeating: [], count: binCount)
    for claim in claims {
      let confidence = min(1, max(0, claim.confidence))
      members[min(binCount - 1, Int(confidence * Double(binCount)))].append((confidence, claim.isRight))
    }
    count = claims.count
    brier =
      members.joined().map { claim in
        let difference = claim.confidence - (claim.isRight ? 1 : 0)
        return difference * difference
      }.reduce(0, +) / Double(claims.count)
    bins = []
    expectedCalibrationError = 0
    for (index, claims) in members.enumerated() where !claims.isEmpty {
      let bin = Bin(
        low: Double(index) / Double(binCount), high: Double(index + 1) / Double(binCount),
        count: claims.count,
        confidence: claims.map(\.confidence).reduce(0, +) / Double(claims.count),
        precision: Double(claims.count { $0.isRight }) / Double(claims.count))
      bins.append(bin)
      expectedCalibrationError +=
        abs(bin.confidence - bin.precision) * Double(bin.count) / Double(count)
    }
  }

  /// Measures the confidences that predicted mentions carry.
  init?(outcomes: [MentionOutcome]) {
    self.init(
      outcomes.compactMap { outcome in
        guard outcome.verdict != .falseNegative, let confidence = outcome.mention.confidence else {
          return nil
        }
        return (confidence, outcome.verdict == .truePositive)
      })
  }
}
