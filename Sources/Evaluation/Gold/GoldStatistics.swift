public import Records

/// How much gold there is.
public struct GoldStatistics: Sendable, Hashable {
  /// The mentions of one type.
  public struct TypeCount: Sendable, Hashable {
    /// The type.
    public var type: MentionType
    /// How many mentions there are.
    public var mentions: Int
    /// How many different names, letter case aside.
    public var names: Int
    /// How many papers have any.
    public var papers: Int
  }

  /// How many papers there are.
  public var papers: Int
  /// How many of them have nothing to extract.
  public var emptyPapers: Int
  /// The length of all titles and abstracts in scalars.
  public var scalars: Int
  /// The types, in the order of reports.
  public var types: [TypeCount]
  /// How many results there are, by kind.
  public var results: [Result.Kind: Int]
  /// How many papers give their code, and how many propose something.
  public var facts: (code: Int, proposes: Int) { (withCode, withProposals) }
  private var withCode: Int
  private var withProposals: Int

  /// Counts. O(mentions).
  public init(_ records: [Record]) {
    papers = records.count
    emptyPapers = records.count { $0.mentions.isEmpty }
    scalars = records.map { $0.paper.title.unicodeScalars.count + $0.paper.abstract.unicodeScalars.count }
      .reduce(0, +)
    types = MentionType.inReportOrder(records.flatMap { $0.mentions.map(\.type) }).map { type in
      let mentions = records.flatMap { $0.mentions.filter { $0.type == type } }
      return TypeCount(
        type: type, mentions: mentions.count, names: Set(mentions.map { folded($0.text) }).count,
        papers: records.count { $0.mentions.contains { $0.type == type } })
    }
    results = Dictionary(records.flatMap { $0.results.map { ($0.kind, 1) } }, uniquingKeysWith: +)
    withCode = records.count { $0.facts.code != nil }
    withProposals = records.count { !$0.facts.proposes.isEmpty }
  }

  /// The counts for a terminal.
  public func render() -> String {
    var table = TextTable(["type", "mentions", "names", "papers"])
    for type in types {
      table.add([type.type.rawValue, "\(type.mentions)", "\(type.names)", "\(type.papers)"])
    }
    let total = types.map(\.mentions).reduce(0, +)
    table.add(["all", "\(total)", "\(types.map(\.names).reduce(0, +))", "\(papers - emptyPapers)"])
    let kinds = Result.Kind.allCases.map { "\(results[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
    return "\(papers) papers (\(emptyPapers) with nothing to extract), \(scalars) characters\n"
      + table.plain()
      + "  \(results.values.reduce(0, +)) results (\(kinds)); \(withCode) papers give their code,"
      + " \(withProposals) propose something\n"
  }
}
