import Rules
import Text

/// Finds the phrases of the lexicons in texts. Each worker has one of its own, since it keeps what it has
/// learnt of the words that it met.
struct LexiconFinder: Sendable {
  private let index: LexiconIndex
  /// The hyphens, among the rules' words.
  private let hyphens: [WordID]
  /// What is known of the worker's words, folded, by number.
  private var known: [WordFate] = []
  /// The same for each token of the text.
  private var fates: [WordFate] = []
  /// The kinds of rows, those of one lexicon after those of the other, and where each lexicon's begin.
  private let kinds: [LexiconIndex.RowKind]
  private let firstKinds: [Int]
  private var states: [PhraseScan.LexiconState]
  private var phrases: [PhraseScan.Phrase] = []

  /// What a word is to the lexicons.
  struct WordFate: Sendable {
    /// The node of the phrases that it begins, or 0.
    var head: UInt32 = 0
    /// The first terminal of that node, where the word is a phrase itself.
    var terminal = LexiconTrie.Terminal.none
    /// The bits of the words that may follow it in a phrase.
    var seconds: UInt32 = 0
    /// Its number in the lexicons' vocabulary, or `none` where no phrase goes on with it.
    var word: WordID = unknown
    /// Whether it is in each lexicon at most once by itself, in whatever case: no rows are to be weighed then.
    var isPlain = true

    static var none: WordID { .max }
    static var unknown: WordID { .max - 1 }
    /// What may stand between two words that it joins, and is no part of a phrase.
    static var hyphen: WordID { .max - 2 }

    /// Whether a phrase that begins with this word may go on with a word: no look into the trie says no of
    /// nearly every word of a text.
    @inline(__always)
    func mayGoOn(with word: WordID) -> Bool { word < Self.hyphen && seconds & LexiconTrie.bit(word) != 0 }
  }

  /// - Parameter words: the rules' words, which the texts' words go on from.
  init(index: LexiconIndex, words: WordTable) {
    self.index = index
    kinds = index.kinds.flatMap { $0 }
    firstKinds = index.kinds.indices.map { index.kinds[..<$0].reduce(0) { $0 + $1.count } }
    hyphens = LexiconIndex.hyphens.compactMap { words.id(of: $0) }
    states = Array(repeating: PhraseScan.LexiconState(), count: index.lexicons.count)
  }

  /// Forgets every word, when the word table has been emptied.
  mutating func removeAll() { known.removeAll(keepingCapacity: true) }

  private func fate(of folded: WordID, in words: WordTable) -> WordFate {
    if hyphens.contains(folded) { return WordFate(word: WordFate.hyphen) }
    guard let word = words.withBytes(of: folded, { index.vocabulary.id(of: $0) }) else {
      return WordFate(word: WordFate.none)
    }
    let head = index.trie.head(word)
    let terminal = head == 0 ? .none : index.trie.firstTerminal(of: head)
    return WordFate(
      head: head, terminal: terminal, seconds: index.trie.secondBits(word),
      word: index.trie.goesOn(with: word) ? word : WordFate.none, isPlain: isPlain(terminal))
  }

  /// Whether the terminals of a node from this one on are of different lexicons.
  private func isPlain(_ first: LexiconTrie.Terminal) -> Bool {
    var terminal = first
    while terminal.lexicon >= 0 {
      var other = index.trie.terminal(terminal.next)
      while other.lexicon >= 0 {
        if other.lexicon == terminal.lexicon { return false }
        other = index.trie.terminal(other.next)
      }
      terminal = index.trie.terminal(terminal.next)
    }
    return true
  }

  private mutating func readFates(of text: TokenizedText, words: WordTable) {
    if known.count < Int(words.endID) {
      known += repeatElement(WordFate(), count: Int(words.endID) * 2 - known.count)
    }
    if fates.count < text.tokens.count {
      fates += repeatElement(WordFate(), count: text.tokens.count * 2 - fates.count)
    }
    for token in text.tokens where known[Int(token.folded)].word == WordFate.unknown {
      known[Int(token.folded)] = fate(of: token.folded, in: words)
    }
    let known = known
    fates.withUnsafeMutableBufferPointer { fates in
      for (place, token) in text.tokens.enumerated() { fates[place] = known[Int(token.folded)] }
    }
  }

  /// Finds the phrases of a text: for each lexicon the leftmost and longest ones, without overlaps.
  ///
  /// O(tokens × longest phrase), whatever the number of rows.
  mutating func find(in text: TokenizedText, words: WordTable, layers: inout Layers) {
    readFates(of: text, words: words)
    for lexicon in states.indices { states[lexicon] = PhraseScan.LexiconState() }
    phrases.removeAll(keepingCapacity: true)
    let (index, fates) = (index, fates)
    states.withUnsafeMutableBufferPointer { states in
      fates.withUnsafeBufferPointer { fates in
        text.tokens.withUnsafeBufferPointer { tokens in
          let scan = PhraseScan(index: index, text: text, tokens: tokens, fates: fates, states: states)
          scan.run(into: &phrases)
        }
      }
    }
    setLayers(&layers)
  }

  private mutating func setLayers(_ layers: inout Layers) {
    for lexicon in states.indices where states[lexicon].count > 0 {
      states[lexicon].next = layers.open(index.layers[lexicon], count: states[lexicon].count)
      states[lexicon].block = layers.block(of: index.layers[lexicon])
    }
    let (kinds, firstKinds) = (kinds, firstKinds)
    layers.withWriter { writer in
      states.withUnsafeMutableBufferPointer { states in
        for phrase in phrases {
          let lexicon = Int(phrase.lexicon)
          let kind = kinds[firstKinds[lexicon] + Int(phrase.kind)]
          let tokens = Int(phrase.start)..<Int(phrase.end)
          let span = LayerSpan(tokens: tokens, attributes: kind.attributes, reference: Int(phrase.row))
          writer.write(span, passed: kind.passed, number: states[lexicon].next, block: states[lexicon].block)
          states[lexicon].next += 1
        }
      }
    }
  }
}
