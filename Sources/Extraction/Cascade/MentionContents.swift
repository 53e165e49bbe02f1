import Matching
import Records
import Rules
import Text

/// Finds out what lexicons and recognisers know of mentions. What only lexicons and a rule know is found once for
/// each rule and row, and their attributes once for each rule and kind of row; each worker has one of these.
struct MentionContents: Sendable {
  /// The rule that proposes a mention, and the rows that know it whole, where these are no more than two.
  private struct Origin: Hashable, Sendable {
    var rule: Int
    var first = 0
    var second = 0

    func hash(into hasher: inout Hasher) {
      // Rows make nearly all of the difference.
      hasher.combine(first &+ second &* 0x9E37_79B9 ^ rule << 52)
    }
  }
  private struct Row: Sendable {
    /// The lexicon's place among the rules' lexicons.
    var lexicon: Int
    var hit: LayerSpan

    /// A number of the row that none of another lexicon has, and that is not 0.
    var number: Int { (lexicon + 1) << 40 | hit.reference }
    /// The same of the lexicon and the attributes of its row.
    var kind: Int { (lexicon + 1) << 40 | Int(hit.attributes.number) }
  }
  /// What a rule and rows say of a mention but for its name, and which of the rows gives that.
  private struct Traits: Sendable {
    var attributes: [String: String]
    var offered: AttributeSet
    var namingRow: Int?
  }
  /// What a number adds to the attributes that a mention has of its rule.
  private struct NumberTraits: Hashable, Sendable {
    var base: AttributeSet
    /// What the number offers of itself.
    var number: AttributeSet
    /// The rule, where it has a unit of its own to give, or -1.
    var rule: Int
    var isDecimal: Bool
  }

  private let rules: CompiledRules
  private let lexicons: [(name: String, layer: Int)]
  /// The attributes of each rule.
  private let attributes: [[String: String]]
  /// The type of what each rule finds, or nothing.
  private let types: [String]
  /// By rule what is known of a mention that no lexicon knows.
  private var plain: [MentionContent??]
  private var contents: [Origin: MentionContent?] = [:]
  private var traits: [Origin: Traits] = [:]
  private var offered: [NumberTraits: AttributeSet] = [:]
  private var generation = 0
  private static let maxKept = 16_384

  init(rules: CompiledRules) {
    self.rules = rules
    lexicons = rules.lexiconLayers
    attributes = rules.rules.map(\.attributes)
    types = rules.rules.map { rule in
      switch rule.action {
      case .mention(let type), .acronym(let type): type
      case .suppress, .retype, .result: ""
      }
    }
    plain = Array(repeating: nil, count: attributes.count)
  }

  /// To be called between papers: forgets what refers to numbers that are no longer valid, and too much.
  mutating func beginPaper(_ table: AttributeTable) {
    if table.generation != generation || contents.count > Self.maxKept || offered.count > Self.maxKept {
      plain = Array(repeating: nil, count: attributes.count)
      contents.removeAll()
      traits.removeAll()
      offered.removeAll()
      generation = table.generation
    }
  }

  /// Finds out what is known of a candidate, by the layers of its phase.
  mutating func complete(
    _ candidate: inout Candidate, text: TokenizedText, layers: Layers, recognised: Recognised,
    table: inout AttributeTable
  ) {
    candidate.content = content(
      of: candidate.tokens, rule: candidate.rule, text: text, layers: layers, recognised: recognised,
      table: &table)
    candidate.isComplete = true
  }

  /// What is known of a mention that a rule proposes; `nil` where that is nothing.
  private mutating func content(
    of tokens: Range<Int>, rule: Int, text: TokenizedText, layers: Layers, recognised: Recognised,
    table: inout AttributeTable
  ) -> MentionContent? {
    let base = known(of: tokens, rule: rule, layers: layers, table: &table)
    let number = recognised.number(at: tokens)
    let link = recognised.link(at: tokens)
    if number == nil, link == nil { return base }
    var offered = base?.offered ?? .none
    var quantity: Quantity?
    var notation: String?
    if let number {
      let kind = recognised.numbers[number].kind.rawValue
      var own = recognised.numbers[number].quantity
      let unit = attributes[rule]["unit"]
      if let unit { own.unit = unit }
      let traits = NumberTraits(
        base: offered, number: recognised.numberSets[number], rule: unit == nil ? -1 : rule,
        isDecimal: MentionAttributes.isDecimal(own, notation: kind, tokens, in: text))
      offered = self.offered(traits, own, notation: kind, table: &table)
      quantity = own
      notation = kind
    }
    var address: Link?
    if let link {
      var own = recognised.links[link].link
      if let role = attributes[rule]["role"] { own.role = role }
      offered = table.set(MentionAttributes.ofLink(own, base: table[offered]))
      address = own
    }
    return MentionContent(
      attributes: base?.attributes ?? [:], offered: offered, canonical: base?.canonical, quantity: quantity,
      notation: notation, link: address, utf8Range: link.map { recognised.links[$0].utf8Range })
  }

  private mutating func offered(
    _ traits: NumberTraits, _ quantity: Quantity, notation: String, table: inout AttributeTable
  ) -> AttributeSet {
    if let known = offered[traits] { return known }
    let set = table.set(
      MentionAttributes.ofNumber(
        unit: quantity.unit, comparator: quantity.comparator, isRange: quantity.low != nil,
        notation: notation, isDecimal: traits.isDecimal, base: table[traits.base]))
    offered[traits] = set
    return set
  }

  /// What the rule and the lexicons know.
  private mutating func known(
    of tokens: Range<Int>, rule: Int, layers: Layers, table: inout AttributeTable
  ) -> MentionContent? {
    var (first, second): (Row?, Row?)
    var others: [Row] = []
    for lexicon in lexicons.indices {
      guard let hit = layers.span(of: lexicons[lexicon].layer, at: tokens.lowerBound), hit.tokens == tokens
      else { continue }
      let row = Row(lexicon: lexicon, hit: hit)
      if first == nil {
        first = row
      } else if second == nil {
        second = row
      } else {
        others.append(row)
      }
    }
    guard let first else {
      if let known = plain[rule] { return known }
      let made = content(nil, nil, [], rule: rule, table: &table)
      plain[rule] = .some(made)
      return made
    }
    let origin = Origin(rule: rule, first: first.number, second: second?.number ?? 0)
    if others.isEmpty, let known = contents[origin] { return known }
    let made = content(first, second, others, rule: rule, table: &table)
    if others.isEmpty { contents[origin] = .some(made) }
    return made
  }

  private mutating func content(
    _ first: Row?, _ second: Row?, _ others: [Row], rule: Int, table: inout AttributeTable
  ) -> MentionContent? {
    let kind = Origin(rule: rule, first: first?.kind ?? 0, second: second?.kind ?? 0)
    let traits: Traits
    if others.isEmpty, let known = self.traits[kind] {
      traits = known
    } else {
      let rows = [first, second].compactMap { $0 } + others
      traits = self.traits(of: rows, rule: rule, table: &table)
      if others.isEmpty { self.traits[kind] = traits }
    }
    var canonical: String?
    if let number = traits.namingRow {
      let row = number == 0 ? first : number == 1 ? second : others[number - 2]
      canonical = row.flatMap { rules.canonical(lexiconNumber: $0.lexicon, row: $0.hit.reference) }
    }
    if traits.attributes.isEmpty, canonical == nil { return nil }
    return MentionContent(attributes: traits.attributes, offered: traits.offered, canonical: canonical)
  }

  private func traits(of rows: [Row], rule: Int, table: inout AttributeTable) -> Traits {
    var namingRow: Int?
    var attributes: [String: String] = [:]
    for (number, row) in rows.enumerated() {
      if namingRow == nil || lexicons[row.lexicon].name.hasPrefix(types[rule]) {
        namingRow = number
        attributes.merge(table[row.hit.attributes]) { _, new in new }
      }
    }
    attributes["ambiguous"] = nil
    attributes.merge(self.attributes[rule]) { _, new in new }
    return Traits(attributes: attributes, offered: table.set(attributes), namingRow: namingRow)
  }
}
