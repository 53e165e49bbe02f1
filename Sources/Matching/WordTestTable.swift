import Rules
import Text

/// The tests of words of all rules, laid out so that a new word is asked each question once.
///
/// Most tests are lists of words: a word finds those that name it, and the others cost nothing. The rest are
/// trees over shared leaves (a prefix, an expression, a shape, a list), stored flat in the order in which they are
/// read, each node with the place behind its last part, so that what is decided is jumped over.
struct WordTestTable: Sendable {
  private enum Leaf: Hashable, Sendable {
    /// A list of words, whatever their case.
    case words(Set<WordID>)
    case spelled(WordID)
    case prefix([UInt8])
    case suffix([UInt8])
    case regex(String)
    case shape(TokenShape)
    case name
  }
  private struct Node: Sendable {
    enum Kind: UInt8, Sendable { case leaf, not, all, oneOf, any, never }
    var kind: Kind
    /// The leaf's number, for `leaf`.
    var leaf: Int32 = 0
    /// The node behind this one and its parts.
    var end: Int32 = 0
  }
  /// What is known of a leaf for the current word.
  enum Answer: UInt8, Sendable { case unknown, no, yes }

  private var leaves: [Leaf] = []
  private var regexes: [TokenRegex?] = []
  /// By a word's number the leaves that list it: case-folded words, and words as they are spelled.
  private var folded: [WordID: [Int32]] = [:]
  private var exact: [WordID: [Int32]] = [:]
  /// For each leaf the tests that ask nothing else, where it is a list of words.
  private var testsOfLeaf: [[Int32]] = []
  private var nodes: [Node] = []
  /// The other tests, with the node at which each begins.
  private var trees: [(test: Int32, node: Int32)] = []
  /// What is known of each leaf of a word that no list names.
  private(set) var initial: [Answer] = []

  /// Lays tests out. O(size of the tests).
  init(_ tests: [WordTest]) {
    var known: [Leaf: Int32] = [:]
    for (number, test) in tests.enumerated() {
      let first = nodes.count
      add(test, known: &known)
      if nodes[first].kind == .leaf, initial[Int(nodes[first].leaf)] == .no {
        testsOfLeaf[Int(nodes[first].leaf)].append(Int32(number))
      } else {
        trees.append((Int32(number), Int32(first)))
      }
    }
  }

  private mutating func add(_ test: WordTest, known: inout [Leaf: Int32]) {
    let place = nodes.count
    switch test {
    case .any: nodes.append(Node(kind: .any))
    case .never: nodes.append(Node(kind: .never))
    case .folded(let words): add(leaf: .words(words), known: &known)
    case .exact(let word): add(leaf: .spelled(word), known: &known)
    case .prefix(let bytes): add(leaf: .prefix(bytes), known: &known)
    case .suffix(let bytes): add(leaf: .suffix(bytes), known: &known)
    case .regex(let pattern): add(leaf: .regex(pattern), known: &known)
    case .shape(let shape): add(leaf: .shape(shape), known: &known)
    case .name: add(leaf: .name, known: &known)
    case .not(let inner):
      nodes.append(Node(kind: .not))
      add(inner, known: &known)
    case .all(let tests):
      nodes.append(Node(kind: .all))
      for test in tests { add(test, known: &known) }
    case .oneOf(let tests):
      nodes.append(Node(kind: .oneOf))
      for test in tests { add(test, known: &known) }
    }
    nodes[place].end = Int32(nodes.count)
  }

  private mutating func add(leaf: Leaf, known: inout [Leaf: Int32]) {
    let number = known[leaf] ?? Int32(leaves.count)
    nodes.append(Node(kind: .leaf, leaf: number))
    if number < leaves.count { return }
    known[leaf] = number
    leaves.append(leaf)
    testsOfLeaf.append([])
    regexes.append(nil)
    switch leaf {
    case .words(let words):
      for word in words { folded[word, default: []].append(number) }
      initial.append(.no)
    case .spelled(let word):
      exact[word, default: []].append(number)
      initial.append(.no)
    case .regex(let pattern):
      regexes[Int(number)] = try? TokenRegex(pattern)
      initial.append(.unknown)
    case .prefix, .suffix, .shape, .name: initial.append(.unknown)
    }
  }

  /// Calls `passes` with the number of each test that a token's word passes.
  ///
  /// `folded` holds the bytes of its folded form; `answers` is room for one answer a leaf.
  func find(
    _ token: Token, folded bytes: UnsafeBufferPointer<UInt8>, words: WordTable, answers: inout [Answer],
    passes: (Int) -> Void
  ) {
    for leaf in initial.indices { answers[leaf] = initial[leaf] }
    for listed in [folded[token.folded], exact[token.word]] {
      for leaf in listed ?? [] {
        answers[Int(leaf)] = .yes
        for test in testsOfLeaf[Int(leaf)] { passes(Int(test)) }
      }
    }
    let reading = Reading(
      token: token, folded: bytes, words: words,
      isASCII: words.withBytes(of: token.word) { $0.allSatisfy { $0 < 0x80 } })
    answers.withUnsafeMutableBufferPointer { answers in
      nodes.withUnsafeBufferPointer { nodes in
        for (test, node) in trees where holds(Int(node), nodes, reading, answers) { passes(Int(test)) }
      }
    }
  }

  /// The word that is asked about.
  private struct Reading {
    let token: Token
    let folded: UnsafeBufferPointer<UInt8>
    let words: WordTable
    let isASCII: Bool
  }

  private func holds(
    _ place: Int, _ nodes: UnsafeBufferPointer<Node>, _ word: borrowing Reading,
    _ answers: UnsafeMutableBufferPointer<Answer>
  ) -> Bool {
    let node = nodes[place]
    switch node.kind {
    case .any: return true
    case .never: return false
    case .leaf:
      let leaf = Int(node.leaf)
      if answers[leaf] == .unknown { answers[leaf] = asks(leaf, word) ? .yes : .no }
      return answers[leaf] == .yes
    case .not: return !holds(place + 1, nodes, word, answers)
    case .all, .oneOf:
      let decides = node.kind == .oneOf
      var part = place + 1
      while part < Int(node.end) {
        if holds(part, nodes, word, answers) == decides { return decides }
        part = Int(nodes[part].end)
      }
      return !decides
    }
  }

  private func asks(_ leaf: Int, _ word: borrowing Reading) -> Bool {
    switch leaves[leaf] {
    case .words, .spelled: return false
    case .prefix(let part): return Self.isEqual(part, word.folded, at: 0)
    case .suffix(let part): return Self.isEqual(part, word.folded, at: word.folded.count - part.count)
    case .shape(let shape): return word.token.shape.isSuperset(of: shape)
    case .name: return WordTest.isNameLike(word.token.shape)
    case .regex:
      guard let regex = regexes[leaf] else { return false }
      return word.words.withBytes(of: word.token.word) { regex.matches($0, isASCII: word.isASCII) }
    }
  }

  private static func isEqual(_ part: [UInt8], _ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, part.count + start <= word.count else { return false }
    for index in part.indices where word[start + index] != part[index] { return false }
    return true
  }
}
