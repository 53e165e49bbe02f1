import Records

/// Whether a change of the rules helped: two reports over the same papers, paper by paper.
public struct ReportComparison: Sendable {
  /// The change of one row.
  public struct Change: Sendable, Hashable {
    /// What it measures.
    public var name: ScoreName
    /// F1 before, over the papers that both reports have.
    public var before: Double
    /// F1 after.
    public var after: Double
    /// The paired bootstrap interval of the difference.
    public var interval: Interval?

    /// After minus before.
    public var difference: Double { after - before }
    /// Whether the interval leaves out zero.
    public var isSure: Bool { interval.map { $0.low > 0 || $0.high < 0 } ?? false }
  }

  /// The rows that both reports have, in the order of reports.
  public var changes: [Change]
  /// Gold mentions that are found now and were not before.
  public var gained: [MentionOutcome]
  /// Gold mentions that were found before and are not now.
  public var lost: [MentionOutcome]
  /// Errors that are new.
  public var newFalsePositives: [MentionOutcome]
  /// Errors that are gone.
  public var goneFalsePositives: [MentionOutcome]
  /// What a reader should know: papers that only one report has.
  public var notes: [String]

  /// Compares two reports on the papers that both have.
  ///
  /// Both sides of a difference are resampled with the same papers, so that what makes a paper hard
  /// for both cancels out.
  public init(
    before: ReportSnapshot, after: ReportSnapshot, order: [ScoreName], resamples: Int = 1000,
    seed: UInt64 = 20_130_609
  ) {
    let places = Dictionary(
      before.papers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let common = after.papers.enumerated().compactMap { place, id in places[id].map { (id, $0, place) } }
    let ids = Set(common.map(\.0))
    notes = []
    for (papers, when) in [(before.papers, "before"), (after.papers, "now")] where papers.count > ids.count {
      notes.append("\(papers.count - ids.count) papers were scored only \(when) and are left out")
    }
    let bootstrap = Bootstrap(papers: common.count, resamples: resamples, seed: seed)
    changes = []
    var typeSamples: [Scheme: [(before: Double, after: Double, differences: [Double?])]] = [:]
    for name in order {
      if name.group == .macro, let scheme = name.scheme, let types = typeSamples[scheme] {
        changes.append(Self.mean(of: types, name: name))
        continue
      }
      guard let old = before.paperCounts[name], let new = after.paperCounts[name] else { continue }
      let oldCounts = common.map { old[$0.1] }
      let newCounts = common.map { new[$0.2] }
      let differences = zip(bootstrap.f1s(of: oldCounts), bootstrap.f1s(of: newCounts)).map { old, new in
        old == nil && new == nil ? nil : (new ?? 0) - (old ?? 0)
      }
      let change = Change(
        name: name, before: oldCounts.reduce(Counts(), +).f1, after: newCounts.reduce(Counts(), +).f1,
        interval: Interval.percentile(of: differences.compactMap(\.self)))
      changes.append(change)
      if name.group == .type, let scheme = name.scheme {
        typeSamples[scheme, default: []].append((change.before, change.after, differences))
      }
    }
    let old = Verdicts(before.outcomes, papers: ids)
    let new = Verdicts(after.outcomes, papers: ids)
    gained = new.right.filter { !old.isRight($0) }
    lost = old.right.filter { !new.isRight($0) }
    newFalsePositives = new.wrong.filter { !old.isWrong($0) }
    goneFalsePositives = old.wrong.filter { !new.isWrong($0) }
  }

  private static func mean(
    of types: [(before: Double, after: Double, differences: [Double?])], name: ScoreName
  ) -> Change {
    let count = Double(types.count)
    let differences = Bootstrap.means(of: types.map(\.differences)).compactMap(\.self)
    return Change(
      name: name, before: types.map(\.before).reduce(0, +) / count,
      after: types.map(\.after).reduce(0, +) / count, interval: Interval.percentile(of: differences))
  }

  /// The right and wrong predictions of a report, to look up by paper, span and type.
  private struct Verdicts {
    struct Key: Hashable {
      var paper: String
      var field: Field
      var range: Range<Int>
      var type: MentionType

      init(_ outcome: MentionOutcome) {
        paper = outcome.paper
        field = outcome.mention.field
        range = outcome.mention.scalarRange
        type = outcome.mention.type
      }
    }

    let right: [MentionOutcome]
    let wrong: [MentionOutcome]
    private let rightKeys: Set<Key>
    private let wrongKeys: Set<Key>

    init(_ outcomes: [MentionOutcome], papers: Set<String>) {
      let common = outcomes.filter { papers.contains($0.paper) }
      right = common.filter { $0.verdict == .truePositive }
      wrong = common.filter { $0.verdict == .falsePositive }
      rightKeys = Set(right.map(Key.init))
      wrongKeys = Set(wrong.map(Key.init))
    }

    func isRight(_ outcome: MentionOutcome) -> Bool { rightKeys.contains(Key(outcome)) }
    func isWrong(_ outcome: MentionOutcome) -> Bool { wrongKeys.contains(Key(outcome)) }
  }
}
