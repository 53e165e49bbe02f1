/// An interval for a measured figure, at a confidence of 0.95.
public struct Interval: Sendable, Hashable {
  /// The lower end.
  public var low: Double
  /// The upper end.
  public var high: Double

  /// Makes an interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The score interval of a proportion (Wilson, 1927), which keeps its promise for the few cases that
  /// a rule has; `nil` for no cases.
  public static func wilson(successes: Int, of trials: Int) -> Interval? {
    guard trials > 0, successes >= 0, successes <= trials else { return nil }
    let z = 1.959963984540054  // The 0.975 quantile of the normal distribution.
    let n = Double(trials)
    let p = Double(successes) / n
    let scale = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / scale
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
    return Interval(low: max(0, centre - half), high: min(1, centre + half))
  }

  /// The percentile interval of resampled values (Efron, 1979); `nil` for no values.
  static func percentile(of values: [Double]) -> Interval? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    func quantile(_ q: Double) -> Double {
      let position = q * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }
    return Interval(low: quantile(0.025), high: quantile(0.975))
  }
}
