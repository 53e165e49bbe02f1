public import Records

/// The alignment of the predicted mentions of one field with its gold mentions under one scheme.
///
/// The procedure is that of nervaluate 1.2, step by step, so that the numbers are the same to the last
/// digit: predicted mentions are taken in the order given; each looks through the gold mentions not
/// yet taken, in order, for a full match, else keeps the first that it overlaps. It follows that where
/// predicted mentions overlap each other, their order matters: a near miss that comes first takes the
/// gold mention that a later one matches in full. Records don't have overlapping mentions of one type,
/// so that scores by type never depend on it.
public struct SpanAlignment: Sendable, Hashable {
  /// What became of one predicted mention, one gold mention, or two that met.
  public struct Pair: Sendable, Hashable {
    /// The place of the gold mention in the list given; `nil` for a spurious one.
    public var gold: Int?
    /// The place of the predicted mention in the list given; `nil` for a missing one.
    public var predicted: Int?
    /// How they fared.
    public var category: Category
  }

  /// A pair for each predicted mention in order, then one for each missing gold mention.
  public let pairs: [Pair]

  /// How many pairs fell into each category.
  public var counts: Counts {
    pairs.reduce(into: Counts()) { counts, pair in counts.count(pair.category) }
  }

  /// Aligns the mentions of one field. O(gold × predicted).
  public init(gold: [Mention], predicted: [Mention], scheme: Scheme) {
    var taken = [Bool](repeating: false, count: gold.count)
    var pairs: [Pair] = []
    pairs.reserveCapacity(max(gold.count, predicted.count))
    for (index, mention) in predicted.enumerated() {
      let meeting =
        scheme == .type
        ? Self.meetingByType(mention, gold, taken) : Self.meetingBySpan(mention, gold, taken, scheme)
      if let meeting {
        taken[meeting.gold] = true
        pairs.append(Pair(gold: meeting.gold, predicted: index, category: meeting.category))
      } else {
        pairs.append(Pair(gold: nil, predicted: index, category: .spurious))
      }
    }
    for index in gold.indices where !taken[index] {
      pairs.append(Pair(gold: index, predicted: nil, category: .missing))
    }
    self.pairs = pairs
  }

  /// The first gold mention that the scheme takes as the same, else the first that overlaps.
  private static func meetingBySpan(
    _ mention: Mention, _ gold: [Mention], _ taken: [Bool], _ scheme: Scheme
  ) -> (gold: Int, category: Category)? {
    var near: Int?
    for (index, candidate) in gold.enumerated() where !taken[index] {
      if candidate.scalarRange == mention.scalarRange, scheme != .strict || candidate.type == mention.type {
        return (index, .correct)
      }
      if near == nil, overlaps(mention, candidate) { near = index }
    }
    return near.map { ($0, scheme == .partial ? .partial : .incorrect) }
  }

  /// The overlapping gold mention of the same type whose ends are nearest, else the first of another.
  private static func meetingByType(
    _ mention: Mention, _ gold: [Mention], _ taken: [Bool]
  ) -> (gold: Int, category: Category)? {
    var nearest: (index: Int, distance: Int)?
    var other: Int?
    for (index, candidate) in gold.enumerated() where !taken[index] && overlaps(mention, candidate) {
      if candidate.type == mention.type {
        let distance =
          abs(mention.scalarRange.lowerBound - candidate.scalarRange.lowerBound)
          + abs(mention.scalarRange.upperBound - candidate.scalarRange.upperBound)
        if distance < nearest?.distance ?? .max { nearest = (index, distance) }
      } else if other == nil {
        other = index
      }
    }
    if let nearest { return (nearest.index, .correct) }
    return other.map { ($0, .incorrect) }
  }

  /// Whether a predicted mention covers at least one hundredth of a gold one, nervaluate's default.
  static func overlaps(_ predicted: Mention, _ gold: Mention) -> Bool {
    let shared = predicted.scalarRange.clamped(to: gold.scalarRange).count
    return shared > 0 && Double(shared) / Double(gold.scalarRange.count) * 100 >= 1
  }
}
