import Rules
import Text

/// All lexicons as one trie over words, so that a text is read once whatever their number and size.
///
/// Edges live in one open-addressing table keyed by node and case-folded word, which makes a step cost
/// the same for a thousand phrases and for a million. Hyphens are no edges: "F1-score" and "F1 score" are
/// one path, and a hyphen in the text is stepped over inside a phrase.
struct LexiconTrie: Sendable {
  /// The end of a phrase: which row of which lexicon it is.
  struct Terminal: Sendable {
    var lexicon: Int32
    var row: Int32
    /// The next terminal of the same node, or -1.
    var next: Int32
  }

  private var keys: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private var targets: [UInt32] = Array(repeating: 0, count: 1 << 10)
  private var edgeCount = 0
  private var nodeCount: UInt32 = 1
  private var nodes: [Node] = [Node()]
  private(set) var terminals: [Terminal] = []
  /// The node after the root by a word, or 0, by folded word: spares the table for nearly every token.
  private var heads: [UInt32] = []

  private struct Node: Sendable {
    /// The first terminal, or -1.
    var firstTerminal: Int32 = -1
    /// One bit for each word that an edge has, by its number: most words have no edge, which this says
    /// without a look into the table (Bloom 1970, with one function).
    var words: UInt32 = 0
  }

  @inline(__always)
  private static func slot(_ key: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  @inline(__always)
  private static func key(_ node: UInt32, _ word: WordID) -> UInt64 {
    UInt64(node + 1) << 32 | UInt64(word)
  }

  @inline(__always)
  private static func bit(_ word: WordID) -> UInt32 { 1 << ((word &* 0x9E37_79B9) >> 27) }

  /// The node after `node` by a word.
  @inline(__always)
  func step(_ node: UInt32, _ word: WordID) -> UInt32? {
    if nodes[Int(node)].words & Self.bit(word) == 0 { return nil }
    let key = Self.key(node, word)
    let mask = keys.count - 1
    var slot = Self.slot(key, mask: mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The node after the root by a word, or 0 where no phrase begins with it.
  @inline(__always)
  func head(_ folded: WordID) -> UInt32 { Int(folded) < heads.count ? heads[Int(folded)] : 0 }

  @inline(__always)
  func firstTerminal(of node: UInt32) -> Int32 { nodes[Int(node)].firstTerminal }

  /// Makes room for so many edges; nothing where there are edges already.
  mutating func reserve(edges: Int) {
    var size = keys.count
    while size < edges * 2 { size *= 2 }
    guard edgeCount == 0, size > keys.count else { return }
    keys = Array(repeating: 0, count: size)
    targets = Array(repeating: 0, count: size)
  }

  /// Adds a phrase, given by the folded words of its tokens without hyphens. Amortised O(words).
  mutating func insert(_ phrase: [WordID], lexicon: Int, row: Int) {
    guard let head = phrase.first else { return }
    var node: UInt32 = 0
    for word in phrase {
      if let known = step(node, word) {
        node = known
      } else {
        let target = nodeCount
        nodeCount += 1
        nodes.append(Node())
        nodes[Int(node)].words |= Self.bit(word)
        addEdge(Self.key(node, word), to: target)
        node = target
      }
    }
    var last = nodes[Int(node)].firstTerminal
    while last >= 0 {
      if terminals[Int(last)].lexicon == Int32(lexicon), terminals[Int(last)].row == Int32(row) { return }
      last = terminals[Int(last)].next
    }
    terminals.append(
      Terminal(lexicon: Int32(lexicon), row: Int32(row), next: nodes[Int(node)].firstTerminal))
    nodes[Int(node)].firstTerminal = Int32(terminals.count - 1)
    if Int(head) >= heads.count {
      heads += Array(repeating: 0, count: max(Int(head) + 1, heads.count * 2) - heads.count)
    }
    heads[Int(head)] = step(0, head) ?? 0
  }

  private mutating func addEdge(_ key: UInt64, to target: UInt32) {
    edgeCount += 1
    if edgeCount * 2 > keys.count { grow() }
    place(key, target)
  }

  private mutating func place(_ key: UInt64, _ target: UInt32) {
    let mask = keys.count - 1
    var slot = Self.slot(key, mask: mask)
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    targets = Array(repeating: 0, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldKeys[index] != 0 { place(oldKeys[index], oldTargets[index]) }
  }
}
