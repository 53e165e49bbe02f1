import Rules
import Text

/// The tests of words of all rules, laid out so that a new word is asked each question once.
///
/// Most tests are lists of words: a word finds those that name it, and the others cost nothing. The rest combine
/// leaves that tests share (a prefix, an expression, a shape, a list). They are compiled to branches: each asks one
/// leaf and says where its yes and its no lead, so that a test is a short walk and what is decided is never asked.
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
  /// What is asked of a word for a leaf, as plain memory.
  private enum Question: Sendable {
    /// A list, which has its answer from the beginning.
    case listed
    /// Where the bytes stand in `affixes`.
    case prefix(start: Int32, count: Int32)
    case suffix(start: Int32, count: Int32)
    /// The number of the expression.
    case regex(Int32)
    case shape(TokenShape)
    case name
    /// An expression that is not valid, which is said elsewhere.
    case never
  }
  private struct Branch: Sendable {
    var leaf: Int32
    /// The branches that follow, or how the test ends.
    var yes: Int32
    var no: Int32

    static let passes: Int32 = -1
    static let fails: Int32 = -2
  }
  /// What is known of a leaf for the current word.
  enum Answer: UInt8, Sendable { case unknown, no, yes }

  private var questions: [Question] = []
  private var affixes: [UInt8] = []
  private var regexes: [TokenRegex] = []
  /// By a word's number the leaves that list it: case-folded words, and words as they are spelled.
  private var folded: [WordID: [Int32]] = [:]
  private var exact: [WordID: [Int32]] = [:]
  /// For each leaf the tests that ask nothing else, where it is a list of words.
  private var testsOfLeaf: [[Int32]] = []
  private var branches: [Branch] = []
  /// The other tests, with the branch at which each begins.
  private var entries: [(test: Int32, branch: Int32)] = []
  /// What is known of each leaf of a word that no list names.
  private(set) var initial: [Answer] = []

  /// Lays tests out. O(size of the tests).
  init(_ tests: [WordTest]) {
    var known: [Leaf: Int32] = [:]
    for (number, test) in tests.enumerated() {
      if let leaf = leaf(test, known: &known), initial[leaf] == .no {
        testsOfLeaf[leaf].append(Int32(number))
      } else {
        let entry = compile(test, yes: Branch.passes, no: Branch.fails, known: &known)
        entries.append((Int32(number), entry))
      }
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
      branches.append(Branch(leaf: Int32(leaf), yes: yes, no: no))
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
    let number = Int32(questions.count)
    known[leaf] = number
    testsOfLeaf.append([])
    switch leaf {
    case .words(let words):
      for word in words { folded[word, default: []].append(number) }
      questions.append(.listed)
    case .spelled(let word):
      exact[word, default: []].append(number)
      questions.append(.listed)
    case .prefix(let part):
      questions.append(.prefix(start: Int32(affixes.count), count: Int32(part.count)))
      affixes += part
    case .suffix(let part):
      questions.append(.suffix(start: Int32(affixes.count), count: Int32(part.count)))
      affixes += part
    case .regex(let pattern):
      if let regex = try? TokenRegex(pattern) {
        questions.append(.regex(Int32(regexes.count)))
        regexes.append(regex)
      } else {
        questions.append(.never)
      }
    case .shape(let shape): questions.append(.shape(shape))
    case .name: questions.append(.name)
    }
    if case .listed = questions[Int(number)] { initial.append(.no) } else { initial.append(.unknown) }
    return Int(number)
  }

  /// Calls `passes` with the number of each test that a token's word passes.
  ///
  /// `folded` holds the bytes of its folded form; `answers` is room for one answer a leaf.
  func find(
    _ token: Token, folded bytes: UnsafeBufferPointer<UInt8>, words: WordTable, answers: inout [Answer],
    passes: (Int) -> Void
  ) {
    answers.replaceSubrange(answers.indices, with: initial)
    for listed in [folded[token.folded], exact[token.word]] {
      for leaf in listed ?? [] {
        answers[Int(leaf)] = .yes
        for test in testsOfLeaf[Int(leaf)] { passes(Int(test)) }
      }
    }
    words.withBytes(of: token.word) { spelled in
      let reading = Reading(
        token: token, folded: bytes, spelled: spelled, isASCII: spelled.allSatisfy { $0 < 0x80 })
      answers.withUnsafeMutableBufferPointer { answers in
        branches.withUnsafeBufferPointer { branches in
          for (test, branch) in entries where holds(branch, branches, reading, answers) { passes(Int(test)) }
        }
      }
    }
  }

  /// The word that is asked about.
  private struct Reading {
    let token: Token
    let folded: UnsafeBufferPointer<UInt8>
    let spelled: UnsafeBufferPointer<UInt8>
    let isASCII: Bool
  }

  private func holds(
    _ entry: Int32, _ branches: UnsafeBufferPointer<Branch>, _ word: borrowing Reading,
    _ answers: UnsafeMutableBufferPointer<Answer>
  ) -> Bool {
    var place = entry
    while place >= 0 {
      let branch = branches[Int(place)]
      let leaf = Int(branch.leaf)
      if answers[leaf] == .unknown { answers[leaf] = asks(leaf, word) ? .yes : .no }
      place = answers[leaf] == .yes ? branch.yes : branch.no
    }
    return place == Branch.passes
  }

  private func asks(_ leaf: Int, _ word: borrowing Reading) -> Bool {
    switch questions[leaf] {
    case .listed, .never: return false
    case .prefix(let start, let count):
      return hasAffix(start: Int(start), count: Int(count), word.folded, at: 0)
    case .suffix(let start, let count):
      return hasAffix(start: Int(start), count: Int(count), word.folded, at: word.folded.count - Int(count))
    case .shape(let shape): return word.token.shape.isSuperset(of: shape)
    case .name: return WordTest.isNameLike(word.token.shape)
    case .regex(let number): return regexes[Int(number)].matches(word.spelled, isASCII: word.isASCII)
    }
  }

  private func hasAffix(start: Int, count: Int, _ word: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place >= 0, count + place <= word.count else { return false }
    for index in 0..<count where word[place + index] != affixes[start + index] { return false }
    return true
  }
}
