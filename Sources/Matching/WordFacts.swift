import Rules
import Text

/// What a worker has found out of each word: the answers of the static tests, and which patterns the
/// word is an anchor of. Filled as words come up, so that a test runs once a distinct word.
struct WordFacts: Sendable {
  private let predicates: PredicateTable
  private let anchors: AnchorTable
  private let stride: Int
  private var bits: [UInt64] = []
  /// 0 where the word is not known yet, else one more than an index into `lists`.
  private var listIndex: [UInt32] = []
  private var lists: [[Int32]] = [[]]
  private var listNumbers: [[Int32]: UInt32] = [[]: 0]

  init(predicates: PredicateTable, anchors: AnchorTable) {
    self.predicates = predicates
    self.anchors = anchors
    stride = max(1, (predicates.staticTests.count + 63) / 64)
  }

  /// Forgets every word, when the word table has been emptied.
  mutating func removeAll() {
    bits.removeAll(keepingCapacity: true)
    listIndex.removeAll(keepingCapacity: true)
  }

  /// Makes sure that a token's word is known. Must be called before `holds` and `anchored`.
  @inline(__always)
  mutating func learn(_ token: Token, words: WordTable) {
    let word = Int(token.word)
    if word < listIndex.count, listIndex[word] != 0 { return }
    learnNew(token, words: words)
  }

  private mutating func learnNew(_ token: Token, words: WordTable) {
    let word = Int(token.word)
    if word >= listIndex.count {
      let count = max(word + 1, Int(words.endID))
      listIndex.append(contentsOf: repeatElement(0, count: count - listIndex.count))
      bits.append(contentsOf: repeatElement(0, count: count * stride - bits.count))
    }
    let spelled = words.string(of: token.word)
    let folded = words.string(of: token.folded)
    var list = anchors.byWord[token.folded] ?? []
    for (index, test) in predicates.staticTests.enumerated()
    where predicates.holds(test, word: spelled, folded: folded, shape: token.shape) {
      bits[word * stride + index / 64] |= 1 << UInt64(index % 64)
      if let anchored = anchors.byTest[index] { list += anchored }
    }
    if let known = listNumbers[list] {
      listIndex[word] = known + 1
    } else {
      lists.append(list)
      listNumbers[list] = UInt32(lists.count - 1)
      listIndex[word] = UInt32(lists.count)
    }
  }

  @inline(__always)
  func holds(_ test: Int, word: WordID) -> Bool {
    bits[Int(word) * stride + test / 64] >> UInt64(test % 64) & 1 != 0
  }

  /// The patterns of which a word is an anchor.
  @inline(__always)
  func anchored(by word: WordID) -> [Int32]? {
    let index = listIndex[Int(word)]
    return index <= 1 ? nil : lists[Int(index - 1)]
  }
}

/// Which patterns each anchor brings up.
struct AnchorTable: Sendable {
  var byWord: [WordID: [Int32]] = [:]
  var byTest: [Int: [Int32]] = [:]
  var byLayer: [Int: [Int32]] = [:]
  /// Patterns without an anchor, which every sentence is searched for.
  var always: [Int32] = []

  init(programs: [Program]) {
    for (index, program) in programs.enumerated() {
      let pattern = Int32(index)
      if program.anchors.isEmpty { always.append(pattern) }
      for anchor in Set(program.anchors) {
        switch anchor {
        case .folded(let word): byWord[word, default: []].append(pattern)
        case .cached(let test): byTest[test, default: []].append(pattern)
        case .layer(let layer): byLayer[layer, default: []].append(pattern)
        }
      }
    }
  }
}
