import Matching
public import Rules

/// Everything that is wrong or dubious about rules, found in one run: what stops them from being read or
/// compiled, examples that fail, and parts that can never do anything.
public struct RuleReport: Sendable {
  /// What was found, errors and warnings, by file and line.
  public let diagnostics: [Diagnostic]
  /// The number of rules that were read.
  public let rules: Int
  /// The number of packs that were read.
  public let packs: Int
  /// The number of lexicon rows that were read.
  public let lexiconRows: Int

  /// The errors among the diagnostics.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  /// The warnings among the diagnostics.
  public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

  /// Checks rules.
  ///
  /// - Parameter folders: as `--rules` takes them.
  /// - Throws: `AssayError` where the shipped rules can't be found.
  public init(rules folders: [String] = []) throws(AssayError) {
    let folders = try RuleLocation.folders(for: folders)
    var (set, found) = RuleSet.read(folders)
    do {
      let extractor = try Extractor(set, confidence: ConfidenceFile.read(folders))
      if !found.contains(where: { $0.severity == .error }) { found += Self.failures(of: extractor) }
    } catch {
      found += error.diagnostics
    }
    found += RuleReview.diagnostics(of: set)
    let order = Dictionary(set.packs.enumerated().map { ($1.position.file, $0) }) { first, _ in first }
    diagnostics = Self.unique(found).enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      let places = (order[one.file] ?? order.count, order[other.file] ?? order.count)
      if places.0 != places.1 { return places.0 < places.1 }
      return (one.file, one.line, one.column, left.offset) < (
        other.file, other.line, other.column, right.offset
      )
    }.map(\.element)
    rules = set.rules.count
    packs = Set(set.rules.map(\.pack)).count
    lexiconRows = set.lexicons.values.reduce(0) { $0 + $1.rows.count }
  }

  private static func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }
  }

  private static func failures(of extractor: Extractor) -> [Diagnostic] {
    ExampleRunner(extractor).outcomes().filter { !$0.passed }.map { outcome in
      Diagnostic(
        .error, file: outcome.file, line: outcome.line, column: outcome.column,
        message:
          "this example of '\(outcome.rule)' fails; `assay rules test --only \(outcome.rule)` shows what matched"
      )
    }
  }
}
