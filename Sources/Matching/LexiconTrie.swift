import Text

/// All lexicons as one trie over words, so that a text is read once whatever their number and size.
///
/// Edges live in one open-addressing table keyed by node and case-folded word, which makes a step cost
/// the same for a thousand phrases and for a million. A filter in front of it says of nearly every pair of
/// words in a text that no edge has it: it is small enough to stay in the cache where the table is not.
/// Hyphens are no edges: "F1-score" and "F1 score" are one path.
struct LexiconTrie: Sendable {
  /// The end of a phrase: which row of which lexicon it is.
  struct Terminal: Sendable {
    var lexicon: Int32
    var row: Int32
    /// Which of the lexicon's `LexiconIndex.RowKind` the row has, twice over, and one more where it is exact:
    /// what a phrase that is found has to know of its row stands here, since rows are many and far apart.
    var kind: UInt32
    /// The next terminal of the same node, or -1.
    var next: Int32

    var isExact: Bool { kind & 1 != 0 }

    /// No terminal, which is of no lexicon.
    static var none: Terminal { Terminal(lexicon: -1, row: 0, kind: 0, next: -1) }
  }

  /// A node, with the edge that leads to it.
  private struct Node: Sendable {
    var parent: UInt32
    var word: WordID
    /// The first terminal, or -1.
    var firstTerminal: Int32 = -1
  }

  private var nodes: [Node] = [Node(parent: 0, word: 0)]
  /// The number of a node, with the hash of its edge above it; 0 where free.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private var terminals: [Terminal] = []
  /// The node after the root by a word, or 0.
  private var heads: [UInt32] = []
  /// By word, for the edges of the node that it leads to from the root, the `bit` of each one's word.
  private var seconds: [UInt32] = []
  /// Whether an edge below the first word of a phrase has a word: its bit.
  private var inner: [UInt64] = []
  /// Three bits an edge (Bloom 1970) in one word of 64, so that a look costs one line of the cache (as
  /// Putze, Sanders and Singler 2007 block it).
  private var filter: [UInt64] = [0]

  /// A hash of an edge; its low half finds the slot and is kept there, its high half the filter's bits.
  @inline(__always)
  private static func hash(_ node: UInt32, _ word: WordID) -> UInt64 {
    let product = (UInt64(node) << 32 | UInt64(word)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func filterBits(_ hash: UInt64) -> UInt64 {
    1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63)
  }

  /// One of 32 bits for a word.
  @inline(__always)
  static func bit(_ word: WordID) -> UInt32 { 1 << ((word &* 0x9E37_79B9) >> 27) }

  // MARK: Finding

  /// The node after `node`, which is not the root, by a word.
  @inline(__always)
  func step(_ node: UInt32, _ word: WordID) -> UInt32? {
    let hash = Self.hash(node, word)
    let bits = Self.filterBits(hash)
    if filter[Int(truncatingIfNeeded: hash) & (filter.count - 1)] & bits != bits { return nil }
    return find(node, word, hash)
  }

  @inline(__always)
  private func find(_ node: UInt32, _ word: WordID, _ hash: UInt64) -> UInt32? {
    let tag = UInt32(truncatingIfNeeded: hash)
    let mask = slots.count - 1
    var slot = Int(tag) & mask
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == tag {
        let target = UInt32(truncatingIfNeeded: slots[slot])
        let known = nodes[Int(target)]
        if known.parent == node, known.word == word { return target }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The node after the root by a word, or 0 where no phrase begins with it.
  @inline(__always)
  func head(_ word: WordID) -> UInt32 { Int(word) < heads.count ? heads[Int(word)] : 0 }

  /// The bits of the words that follow a word at the beginning of a phrase.
  func secondBits(_ word: WordID) -> UInt32 { Int(word) < seconds.count ? seconds[Int(word)] : 0 }

  /// Whether a phrase holds a word behind its first one.
  func goesOn(with word: WordID) -> Bool {
    Int(word) / 64 < inner.count && inner[Int(word) / 64] >> UInt64(word % 64) & 1 != 0
  }

  /// The first terminal of a node.
  @inline(__always)
  func firstTerminal(of node: UInt32) -> Terminal { terminal(nodes[Int(node)].firstTerminal) }

  /// The terminal of a number, or `none` for -1.
  @inline(__always)
  func terminal(_ number: Int32) -> Terminal { number < 0 ? .none : terminals[Int(number)] }

  // MARK: Building

  /// Makes room for so many phrases, of some three words each, so that edges are not moved again and again.
  mutating func reserve(phrases: Int) {
    nodes.reserveCapacity(phrases * 2)
    terminals.reserveCapacity(phrases)
    if slots.count < phrases * 4 { OpenSlots.grow(&slots, atLeast: phrases * 4) }
  }

  /// Adds a phrase, given by the folded words of its tokens without hyphens, with its terminal, whose `next`
  /// is set here. Amortised O(words).
  mutating func insert(_ phrase: [WordID], _ terminal: Terminal) {
    guard let word = phrase.first else { return }
    var node = head(word)
    if node == 0 {
      node = add(0, word)
      if Int(word) >= heads.count {
        heads += repeatElement(0, count: max(Int(word) + 1, heads.count * 2) - heads.count)
      }
      heads[Int(word)] = node
    }
    for word in phrase.dropFirst() {
      let hash = Self.hash(node, word)
      if let known = find(node, word, hash) {
        node = known
      } else {
        let target = add(node, word)
        place(target, UInt32(truncatingIfNeeded: hash))
        node = target
      }
    }
    let first = nodes[Int(node)].firstTerminal
    var last = first
    while last >= 0 {
      let known = terminals[Int(last)]
      if known.lexicon == terminal.lexicon, known.row == terminal.row { return }
      last = known.next
    }
    nodes[Int(node)].firstTerminal = Int32(terminals.count)
    terminals.append(terminal)
    terminals[terminals.count - 1].next = first
  }

  /// Makes the filter; to be called once all phrases are in. O(nodes).
  mutating func seal() {
    var count = 1
    // Six bits an edge and more: one pair in ten or fewer passes that no edge has.
    while count * 64 < nodes.count * 6 { count *= 2 }
    filter = Array(repeating: 0, count: count)
    inner = Array(repeating: 0, count: (nodes.lazy.map { Int($0.word) }.max() ?? 0) / 64 + 1)
    filter.withUnsafeMutableBufferPointer { filter in
      for node in nodes where node.parent != 0 {
        let hash = Self.hash(node.parent, node.word)
        filter[Int(truncatingIfNeeded: hash) & (count - 1)] |= Self.filterBits(hash)
      }
    }
    seconds = Array(repeating: 0, count: heads.count)
    for node in nodes where node.parent != 0 {
      inner[Int(node.word) / 64] |= 1 << UInt64(node.word % 64)
      let parent = nodes[Int(node.parent)]
      if parent.parent == 0 { seconds[Int(parent.word)] |= Self.bit(node.word) }
    }
  }

  private mutating func add(_ parent: UInt32, _ word: WordID) -> UInt32 {
    nodes.append(Node(parent: parent, word: word))
    return UInt32(nodes.count - 1)
  }

  private mutating func place(_ target: UInt32, _ tag: UInt32) {
    if nodes.count * 4 > slots.count * 3 { OpenSlots.grow(&slots, atLeast: slots.count * 2) }
    OpenSlots.place(UInt64(tag) << 32 | UInt64(target), in: &slots)
  }
}
