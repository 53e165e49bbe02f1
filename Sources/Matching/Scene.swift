import Rules
import Text

/// What programs read, through a `SceneReader`: a text's tokens, its layers, and what is known of its words.
struct Scene: Sendable {
  let predicates: PredicateTable
  let looks: LookTable
  private(set) var text = TokenizedText()
  /// Where the row of each token's word begins in `facts.rows`.
  private(set) var rows: [Int] = []
  var facts: WordFacts
  var layers: Layers
  private var passes: [[[String: String]: UInt64]]
  private static let maxPasses = 4096

  init(predicates: PredicateTable, tests: WordTestTable, looks: LookTable, filter: StartFilter) {
    self.predicates = predicates
    self.looks = looks
    facts = WordFacts(predicates: predicates, tests: tests, filter: filter)
    layers = Layers(count: predicates.layerNames.count)
    passes = Array(repeating: [:], count: predicates.layerNames.count)
  }

  /// Makes a text the one that is read, without any spans.
  mutating func begin(_ text: TokenizedText, words: WordTable, markup: [String: [Range<Int>]]) {
    self.text = text
    layers.begin(tokenCount: text.tokens.count)
    layers.markup = markup
    rows.removeAll(keepingCapacity: true)
    for token in text.tokens { rows.append(facts.row(of: token, words: words)) }
  }

  /// Replaces the spans of a layer, which must be sorted.
  mutating func setLayer(_ layer: Int, spans: [LayerSpan]) {
    let answers = spans.map { passed(layer, attributes: $0.attributes) }
    layers.replace(layer, with: spans) { answers[$0] }
  }

  /// Which of the rules' tests of a layer a span with these attributes passes. Few combinations of
  /// attributes make up nearly all spans, so the answers are kept.
  private mutating func passed(_ layer: Int, attributes: [String: String]) -> UInt64 {
    if let known = passes[layer][attributes] { return known }
    let answer = predicates.passed(layer, attributes: attributes)
    if passes[layer].count >= Self.maxPasses { passes[layer].removeAll() }
    passes[layer][attributes] = answer
    return answer
  }
}
