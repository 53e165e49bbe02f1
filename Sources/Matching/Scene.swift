import Rules
import Text

/// What programs read, through a `SceneReader`: a text's tokens, its layers, and what is known of its words.
struct Scene: Sendable {
  let predicates: PredicateTable
  let looks: LookTable
  let branches: BranchTable
  private(set) var text = TokenizedText()
  /// Where the row of each token's word begins in `facts.rows`.
  private(set) var rows: [Int] = []
  /// The stretches inside each kind of markup that `branches` asks for.
  private(set) var markup: [[Range<Int>]] = []
  var facts: WordFacts
  var layers: Layers
  /// The attributes behind the numbers that spans carry.
  var attributes: AttributeTable

  init(
    predicates: PredicateTable, tests: WordTestTable, looks: LookTable, branches: BranchTable,
    filter: StartFilter, attributes: AttributeTable, rowLimit: Int
  ) {
    self.predicates = predicates
    self.looks = looks
    self.branches = branches
    facts = WordFacts(predicates: predicates, tests: tests, filter: filter, rowLimit: rowLimit)
    layers = Layers(count: predicates.layerNames.count)
    self.attributes = attributes
  }

  /// Makes a text the one that is read, without any spans.
  mutating func begin(_ text: TokenizedText, words: WordTable, markup: [String: [Range<Int>]]) {
    self.text = text
    layers.begin(tokenCount: text.tokens.count)
    layers.markup = markup
    self.markup = branches.markupKinds.map { markup[$0] ?? [] }
    rows.removeAll(keepingCapacity: true)
    for token in text.tokens { rows.append(facts.row(of: token, words: words)) }
  }

  /// Replaces the spans of a layer, which must be sorted.
  mutating func setLayer(_ layer: Int, spans: [LayerSpan]) {
    // Mentions mostly stand as they stood in the phase before.
    if layers.spans(of: layer).elementsEqual(spans) { return }
    layers.replace(layer, count: spans.count) { number in
      let passed = attributes.passed(layer, spans[number].attributes) {
        predicates.passed(layer, attributes: $0)
      }
      return (spans[number], passed)
    }
  }
}
