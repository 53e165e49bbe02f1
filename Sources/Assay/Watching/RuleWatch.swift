public import Records
public import Rules

/// Extracts the same papers again and again as their rules change, and says what each change did.
public struct RuleWatch {
  /// What one look at the rules came to.
  public enum Outcome {
    /// Nothing was saved since the last look.
    case unchanged
    /// The rules were saved and are wrong: everything that is wrong with them. The last good ones count on.
    case broken([Diagnostic])
    /// The rules were saved and read: what they changed, and how many mentions there are now.
    case reread(MentionComparison, mentions: Int)
  }

  private let folders: [String]
  private let papers: [Paper]
  private var stamps: FolderStamps?
  private var records: [Record] = []

  /// A watch over folders of rules, as `--rules` takes them.
  public init(rules folders: [String], papers: [Paper]) {
    self.folders = folders
    self.papers = papers
  }

  /// Looks whether a file of the rules was saved, and extracts again where one was; always at the first call.
  ///
  /// - Throws: `AssayError` where the shipped rules can't be found.
  public mutating func look() throws -> Outcome {
    let now = FolderStamps(try RuleLocation.folders(for: folders).map(\.path))
    if now == stamps { return .unchanged }
    stamps = now
    let extractor: Extractor
    do { extractor = try Extractor(rules: folders) } catch let error as RulesError {
      return .broken(error.diagnostics)
    }
    var worker = extractor.makeWorker()
    let new = papers.map { worker.record(of: $0) }
    let comparison = MentionComparison(from: records, to: new)
    records = new
    return .reread(comparison, mentions: new.reduce(0) { $0 + $1.mentions.count })
  }
}
