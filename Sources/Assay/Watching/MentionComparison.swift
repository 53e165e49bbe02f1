public import Records

/// What a change of the rules changed in what they find: mentions gained, lost, and found by another rule.
public struct MentionComparison: Sendable {
  /// A mention with its paper.
  public struct Entry: Sendable, Hashable {
    /// The paper's id.
    public var paper: String
    /// The mention.
    public var mention: Mention
  }

  /// Mentions that only the later records have, in their order.
  public private(set) var gained: [Entry] = []
  /// Mentions that only the earlier records have, in their order.
  public private(set) var lost: [Entry] = []
  /// Mentions that both have, by another rule or with other attributes: as they were and as they are.
  public private(set) var changed: [(old: Entry, new: Entry)] = []

  private struct Key: Hashable {
    var paper: Int
    var type: MentionType
    var field: Field
    var range: Range<Int>
  }

  /// Compares two extractions of the same papers, in the same order. O(mentions).
  public init(from old: [Record], to new: [Record]) {
    let before = Self.index(old)
    let after = Self.index(new)
    for (key, entry) in Self.entries(new) {
      guard let known = before[key] else {
        gained.append(entry)
        continue
      }
      if Self.content(known.mention) != Self.content(entry.mention) { changed.append((known, entry)) }
    }
    for (key, entry) in Self.entries(old) where after[key] == nil { lost.append(entry) }
  }

  /// Whether nothing has changed.
  public var isEmpty: Bool { gained.isEmpty && lost.isEmpty && changed.isEmpty }

  private static func entries(_ records: [Record]) -> [(Key, Entry)] {
    records.enumerated().flatMap { number, record in
      record.mentions.map { mention in
        (
          Key(paper: number, type: mention.type, field: mention.field, range: mention.scalarRange),
          Entry(paper: record.paper.id, mention: mention)
        )
      }
    }
  }

  private static func index(_ records: [Record]) -> [Key: Entry] {
    Dictionary(entries(records)) { first, _ in first }
  }

  /// A mention without its number, which says nothing of it.
  private static func content(_ mention: Mention) -> Mention {
    var mention = mention
    mention.id = nil
    return mention
  }
}
