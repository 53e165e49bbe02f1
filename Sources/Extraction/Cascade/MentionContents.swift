import Matching
import Records
import Rules
import Text

/// Finds out what lexicons and recognisers know of mentions. What only lexicons and a rule know is found once for
/// each rule and row; each worker has one of these.
struct MentionContents: Sendable {
  /// The rule that proposes a mention, and the rows that know it whole, where these are no more than two.
  private struct Origin: Hashable, Sendable {
    var rule: Int
    var first = 0
    var second = 0
  }
  private struct Row: Sendable {
    /// The lexicon's place among the rules' lexicons.
    var lexicon: Int
    var hit: LayerSpan

    /// A number of the row that none of another lexicon has, and that is not 0.
    var number: Int { (lexicon + 1) << 40 | hit.reference }
  }
  /// What a number adds to the attributes that a mention has of its rule.
  private struct NumberTraits: Hashable, Sendable {
    var base: AttributeSet
    var notation: String?
    var unit: String?
    var comparator: String?
    var isRange: Bool
    var isDecimal: Bool
  }

  private let rules: CompiledRules
  private let layerOfLexicon: [Int]
  private var contents: [Origin: MentionContent?] = [:]
  private var offered: [NumberTraits: AttributeSet] = [:]
  private var generation = 0
  private static let maxKept = 16_384

  init(rules: CompiledRules) {
    self.rules = rules
    layerOfLexicon = rules.lexiconLayers.map(\.layer)
  }

  /// To be called between papers: forgets what refers to numbers that are no longer valid, and too much.
  mutating func beginPaper(_ table: AttributeTable) {
    if table.generation != generation || contents.count > Self.maxKept || offered.count > Self.maxKept {
      contents.removeAll()
      offered.removeAll()
      generation = table.generation
    }
  }

  /// What is known of a mention that a rule proposes; `nil` where that is nothing.
  mutating func content(
    of tokens: Range<Int>, type: String, rule: Int, text: TokenizedText, layers: Layers,
    recognised: Recognised, table: inout AttributeTable
  ) -> MentionContent? {
    let base = known(of: tokens, type: type, rule: rule, layers: layers, table: &table)
    let number = recognised.number(at: tokens)
    let link = recognised.link(at: tokens)
    if number == nil, link == nil { return base }
    let own = rules.rules[rule].attributes
    var quantity = number?.quantity
    if let unit = own["unit"], quantity != nil { quantity?.unit = unit }
    var address = link?.link
    if let role = own["role"], address != nil { address?.role = role }
    var offered = base?.offered ?? .none
    if let quantity {
      let notation = number?.kind.rawValue
      let traits = NumberTraits(
        base: offered, notation: notation, unit: quantity.unit, comparator: quantity.comparator,
        isRange: quantity.low != nil,
        isDecimal: MentionAttributes.isDecimal(quantity, notation: notation, tokens, in: text))
      offered = self.offered(traits, table: &table)
    }
    if let address { offered = table.set(MentionAttributes.ofLink(address, base: table[offered])) }
    return MentionContent(
      attributes: base?.attributes ?? [:], offered: offered, canonical: base?.canonical, quantity: quantity,
      notation: number?.kind.rawValue, link: address, utf8Range: link?.utf8Range)
  }

  private mutating func offered(_ traits: NumberTraits, table: inout AttributeTable) -> AttributeSet {
    if let known = offered[traits] { return known }
    let set = table.set(
      MentionAttributes.ofNumber(
        unit: traits.unit, comparator: traits.comparator, isRange: traits.isRange, notation: traits.notation,
        isDecimal: traits.isDecimal, base: table[traits.base]))
    offered[traits] = set
    return set
  }

  /// What the rule and the lexicons know.
  private mutating func known(
    of tokens: Range<Int>, type: String, rule: Int, layers: Layers, table: inout AttributeTable
  ) -> MentionContent? {
    var origin = Origin(rule: rule)
    var (first, second): (Row?, Row?)
    var others: [Row] = []
    for lexicon in layerOfLexicon.indices {
      guard let hit = layers.span(of: layerOfLexicon[lexicon], at: tokens.lowerBound), hit.tokens == tokens
      else { continue }
      let row = Row(lexicon: lexicon, hit: hit)
      if first == nil {
        first = row
        origin.first = row.number
      } else if second == nil {
        second = row
        origin.second = row.number
      } else {
        others.append(row)
      }
    }
    if others.isEmpty, let known = contents[origin] { return known }
    let rows = [first, second].compactMap { $0 } + others
    let made = content(of: rows, type: type, rule: rule, table: &table)
    if others.isEmpty { contents[origin] = .some(made) }
    return made
  }

  private func content(
    of rows: [Row], type: String, rule: Int, table: inout AttributeTable
  ) -> MentionContent? {
    var canonical: String?
    var attributes: [String: String] = [:]
    for row in rows {
      let name = rules.lexiconLayers[row.lexicon].name
      if canonical == nil || name.hasPrefix(type) {
        canonical = rules.canonical(lexicon: name, row: row.hit.reference)
        attributes.merge(table[row.hit.attributes]) { _, new in new }
      }
    }
    attributes["ambiguous"] = nil
    attributes.merge(rules.rules[rule].attributes) { _, new in new }
    if attributes.isEmpty, canonical == nil { return nil }
    return MentionContent(attributes: attributes, offered: table.set(attributes), canonical: canonical)
  }
}
