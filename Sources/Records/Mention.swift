/// The type of a mention: one of the six that ship, or one that a rule pack adds.
public struct MentionType: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The type's name as records and rules write it.
  public var rawValue: String

  /// Makes the type of this name.
  @inlinable public init(rawValue: String) { self.rawValue = rawValue }

  /// Makes the type of this name.
  @inlinable public init(stringLiteral value: String) { self.rawValue = value }

  /// A named dataset, corpus, benchmark, test suite, shared task, or knowledge base used as data.
  public static let dataset: MentionType = "dataset"
  /// The name of a measure of quality or cost.
  public static let metric: MentionType = "metric"
  /// A proper name of one model, architecture, algorithm, method, system, tool or library.
  public static let model: MentionType = "model"
  /// A named research task.
  public static let task: MentionType = "task"
  /// A number that the text reports.
  public static let quantity: MentionType = "quantity"
  /// A URL or DOI.
  public static let link: MentionType = "link"

  /// The types of the shipped schema, in the order in which reports list them.
  public static let shipped: [MentionType] = [.dataset, .metric, .model, .task, .quantity, .link]
}

/// A stretch of a field that names something, with the rule that found it.
public struct Mention: Sendable, Hashable {
  /// `m0`, `m1`, … in the order of fields and offsets; gold files leave it out.
  public var id: String?
  /// What it names.
  public var type: MentionType
  /// The field that the offsets refer to.
  public var field: Field
  /// Unicode scalar offsets into the field, half-open: `record[field][start:end] == text` in Python.
  public var scalarRange: Range<Int>
  /// The characters themselves.
  public var text: String
  /// The name's canonical form, where a lexicon or the paper gives one.
  public var canonical: String?
  /// What is known of a number; `nil` for other types.
  public var quantity: Quantity?
  /// What is known of a link; `nil` for other types.
  public var link: Link?
  /// Attributes that the rule or the lexicon row set, by name.
  public var attributes: [String: String]
  /// The rule that found it, as `pack/id`.
  public var rule: String?
  /// The rule's measured precision, 0 to 1, where it has been measured.
  public var confidence: Double?

  /// Makes a mention.
  @inlinable public init(
    id: String? = nil, type: MentionType, field: Field, scalarRange: Range<Int>, text: String,
    canonical: String? = nil, quantity: Quantity? = nil, link: Link? = nil,
    attributes: [String: String] = [:], rule: String? = nil, confidence: Double? = nil
  ) {
    self.id = id
    self.type = type
    self.field = field
    self.scalarRange = scalarRange
    self.text = text
    self.canonical = canonical
    self.quantity = quantity
    self.link = link
    self.attributes = attributes
    self.rule = rule
    self.confidence = confidence
  }
}

/// A number with its unit.
public struct Quantity: Sendable, Hashable {
  /// The number with its scale applied ("1.5 million" is 1500000); `nil` for a range.
  public var value: Double?
  /// The lower end of a range.
  public var low: Double?
  /// The upper end of a range.
  public var high: Double?
  /// `percent`, `point`, `times`, `byte`, `second`, `token`, `parameter`, …, or the counted head noun
  /// in the singular. A unit with a prefix is scaled to its base ("15 minutes" is 900 seconds).
  public var unit: String?
  /// `up to`, `at least`, `over`, `under` or `about`.
  public var comparator: String?

  /// Makes a quantity.
  @inlinable public init(
    value: Double? = nil, low: Double? = nil, high: Double? = nil, unit: String? = nil,
    comparator: String? = nil
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.unit = unit
    self.comparator = comparator
  }
}

/// An address in the text, as it should open.
public struct Link: Sendable, Hashable {
  /// The normalised address, with its scheme.
  public var url: String
  /// `github`, `gitlab`, `huggingface`, `arxiv`, `doi`, or `web`.
  public var kind: String
  /// The account that a repository belongs to.
  public var owner: String?
  /// The repository's name.
  public var name: String?
  /// What the text says it is: `code`, `data`, `model`, `demo`, `project`.
  public var role: String?

  /// Makes a link.
  @inlinable public init(
    url: String, kind: String, owner: String? = nil, name: String? = nil, role: String? = nil
  ) {
    self.url = url
    self.kind = kind
    self.owner = owner
    self.name = name
    self.role = role
  }
}
