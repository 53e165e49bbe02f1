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
    return WordFate(
      head: head, terminal: head == 0 ? .none : index.trie.firstTerminal(of: head),
      seconds: index.trie.secondBits(word), word: index.trie.goesOn(with: word) ? word : WordFate.none)
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
          var scan = PhraseScan(index: index, text: text, tokens: tokens, fates: fates, states: states)
          scan.run(into: &phrases)
        }
      }
    }
    for lexicon in states.indices where states[lexicon].count > 0 { setLayer(of: lexicon, in: &layers) }
  }

  private func setLayer(of lexicon: Int, in layers: inout Layers) {
    let kinds = index.kinds[lexicon]
    let count = states[lexicon].count
    var passed: [UInt64] = []
    passed.reserveCapacity(count)
    let spans = [LayerSpan](unsafeUninitializedCapacity: count) { spans, filled in
      var next = Int(states[lexicon].first)
      while filled < count {
        let phrase = phrases[next]
        let kind = kinds[Int(phrase.kind)]
        spans.initializeElement(
          at: filled,
          to: LayerSpan(
            tokens: Int(phrase.start)..<Int(phrase.end), attributes: kind.attributes,
            reference: Int(phrase.row)))
        passed.append(kind.passed)
        filled += 1
        next = Int(phrase.next)
      }
    }
    layers.replace(index.layers[lexicon], with: spans, passed: passed)
  }
}
