/// Resamples papers with replacement (Efron, 1979).
///
/// A paper is the unit, since the mentions of one paper are not independent of each other. Scores are
/// ratios of sums over papers, so a resample needs the papers' counts only, never their text: what is
/// drawn is how often each paper counts.
package struct Bootstrap: Sendable {
  /// How often each paper counts, for each resample: `resamples × papers` numbers.
  private let weights: [UInt16]
  private let papers: Int
  package let resamples: Int

  /// Draws the resamples. O(papers × resamples).
  package init(papers: Int, resamples: Int, seed: UInt64) {
    self.papers = papers
    self.resamples = papers > 0 ? max(0, resamples) : 0
    var weights = [UInt16](repeating: 0, count: papers * self.resamples)
    var generator = SplitMix64(seed: seed)
    for resample in 0..<self.resamples {
      for _ in 0..<papers {
        // Lemire's multiply-shift; its bias is below 2^-32 for any number of papers that fits memory.
        let draw = Int(truncatingIfNeeded: generator.next().multipliedFullWidth(by: UInt64(papers)).high)
        let place = resample &* papers &+ draw
        weights[place] &+= 1
      }
    }
    self.weights = weights
  }

  /// The sums of the papers' counts in each resample. O(resamples × papers that count anything).
  package func sums(of counts: [Counts]) -> [Counts] {
    let filled = counts.indices.filter { $0 < papers && !counts[$0].isEmpty }
    let columns = counts.map(\.vector)
    var sums: [Counts] = []
    sums.reserveCapacity(resamples)
    for resample in 0..<resamples {
      var total = (0, 0, 0, 0, 0)
      for paper in filled {
        let weight = Int(weights[resample &* papers &+ paper])
        if weight == 0 { continue }
        let column = columns[paper]
        total.0 &+= weight &* column[0]
        total.1 &+= weight &* column[1]
        total.2 &+= weight &* column[2]
        total.3 &+= weight &* column[3]
        total.4 &+= weight &* column[4]
      }
      sums.append(
        Counts(
          correct: total.0, incorrect: total.1, partial: total.2, missing: total.3, spurious: total.4))
    }
    return sums
  }

  /// F1 in each resample; `nil` where the papers drawn have nothing to measure.
  func f1s(of counts: [Counts]) -> [Double?] {
    sums(of: counts).map { $0.isEmpty ? nil : $0.f1 }
  }

  /// The mean over rows in each resample, of those that have anything to measure there.
  static func means(of rows: [[Double?]]) -> [Double?] {
    (0..<(rows.first?.count ?? 0)).map { resample in
      let values = rows.compactMap { $0[resample] }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
  }
}
