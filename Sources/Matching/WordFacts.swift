import Text

/// What a worker has found out of each word: the answers of the static tests, and which programs the word
/// can begin or anchors. Filled as words come up, so that a word is asked once.
///
/// Most words are alike to the rules, so a word has the number of a row, and equal rows are kept once. What tests
/// ask of a word's bytes and shape is kept as a row of answers first: words that answer alike have the same row, up
/// to what the filter knows of a word itself.
struct WordFacts: Sendable {
  private let tests: WordTestTable
  private let filter: StartFilter
  /// What the filter knows of words by the tests that they pass.
  private let startsOfTests: SparseRows
  private let rowLimit: Int
  /// Machine words of test answers at the beginning of a row; the start filter's row follows.
  let testWidth: Int
  private let width: Int
  /// One more than a word's row, or 0 where the word is not known yet.
  private var rowOfWord: [UInt32] = []
  private var table: RowTable
  private var scratch: [UInt64]
  /// What words have answered so far, with their shape behind it, and the row that follows from it.
  private var answered: RowTable
  private var rowOfAnswers: [UInt32] = []
  private var answers: [UInt64]

  init(predicates: PredicateTable, tests: WordTestTable, filter: StartFilter, rowLimit: Int) {
    self.tests = tests
    self.rowLimit = rowLimit
    self.filter = filter
    startsOfTests = SparseRows(filter.tests)
    testWidth = (predicates.staticTests.count + 63) / 64
    // Rules without a pattern have rows without a word; a row of one spares every use the question.
    width = max(1, testWidth + filter.rowWidth)
    scratch = Array(repeating: 0, count: width)
    table = RowTable(width: width)
    answers = Array(repeating: 0, count: tests.answerWidth + 1)
    answered = RowTable(width: answers.count)
  }

  /// All rows, one after the other.
  var rows: [UInt64] { table.rows }

  /// Forgets every word, when the word table has been emptied.
  mutating func removeAll() { rowOfWord.removeAll(keepingCapacity: true) }

  /// To be called between papers: forgets rows, and with them the words, where there are too many. Papers have some
  /// thousand; only noise goes on making new ones.
  mutating func beginPaper() {
    guard table.count > rowLimit || answered.count > rowLimit else { return }
    table.removeAll()
    answered.removeAll()
    rowOfAnswers.removeAll()
    removeAll()
  }

  /// Where the row of a token's word begins in `rows`; the word is learned where it is new.
  @inline(__always)
  mutating func row(of token: Token, words: WordTable) -> Int {
    let word = Int(token.word)
    if word < rowOfWord.count, rowOfWord[word] != 0 { return Int(rowOfWord[word] - 1) * width }
    return learn(token, words: words)
  }

  private mutating func learn(_ token: Token, words: WordTable) -> Int {
    let word = Int(token.word)
    if word >= rowOfWord.count {
      let count = max(word + 1, Int(words.endID), rowOfWord.count * 2)
      rowOfWord.append(contentsOf: repeatElement(0, count: count - rowOfWord.count))
    }
    var number = row(ofAnswers: token, words: words)
    let (folded, exact) = (filter.folded[token.folded], filter.exact[token.word])
    if folded != nil || exact != nil {
      table.copy(Int(number), into: &scratch)
      if let folded { add(folded) }
      if let exact { add(exact) }
      number = table.number(of: scratch).number
    }
    rowOfWord[word] = number + 1
    return Int(number) * width
  }

  /// The number of the row of a word but for what the filter knows of the word itself.
  private mutating func row(ofAnswers token: Token, words: WordTable) -> UInt32 {
    for index in answers.indices { answers[index] = 0 }
    words.withBytes(of: token.folded) { folded in
      words.withBytes(of: token.word) { spelled in
        tests.ask(
          WordQuestions.Word(token: token, folded: folded, spelled: spelled), answers: &answers)
      }
    }
    answers[answers.count - 1] = UInt64(token.shape.rawValue)
    let (known, isNew) = answered.number(of: answers)
    if !isNew { return rowOfAnswers[Int(known)] }
    clear()
    add(filter.base)
    let (starts, first) = (startsOfTests, testWidth)
    scratch.withUnsafeMutableBufferPointer { scratch in
      tests.forEachPassed(answers) { test in
        scratch[test / 64] |= 1 << UInt64(test % 64)
        starts.add(test, to: scratch, from: first)
      }
    }
    for (shape, row) in filter.shapes where token.shape.isSuperset(of: shape) { add(row) }
    let number = table.number(of: scratch).number
    rowOfAnswers.append(number)
    return number
  }

  private mutating func clear() { for index in scratch.indices { scratch[index] = 0 } }

  private mutating func add(_ row: [UInt64]) {
    let first = testWidth
    scratch.withUnsafeMutableBufferPointer { scratch in
      row.withUnsafeBufferPointer { row in
        guard let target = scratch.baseAddress, let source = row.baseAddress else { return }
        for index in 0..<row.count { target[first &+ index] |= source[index] }
      }
    }
  }
}
