import Rules
import Text

/// The lexicons compiled into one trie: immutable, and shared by all workers.
struct LexiconIndex: Sendable {
  /// What may be left out of a phrase, or stand between two of its words.
  static let hyphens = ["-", "\u{2010}", "\u{2011}", "\u{2013}"]

  let lexicons: [Lexicon]
  let trie: LexiconTrie
  /// The words of the lexicons, numbered for the trie alone.
  let vocabulary: WordTable
  /// The layer of each lexicon.
  private(set) var layers: [Int] = []
  /// For each lexicon and each set of attributes, plain and ambiguous, what spans of such rows carry.
  private(set) var kinds: [[RowKind]] = []

  /// What the spans of all rows with the same attributes have in common.
  struct RowKind: Sendable {
    var attributes: AttributeSet
    /// Which of the rules' tests of the layer they pass.
    var passed: UInt64
  }

  /// Compiles lexicons. O(bytes).
  init(_ lexicons: [Lexicon]) {
    var phrases = LexiconPhrases(rows: lexicons.reduce(0) { $0 + $1.rows.count })
    for (number, lexicon) in lexicons.enumerated() { phrases.add(lexicon, number: number) }
    phrases.seal()
    self.lexicons = lexicons
    trie = phrases.trie
    vocabulary = phrases.words
  }

  /// Finds out which of the rules' tests the rows of each lexicon pass; to be called once all rules are
  /// compiled. Their attributes go into `table`.
  mutating func answer(_ predicates: PredicateTable, layers: [Int], table: inout AttributeTable) {
    self.layers = layers
    for (lexicon, layer) in zip(lexicons, layers) {
      var own: [RowKind] = []
      for plain in lexicon.attributeSets {
        for attributes in [plain, plain.merging(["ambiguous": "true"]) { _, new in new }] {
          own.append(
            RowKind(
              attributes: table.set(attributes), passed: predicates.passed(layer, attributes: attributes)))
        }
      }
      kinds.append(own)
    }
  }
}
