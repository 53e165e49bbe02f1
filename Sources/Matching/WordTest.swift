import Rules
import Text

/// A test of a word alone, compiled so that it reads bytes and compares numbers of words.
indirect enum WordTest: Sendable {
  case any
  /// A word that is one of these, whatever its case.
  case folded(Set<WordID>)
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
    case .folded(let word): self = .folded([Self.folded(word, &words)])
    case .exact(let word): self = .exact(words.intern(word))
    case .prefix(let text): self = .prefix(Array(text.utf8))
    case .suffix(let text): self = .suffix(Array(text.utf8))
    case .regex(let pattern): self = (try? TokenRegex(pattern)).map { .regex($0) } ?? .never
    case .shape(let shape): self = .shape(shape)
    case .name: self = .name
    case .not(let inner): self = .not(WordTest(inner, words: &words))
    case .all(let tests): self = .all(tests.map { WordTest($0, words: &words) })
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
      if !set.isEmpty { others.insert(.folded(set), at: 0) }
      self = others.count == 1 ? others[0] : .oneOf(others)
    case .markup, .inside: self = .never
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

  /// Whether a token's word passes; `folded` holds the bytes of its folded form.
  func holds(_ token: Token, folded: UnsafeBufferPointer<UInt8>, words: WordTable) -> Bool {
    switch self {
    case .any: return true
    case .folded(let set): return set.contains(token.folded)
    case .exact(let word): return token.word == word
    case .prefix(let bytes):
      return folded.count >= bytes.count && folded.prefix(bytes.count).elementsEqual(bytes)
    case .suffix(let bytes):
      return folded.count >= bytes.count && folded.suffix(bytes.count).elementsEqual(bytes)
    case .regex(let regex): return regex.matches(words.string(of: token.word))
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
