/// What a row of a report measures: `dataset.strict`, `overall.partial`, `results.metric-value`, ….
public struct ScoreName: Sendable, Hashable {
  /// The kinds of rows.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// The mentions of one type, aligned among themselves.
    case type
    /// All mentions, aligned together, so that a wrong type is one incorrect mention.
    case overall
    /// The sum of the types.
    case micro
    /// The mean of the types.
    case macro
    /// Mentions as sets of entities a paper.
    case entities
    /// Links as sets of addresses a paper.
    case links
    /// Quantities by value and unit.
    case quantities
    /// Results as tuples.
    case results
    /// Results argument by argument.
    case arguments
    /// What the paper says of itself.
    case facts
  }

  /// The kind of row.
  public var group: Group
  /// What it measures within its kind: a type, a tuple, an argument, a fact; empty for the whole.
  public var label: String
  /// The scheme, for rows of mentions.
  public var scheme: Scheme?

  /// Makes a name.
  public init(_ group: Group, _ label: String = "", _ scheme: Scheme? = nil) {
    self.group = group
    self.label = label
    self.scheme = scheme
  }

  /// The name as reports and requirements write it.
  public var rawValue: String {
    let head = group == .type ? label : label.isEmpty ? group.rawValue : "\(group.rawValue).\(label)"
    return scheme.map { "\(head).\($0.rawValue)" } ?? head
  }

  /// Reads a name that a report wrote.
  public init(rawValue: String) {
    var parts = rawValue.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    scheme = parts.count > 1 ? Scheme(rawValue: parts[parts.count - 1]) : nil
    if scheme != nil { parts.removeLast() }
    if let group = Group(rawValue: parts[0]), group != .type {
      self.group = group
      label = parts.dropFirst().joined(separator: ".")
    } else {
      group = .type
      label = parts.joined(separator: ".")
    }
  }
}

/// A measured row: counts, the measures that follow, and how sure they are.
public struct Score: Sendable, Hashable {
  /// What it measures.
  public var name: ScoreName
  /// The counts over all papers; of a mean, the counts of what it is taken over.
  public var counts: Counts
  /// The counts of each paper, in the order of the report's papers; empty for a mean.
  public var paperCounts: [Counts]
  /// The part of what was predicted that is right, 0 to 1.
  public var precision: Double
  /// The part of gold that was found, 0 to 1.
  public var recall: Double
  /// The harmonic mean of precision and recall, 0 to 1; for `macro`, the mean of the types' F1.
  public var f1: Double
  /// The bootstrap interval of F1 over papers.
  public var interval: Interval?

  /// Makes the row of these papers' counts.
  init(name: ScoreName, paperCounts: [Counts]) {
    self.name = name
    self.paperCounts = paperCounts
    counts = paperCounts.reduce(Counts(), +)
    precision = counts.precision
    recall = counts.recall
    f1 = counts.f1
  }

  /// Makes the mean of rows.
  init(name: ScoreName, meanOf scores: [Score]) {
    self.name = name
    paperCounts = []
    counts = scores.map(\.counts).reduce(Counts(), +)
    let count = Double(max(1, scores.count))
    precision = scores.map(\.precision).reduce(0, +) / count
    recall = scores.map(\.recall).reduce(0, +) / count
    f1 = scores.map(\.f1).reduce(0, +) / count
  }
}
