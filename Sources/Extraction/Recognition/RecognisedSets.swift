import Matching
import Records

/// The attributes that recognisers' spans offer to rules, by what they are made of: few combinations make up nearly
/// all spans. Each worker has one of these.
struct RecognisedSets: Sendable {
  private struct NumberTraits: Hashable, Sendable {
    var kind: NumberSpan.Kind
    var unit: String?
    var comparator: String?
    var isRange: Bool
  }
  private struct NameTraits: Hashable, Sendable {
    /// The number of chunks; `nil` for a long form.
    var chunks: Int?
    var isStrong = false
    var isInitial = false
    var isCapitalised = false
    var known: LexiconHits.Known

    func hash(into hasher: inout Hasher) {
      known.hash(into: &hasher)
      hasher.combine((chunks ?? -1) * 8 + (isStrong ? 4 : 0) + (isInitial ? 2 : 0) + (isCapitalised ? 1 : 0))
    }
  }

  private let lexicons: [String]
  private var numbers: [NumberTraits: AttributeSet] = [:]
  private var names: [NameTraits: AttributeSet] = [:]
  private var generation = 0

  /// - Parameter lexicons: the names of the rules' lexicons, in their order.
  init(lexicons: [String]) { self.lexicons = lexicons }

  /// To be called between papers: forgets numbers that are no longer valid.
  mutating func beginPaper(_ table: AttributeTable) {
    guard table.generation != generation else { return }
    numbers.removeAll()
    names.removeAll()
    generation = table.generation
  }

  mutating func set(of number: NumberSpan, _ table: inout AttributeTable) -> AttributeSet {
    let quantity = number.quantity
    let traits = NumberTraits(
      kind: number.kind, unit: quantity.unit, comparator: quantity.comparator, isRange: quantity.low != nil)
    if number.spread == nil, let known = numbers[traits] { return known }
    var attributes = number.attributes
    attributes["unit"] = traits.unit
    attributes["comparator"] = traits.comparator
    if traits.isRange { attributes["range"] = "true" }
    let set = table.set(attributes)
    if number.spread == nil { numbers[traits] = set }
    return set
  }

  mutating func set(
    of name: NameSpan, known: LexiconHits.Known, _ table: inout AttributeTable
  ) -> AttributeSet {
    set(
      of: NameTraits(chunks: name.chunks, isStrong: name.isStrong, isInitial: name.isInitial, known: known),
      &table)
  }

  mutating func set(
    ofLongForm isCapitalised: Bool, known: LexiconHits.Known, _ table: inout AttributeTable
  ) -> AttributeSet {
    set(of: NameTraits(isCapitalised: isCapitalised, known: known), &table)
  }

  private mutating func set(of traits: NameTraits, _ table: inout AttributeTable) -> AttributeSet {
    if let known = names[traits] { return known }
    var attributes: [String: String] = [:]
    if let chunks = traits.chunks { attributes["chunks"] = "\(chunks)" }
    if traits.isStrong { attributes["strong"] = "true" }
    if traits.isInitial { attributes["initial"] = "true" }
    if traits.isCapitalised { attributes["cap"] = "true" }
    for (number, lexicon) in lexicons.enumerated() {
      if traits.known.inside.contains(number) { attributes["in-\(lexicon)"] = "true" }
      if traits.known.whole.contains(number) { attributes["is-\(lexicon)"] = "true" }
    }
    let set = table.set(attributes)
    names[traits] = set
    return set
  }
}
