public import Records

/// A mention that a rule proposed and that is not in the record, with what it lost to.
///
/// Extraction may hand these to the scorer; they tell a miss that no rule saw from one that a conflict
/// took away, and what would come back if a rule were removed.
public struct CandidateTrace: Sendable, Hashable {
  /// The paper's id.
  public var paper: String
  /// The mention that was proposed, with its rule.
  public var mention: Mention
  /// The rule of the mention that it lost to; `nil` where it was dropped for another reason.
  public var lostTo: String?
  /// What settled it: `suppression`, `phase`, `priority`, `length`, `position`, ….
  public var criterion: String

  /// Makes a trace.
  public init(paper: String, mention: Mention, lostTo: String?, criterion: String) {
    self.paper = paper
    self.mention = mention
    self.lostTo = lostTo
    self.criterion = criterion
  }

  /// Whether the candidate names the same span and type.
  func isSame(as other: Mention) -> Bool {
    mention.type == other.type && mention.field == other.field && mention.scalarRange == other.scalarRange
  }
}
