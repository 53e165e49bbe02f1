/// What Assay knows of one paper: the paper, and what the rules found in it. Schema `assay/1`.
public struct Record: Sendable, Hashable {
  /// The name of the schema that this version writes.
  public static let schema = "assay/1"

  /// The paper as the listing shows it.
  public var paper: Paper
  /// The mentions, in the order of fields and offsets.
  public var mentions: [Mention]
  /// The mentions grouped by what they name.
  public var entities: [Entity]
  /// The reported values.
  public var results: [Result]
  /// What the paper says of itself.
  public var facts: Facts

  /// Makes a record.
  @inlinable public init(
    paper: Paper, mentions: [Mention] = [], entities: [Entity] = [], results: [Result] = [],
    facts: Facts = Facts()
  ) {
    self.paper = paper
    self.mentions = mentions
    self.entities = entities
    self.results = results
    self.facts = facts
  }
}

/// One thing that a paper names, with all the places where it does.
public struct Entity: Sendable, Hashable {
  /// What it is.
  public var type: MentionType
  /// Its canonical name.
  public var canonical: String
  /// The ids of its mentions.
  public var mentions: [String]

  /// Makes an entity.
  @inlinable public init(type: MentionType, canonical: String, mentions: [String]) {
    self.type = type
    self.canonical = canonical
    self.mentions = mentions
  }
}

/// One reported value of one measure.
///
/// In a record the arguments are ids of mentions (`m5`); in a gold file they are surface texts
/// (`accuracy`). An argument that the text does not state is `nil`.
public struct Result: Sendable, Hashable {
  /// What a value says.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An absolute value of the measure.
    case score
    /// A difference in the measure's own unit, or in points.
    case delta
    /// A relative change or a ratio.
    case relative
  }
  /// The other value that this one is set against.
  public struct Baseline: Sendable, Hashable {
    /// The model that reached it.
    public var model: String?
    /// Its value.
    public var value: String?

    /// Makes a baseline.
    @inlinable public init(model: String? = nil, value: String? = nil) {
      self.model = model
      self.value = value
    }
  }

  /// The measure; `nil` where the text names none.
  public var metric: String?
  /// The reported number.
  public var value: String
  /// What it was measured on.
  public var dataset: String?
  /// What was measured.
  public var model: String?
  /// What it was measured at.
  public var task: String?
  /// What the value says.
  public var kind: Kind
  /// `up to`, `over`, …: what gold says of the value; in a record the value's mention has it.
  public var comparator: String?
  /// What it is compared with.
  public var baseline: Baseline?
  /// The rule that found it, as `pack/id`.
  public var rule: String?
  /// The rule's measured precision, 0 to 1, where it has been measured.
  public var confidence: Double?

  /// Makes a result.
  @inlinable public init(
    metric: String? = nil, value: String, dataset: String? = nil, model: String? = nil, task: String? = nil,
    kind: Kind, comparator: String? = nil, baseline: Baseline? = nil, rule: String? = nil,
    confidence: Double? = nil
  ) {
    self.metric = metric
    self.value = value
    self.dataset = dataset
    self.model = model
    self.task = task
    self.kind = kind
    self.comparator = comparator
    self.baseline = baseline
    self.rule = rule
    self.confidence = confidence
  }
}

/// What a paper says of itself.
public struct Facts: Sendable, Hashable {
  /// The link that the paper gives as its own code, data or model release.
  public var code: String?
  /// The names of what the paper itself introduces.
  public var proposes: [String]

  /// Makes facts.
  @inlinable public init(code: String? = nil, proposes: [String] = []) {
    self.code = code
    self.proposes = proposes
  }
}
