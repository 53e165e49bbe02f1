import Rules
import Text

/// A test of a word alone, compiled so that it reads bytes and compares numbers of words.
indirect enum WordTest: Sendable {
  case any
  /// A word that is one of these, whatever its case; `last` is the greatest of them. The rules' own words
  /// have the smallest numbers, so that most words fail by it.
  case folded(Set<WordID>, last: WordID)
  case exact(WordID)
  case prefix([UInt8])
  case suffix([UInt8])
  case regex(TokenRegex)
  case shape(TokenShape)
  case name
  case not(WordTest)
  case all([WordTest])
  case oneOf([WordTest])
  case never

  /// Compiles a static test; its words are added to `words`.
  init(_ test: TokenTest, words: inout WordTable) {
    switch test {
    case .any: self = .any
    case .folded(let word):
      let id = Self.folded(word, &words)
      self = .folded([id], last: id)
    case .exact(let word): self = .exact(words.intern(word))
    case .prefix(let text): self = .prefix(Array(text.utf8))
    case .suffix(let text): self = .suffix(Array(text.utf8))
    case .regex(let pattern): self = (try? TokenRegex(pattern)).map { .regex($0) } ?? .never
    case .shape(let shape): self = .shape(shape)
    case .name: self = .name
    case .not(let inner): self = .not(WordTest(inner, words: &words))
    case .all(let tests):
      // The cheapest first: the first that fails spares the others.
      self = .all(tests.map { WordTest($0, words: &words) }.sorted { $0.cost < $1.cost })
    case .oneOf(let tests):
      // A list of words is one set, so that a macro of hundred words costs one look.
      var set: Set<WordID> = []
      var others: [WordTest] = []
      for test in tests {
        if case .folded(let word) = test {
          set.insert(Self.folded(word, &words))
        } else {
          others.append(WordTest(test, words: &words))
        }
      }
      others.sort { $0.cost < $1.cost }
      if let last = set.max() { others.insert(.folded(set, last: last), at: 0) }
      self = others.count == 1 ? others[0] : .oneOf(others)
    case .markup, .inside: self = .never
    }
  }

  /// About what a test costs, for their order.
  private var cost: Int {
    switch self {
    case .any, .never, .shape, .name, .exact: 1
    case .folded: 2
    case .prefix, .suffix: 3
    case .regex: 100
    case .not(let inner): inner.cost
    case .all(let tests), .oneOf(let tests): tests.reduce(0) { $0 + $1.cost }
    }
  }

  private static func folded(_ word: String, _ words: inout WordTable) -> WordID {
    let id = words.intern(word)
    return words.properties(of: id).folded
  }

  /// Whether a token can be part of a name by its shape: it has a capital, or letters and digits.
  static func isNameLike(_ shape: TokenShape) -> Bool {
    !shape.isDisjoint(with: TokenShape.withCapital) || shape.isSuperset(of: TokenShape.letterAndDigit)
  }

  private static func isEqual(_ part: [UInt8], _ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, part.count + start <= word.count else { return false }
    for index in part.indices where word[start + index] != part[index] { return false }
    return true
  }

  /// Whether a token's word passes; `folded` holds the bytes of its folded form.
  func holds(_ token: Token, folded: UnsafeBufferPointer<UInt8>, words: WordTable) -> Bool {
    switch self {
    case .any: return true
    case .folded(let set, let last): return token.folded <= last && set.contains(token.folded)
    case .exact(let word): return token.word == word
    case .prefix(let bytes):
      return Self.isEqual(bytes, folded, at: 0)
    case .suffix(let bytes):
      return Self.isEqual(bytes, folded, at: folded.count - bytes.count)
    case .regex(let regex):
      return words.withBytes(of: token.word) { $0.first.map(regex.canBegin) ?? true }
        && regex.matches(words.string(of: token.word))
    case .shape(let shape): return token.shape.isSuperset(of: shape)
    case .name: return Self.isNameLike(token.shape)
    case .not(let inner): return !inner.holds(token, folded: folded, words: words)
    case .all(let tests):
      for test in tests where !test.holds(token, folded: folded, words: words) { return false }
      return true
    case .oneOf(let tests):
      for test in tests where test.holds(token, folded: folded, words: words) { return true }
      return false
    case .never: return false
    }
  }
}
