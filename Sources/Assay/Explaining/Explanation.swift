/// What rules made of one paper, and why: its tokens, every candidate with its fate, and the results.
public struct Explanation: Sendable {
  /// The tokens in order.
  public var words: [Word]
  /// The candidates for mentions, by position, then in the order in which they were settled.
  public var proposals: [Proposal]
  /// Matches of rules that take away or retype.
  public var effects: [Effect]
  /// What the rules of results captured, before it is joined by value.
  public var drafts: [Draft]

  /// A stretch of a field.
  public struct Stretch: Sendable, Hashable {
    /// The field's name.
    public var field: String
    /// Unicode scalar offsets into the field, half-open.
    public var scalarRange: Range<Int>
    /// The characters themselves.
    public var text: String
    /// The tokens, by number.
    public var tokens: Range<Int>
  }

  /// A token with what is known of it before any rule has run.
  public struct Word: Sendable {
    /// Where it stands.
    public var place: Stretch
    /// Its shapes, by the names that patterns give them.
    public var shapes: [String]
    /// The spans of lexicons and recognisers that hold it.
    public var hits: [Hit]
    /// Whether a sentence begins with it.
    public var beginsSentence: Bool
  }

  /// A span of a lexicon or a recogniser.
  public struct Hit: Sendable, Hashable {
    /// As patterns write it: `%datasets`, `#name`.
    public var source: String
    /// Where it stands.
    public var place: Stretch
    /// The canonical name, for a lexicon's row.
    public var canonical: String?
    /// What rules may ask for.
    public var attributes: [String: String]
  }

  /// A stretch that a rule captured under a role; the empty role is the mention itself.
  public struct Capture: Sendable, Hashable {
    /// The role.
    public var role: String
    /// What was captured.
    public var place: Stretch
  }

  /// A candidate for a mention.
  public struct Proposal: Sendable {
    /// The type that the rule gives it.
    public var type: String
    /// Where it stands.
    public var place: Stretch
    /// The rule, as `pack/id`.
    public var rule: String
    /// The rule's phase.
    public var phase: String
    /// The rule's priority.
    public var priority: Int
    /// The whole match, where it is known: a repeated name has none of its own.
    public var match: Stretch?
    /// All captures of the match.
    public var captures: [Capture]
    /// Whether it repeats a name that another place of the paper establishes.
    public var isPropagated: Bool
    /// What became of it; the last is where it ended.
    public var fates: [Fate]
    /// Whether it stands in the record.
    public var stands: Bool { fates.last == .accepted }
  }

  /// What became of a candidate.
  public enum Fate: Sendable, Hashable {
    /// It stands.
    case accepted
    /// It lost to a mention of this rule; the criterion, and what it came to in words.
    case lost(to: String, criterion: String, detail: String)
    /// A rule took it away.
    case suppressed(by: String)
    /// A rule gave it another type.
    case retyped(by: String, to: String)
  }

  /// A match of a rule that makes no candidate.
  public struct Effect: Sendable {
    /// The rule, as `pack/id`.
    public var rule: String
    /// `suppresses model`, `retypes to dataset`.
    public var does: String
    /// Where it matched.
    public var place: Stretch
  }

  /// What one match of a rule of results captured.
  public struct Draft: Sendable {
    /// The rule, as `pack/id`.
    public var rule: String
    /// `score`, `delta` or `relative`.
    public var kind: String
    /// The rule's priority.
    public var priority: Int
    /// What was captured, by role.
    public var arguments: [Capture]
  }
}

/// How far one pattern of a rule got towards a stretch of a text.
public struct Attempt: Sendable {
  /// The rule, as `pack/id`.
  public var rule: String
  /// The pattern as it is written.
  public var pattern: String
  /// Where it is written: `file:line:column`.
  public var position: String
  /// The stretch that was asked about.
  public var target: Explanation.Stretch
  /// The pattern's items, with macros unfolded.
  public var items: [String]
  /// How many of them were matched, from the first.
  public var matchedItems: Int
  /// The tokens from where the nearest match would begin to where it stopped.
  public var reached: Explanation.Stretch?
  /// The token at which it stopped; `nil` at the end of the sentence.
  public var stop: Explanation.Stretch?
  /// The token at which the item that failed was tried first, where it was tried at several.
  public var firstStop: Explanation.Stretch?
  /// What would have passed there, as noun phrases.
  public var wanted: [String]
  /// Spans that stand there and were not what was wanted.
  public var present: [String]
  /// The fewest changes that would have let it pass, in words; empty where it matches as it is, `nil` where
  /// only many changes would help.
  public var changes: [String]?
  /// What the match that begins there covers instead, where there is one but not of the stretch.
  public var matchesInstead: Explanation.Stretch?
  /// What became of the candidate, where the pattern did capture the stretch; or why the rule never looked.
  public var remark: String?
}
