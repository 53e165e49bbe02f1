import Matching
import Rules

/// Rules in numbers and in words, for lists and documents.
public struct RuleSummary: Sendable {
  private let extractor: Extractor

  /// A summary of an extractor's rules.
  public init(_ extractor: Extractor) { self.extractor = extractor }

  /// The number of rules.
  public var rules: Int { extractor.compiled.rules.count }
  /// The number of packs that have rules.
  public var packs: Int { Set(extractor.compiled.rules.map(\.pack)).count }
  /// The number of rows of all lexicons.
  public var lexiconRows: Int { extractor.compiled.lexiconRows }

  /// One rule as a list shows it.
  public struct Row: Sendable {
    /// The rule, as `pack/id`.
    public var id: String
    /// The phase in which it runs.
    public var phase: String
    /// What it does: `emits dataset`, `suppresses model`, ….
    public var does: String
    /// 0 to 100; among rules of one phase the higher wins.
    public var priority: Int
    /// What it is for, in a clause.
    public var why: String
    /// Its measured precision, where it has been measured.
    public var confidence: Double?
    /// The file that it stands in.
    public var file: String
    /// The line of the file, from 1.
    public var line: Int
    /// Its patterns as they are written.
    public var patterns: [String]
    /// Its examples as they are written.
    public var examples: [(text: String, isNegative: Bool)]
  }

  /// All rules, in the order of phases and then of packs.
  public var rows: [Row] {
    let compiled = extractor.compiled
    let rows = compiled.rules.map { rule in
      Row(
        id: rule.id, phase: rule.phase, does: Self.describe(rule.action), priority: rule.priority,
        why: rule.why,
        confidence: extractor.confidence[rule.id], file: rule.position.file, line: rule.position.line,
        patterns: rule.patterns.map(\.text), examples: rule.examples.map { ($0.marked, $0.isNegative) })
    }
    func order(_ row: Row) -> Int { compiled.phases.firstIndex(of: row.phase) ?? compiled.phases.count }
    return rows.enumerated().sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }.map(
      \.element)
  }

  static func describe(_ action: Rule.Action) -> String {
    switch action {
    case .mention(let type): "emits \(type)"
    case .result: "emits result"
    case .suppress(let type): "suppresses \(type)"
    case .retype(let type): "retypes to \(type)"
    case .acronym(let type): "joins \(type)"
    }
  }
}
