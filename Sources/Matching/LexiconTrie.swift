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
  /// The first terminal of each node, or -1.
  private var firstTerminal: [Int32] = [-1]
  private(set) var terminals: [Terminal] = []
  /// Whether a word begins a phrase, by folded word: spares the table for nearly every token.
  private var begins: [Bool] = []

  @inline(__always)
  private static func slot(_ key: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  @inline(__always)
  private static func key(_ node: UInt32, _ word: WordID) -> UInt64 {
    UInt64(node + 1) << 32 | UInt64(word)
  }

  /// The node after `node` by a word.
  @inline(__always)
  func step(_ node: UInt32, _ word: WordID) -> UInt32? {
    let key = Self.key(node, word)
    let mask = keys.count - 1
    var slot = Self.slot(key, mask: mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether a phrase begins with a word.
  @inline(__always)
  func canBegin(_ folded: WordID) -> Bool { Int(folded) < begins.count && begins[Int(folded)] }

  @inline(__always)
  func firstTerminal(of node: UInt32) -> Int32 { firstTerminal[Int(node)] }

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
        firstTerminal.append(-1)
        addEdge(Self.key(node, word), to: target)
        node = target
      }
    }
    var last = firstTerminal[Int(node)]
    while last >= 0 {
      if terminals[Int(last)].lexicon == Int32(lexicon), terminals[Int(last)].row == Int32(row) { return }
      last = terminals[Int(last)].next
    }
    terminals.append(
      Terminal(lexicon: Int32(lexicon), row: Int32(row), next: firstTerminal[Int(node)]))
    firstTerminal[Int(node)] = Int32(terminals.count - 1)
    if Int(head) >= begins.count {
      begins += Array(repeating: false, count: max(Int(head) + 1, begins.count * 2) - begins.count)
    }
    begins[Int(head)] = true
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
