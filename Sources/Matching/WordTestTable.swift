import Rules
import Text

/// The tests of words of all rules, laid out so that a new word is asked each question once.
///
/// Most tests are lists of words: a word finds those that name it, and the others cost nothing. The rest combine
/// leaves that tests share (a prefix, an expression, a shape, a list). They are compiled to branches: each asks one
/// leaf and says where its yes and its no lead, so that a test is a short walk and what is decided is never asked.
///
/// What a word answers to the leaves decides which tests it passes, and many words answer alike, so the answers
/// are one row of bits: whoever keeps what follows from a row walks the branches once a row, not once a word.
final class WordTestTable: Sendable {
  private let layout: WordTestLayout

  /// Lays tests out. O(size of the tests).
  init(_ tests: [WordTest]) { layout = WordTestLayout(tests) }

  /// Machine words of a row of answers.
  var answerWidth: Int { layout.answerWidth }

  /// Sets the bits of the leaves that a word answers with yes.
  ///
  /// - Parameter answers: zeros, `answerWidth` of them.
  func ask(_ word: borrowing WordQuestions.Word, answers: inout [UInt64]) {
    layout.ask(word, answers: &answers)
  }

  /// Calls `body` with the number of each test that a word passes whose `answers` begin with these.
  @inline(__always)
  func forEachPassed(_ answers: [UInt64], _ body: (Int) -> Void) {
    answers.withUnsafeBufferPointer { layout.forEachPassed($0, body) }
  }
}

/// The tables of a `WordTestTable`.
private struct WordTestLayout: Sendable {
  private enum Leaf: Hashable, Sendable {
    /// A list of words, whatever their case.
    case words(Set<WordID>)
    case spelled(WordID)
    case prefix([UInt8])
    case suffix([UInt8])
    case regex(String)
    case shape(TokenShape)
    case name

    /// Where the answer to a leaf stands in a row of answers.
    struct Place: Hashable, Sendable {
      var word: Int32
      var bit: UInt64

      init(_ number: Int) {
        word = Int32(number / 64)
        bit = 1 << UInt64(number % 64)
      }

      /// The leaf's number.
      var number: Int { Int(word) * 64 + bit.trailingZeroBitCount }

      @inline(__always)
      func holds(in answers: UnsafeBufferPointer<UInt64>) -> Bool { answers[Int(word)] & bit != 0 }
    }
  }
  private struct Branch: Sendable {
    var leaf: Leaf.Place
    /// The branches that follow, or how the test ends.
    var yes: Int32
    var no: Int32

    static let passes: Int32 = -1
    static let fails: Int32 = -2
  }

  /// The questions about a word's bytes and shape.
  private var questions = WordQuestions()
  /// By a word's number the leaves that list it: case-folded words, and words as they are spelled.
  private var folded: [WordID: [Int32]] = [:]
  private var exact: [WordID: [Int32]] = [:]
  /// For each leaf the tests that ask nothing else, where it is a list of words.
  private var testsOfLeaf: [[Int32]] = []
  private var isList: [Bool] = []
  private var branches: [Branch] = []
  /// The other tests, with the branch at which each begins.
  private var entries: [(test: Int32, branch: Int32)] = []
  /// Which of `entries` pass where every answer is no, one bit each. A word has few answers that are yes, so it
  /// walks the tests that ask one of these and knows all others.
  private var passedOnNo: [UInt64] = []
  /// For each leaf which of `entries` ask it, `entryWidth` words each.
  private var asking: [UInt64] = []

  private var entryWidth: Int { (entries.count + 63) / 64 }
  var answerWidth: Int { (isList.count + 63) / 64 }

  init(_ tests: [WordTest]) {
    var known: [Leaf: Int32] = [:]
    var ranges: [Range<Int>] = []
    for (number, test) in tests.enumerated() {
      if let leaf = leaf(test, known: &known), isList[leaf] {
        testsOfLeaf[leaf].append(Int32(number))
      } else {
        let first = branches.count
        let entry = compile(test, yes: Branch.passes, no: Branch.fails, known: &known)
        entries.append((Int32(number), entry))
        ranges.append(first..<branches.count)
      }
    }
    questions.seal()
    findAsking(ranges)
  }

  /// Finds out who asks each leaf, given where the branches of each of `entries` stand.
  private mutating func findAsking(_ ranges: [Range<Int>]) {
    passedOnNo = Array(repeating: 0, count: entryWidth)
    asking = Array(repeating: 0, count: isList.count * entryWidth)
    let no = [UInt64](repeating: 0, count: answerWidth)
    for (entry, range) in ranges.enumerated() {
      let bit: UInt64 = 1 << UInt64(entry % 64)
      for branch in branches[range] { asking[branch.leaf.number * entryWidth + entry / 64] |= bit }
      if no.withUnsafeBufferPointer({ passes(entries[entry].branch, $0) }) { passedOnNo[entry / 64] |= bit }
    }
  }

  /// Compiles a test backwards, from where its answers lead; returns the branch at which it begins.
  private mutating func compile(
    _ test: WordTest, yes: Int32, no: Int32, known: inout [Leaf: Int32]
  ) -> Int32 {
    switch test {
    case .any: return yes
    case .never: return no
    case .not(let inner): return compile(inner, yes: no, no: yes, known: &known)
    case .all(let tests):
      return tests.reversed().reduce(yes) { compile($1, yes: $0, no: no, known: &known) }
    case .oneOf(let tests):
      return tests.reversed().reduce(no) { compile($1, yes: yes, no: $0, known: &known) }
    case .folded, .exact, .prefix, .suffix, .regex, .shape, .name:
      guard let leaf = leaf(test, known: &known) else { return no }
      branches.append(Branch(leaf: Leaf.Place(leaf), yes: yes, no: no))
      return Int32(branches.count - 1)
    }
  }

  /// The number of a test that is a leaf; `nil` for one that combines others.
  private mutating func leaf(_ test: WordTest, known: inout [Leaf: Int32]) -> Int? {
    switch test {
    case .folded(let words): number(of: .words(words), known: &known)
    case .exact(let word): number(of: .spelled(word), known: &known)
    case .prefix(let bytes): number(of: .prefix(bytes), known: &known)
    case .suffix(let bytes): number(of: .suffix(bytes), known: &known)
    case .regex(let pattern): number(of: .regex(pattern), known: &known)
    case .shape(let shape): number(of: .shape(shape), known: &known)
    case .name: number(of: .name, known: &known)
    case .any, .never, .not, .all, .oneOf: nil
    }
  }

  private mutating func number(of leaf: Leaf, known: inout [Leaf: Int32]) -> Int {
    if let number = known[leaf] { return Int(number) }
    let number = Int32(isList.count)
    known[leaf] = number
    testsOfLeaf.append([])
    isList.append(false)
    switch leaf {
    case .words(let words):
      for word in words { folded[word, default: []].append(number) }
      isList[Int(number)] = true
    case .spelled(let word):
      exact[word, default: []].append(number)
      isList[Int(number)] = true
    case .prefix(let part): questions.add(prefix: part, leaf: number)
    case .suffix(let part): questions.add(suffix: part, leaf: number)
    case .regex(let pattern):
      // One that is not valid, which is said elsewhere, has the answer no.
      if let regex = try? TokenRegex(pattern) { questions.add(regex, leaf: number) }
    case .shape(let shape): questions.add(shape, leaf: number)
    case .name: questions.addNameLike(leaf: number)
    }
    return Int(number)
  }

  func ask(_ word: borrowing WordQuestions.Word, answers: inout [UInt64]) {
    questions.ask(word, answers: &answers)
    if let leaves = folded[word.token.folded] { Self.set(leaves, &answers) }
    if let leaves = exact[word.token.word] { Self.set(leaves, &answers) }
  }

  private static func set(_ leaves: [Int32], _ answers: inout [UInt64]) {
    for leaf in leaves { answers[Int(leaf) / 64] |= 1 << UInt64(leaf % 64) }
  }

  @inline(__always)
  func forEachPassed(_ answers: UnsafeBufferPointer<UInt64>, _ body: (Int) -> Void) {
    forEachBit(answers) { leaf in
      if isList[leaf] { for test in testsOfLeaf[leaf] { body(Int(test)) } }
    }
    for word in 0..<entryWidth {
      var open: UInt64 = 0
      forEachBit(answers) { open |= asking[$0 * entryWidth + word] }
      var passed = passedOnNo[word] & ~open
      while open != 0 {
        let bit = open.trailingZeroBitCount
        open &= open - 1
        if passes(entries[word * 64 + bit].branch, answers) { passed |= 1 << UInt64(bit) }
      }
      while passed != 0 {
        body(Int(entries[word * 64 + passed.trailingZeroBitCount].test))
        passed &= passed - 1
      }
    }
  }

  /// Calls `body` with the number of each leaf that is answered with yes.
  @inline(__always)
  private func forEachBit(_ answers: UnsafeBufferPointer<UInt64>, _ body: (Int) -> Void) {
    for index in 0..<answerWidth {
      var bits = answers[index]
      while bits != 0 {
        body(index * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  @inline(__always)
  private func passes(_ entry: Int32, _ answers: UnsafeBufferPointer<UInt64>) -> Bool {
    var place = entry
    while place >= 0 {
      let branch = branches[Int(place)]
      place = branch.leaf.holds(in: answers) ? branch.yes : branch.no
    }
    return place == Branch.passes
  }
}
