import Oracles
import Testing

@testable import Rules

@Suite("Regular expressions of one token")
struct TokenRegexTests {
  /// Expressions that are read here, as rules write them and beyond.
  static let known = [
    "20[012]\\d", "[vV]?\\d{1,3}(x\\d+)?[A-Za-z]{0,2}\\d?", "[A-Z][a-z]{2,}[A-Z][A-Za-z]*", ".*(ing|ly)",
    "(Mac|Mc|Van)[A-Z][a-z]+", "a?b", "a*", "a{0,2}c", "[^a]b", "x|y\\.z|", "(a|b?)c", "(?:ab)+?a",
    "a{2,}b{3}",
    "(a*b)*c?", "\\w+\\W\\D?", "(a|ab)(c|bcd)?", "[a\\-b]+", "(a{0}b)+", "((a?)*b)?", "[\\d.]+", "\\S+",
    "()a", "a{,2}", "a{2, 3}b?",
  ]
  /// Expressions that are left to Swift's engine.
  static let foreign = [
    "[[a-z]&&[^aeiou]]+", "a++", "(?i)abc", "^a$", "é+", "a(?=b)b", "\\p{Lu}+", "[a-\\d]", "(a{30}b{30}){2}",
    "a{2,x}", "[:alpha:]", "a<{2}b",
  ]

  @Test("Expressions are read here where all of their syntax is known", arguments: known)
  func isRead(pattern: String) throws {
    let tree = try #require(RegexReader.tree(of: pattern))
    #expect(PositionAutomaton(tree) != nil)
  }

  @Test("Anything else is left to Swift's engine", arguments: foreign)
  func isLeft(pattern: String) {
    #expect(RegexReader.tree(of: pattern).flatMap { PositionAutomaton($0) } == nil)
  }

  @Test("What is read here is valid to Swift's engine, which is not asked")
  func isValid() {
    let parts = [
      "a", "Z", "0", "-", ".", "*", "+", "?", "{2}", "{1,3}", "{,2}", "{2,}", "(", ")", "(?:", "[", "]", "^",
      "\\d", "\\-", "\\/", "|", "a-z", "[abc]", "[^x]", "(a|b)", " ", "'", "\"", "/", "<", ">", "=", "!",
      ",", ":", "#", "&", "~", "%", "$", "_", "@", ";", "`",
    ]
    var random = SplitMix(state: 5)
    var read = 0
    for _ in 0..<20_000 {
      let pattern = (0...Int.random(in: 0...6, using: &random)).compactMap { _ in
        parts.randomElement(using: &random)
      }.joined()
      guard RegexReader.tree(of: pattern) != nil else { continue }
      read += 1
      #expect((try? Regex(pattern)) != nil, "/\(pattern)/")
    }
    #expect(read > 1000)
  }

  @Test("A word fits where it fits Swift's own expression", arguments: known + foreign)
  func agrees(pattern: String) throws {
    guard let plain = try? Regex(pattern), let regex = try? TokenRegex(pattern) else { return }
    let alphabet = Array(
      "aabbccdxyzABMVv0129.-_ \u{e9}\u{301}\u{212A}\u{200D}\u{600}\u{4E2D}\u{664}\u{FE0F}inK".unicodeScalars)
    var random = SplitMix(state: 11)
    var words = [
      "Mac", "MacDo", "VanDyke", "going", "early", "2019", "v12x3Ab4", "aba", "aabbb", "abbcd", "",
    ]
    for _ in 0..<4000 {
      let letters = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      words.append(String(String.UnicodeScalarView(letters)))
    }
    for word in words {
      #expect(regex.matches(word) == ((try? plain.wholeMatch(in: word)) != nil), "/\(pattern)/ and \(word)")
    }
  }

  @Test("A token that is too long never fits")
  func tooLong() throws {
    let regex = try TokenRegex("a+")
    #expect(regex.matches(String(repeating: "a", count: TokenRegex.maxTokenBytes)))
    #expect(!regex.matches(String(repeating: "a", count: TokenRegex.maxTokenBytes + 1)))
  }

  @Test("Groups in groups without end are left to Swift's engine")
  func deep() {
    let pattern = String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000)
    #expect(RegexReader.tree(of: pattern) == nil)
  }
}

@Suite("Regular expressions that would take too long")
struct RegexWaysTests {
  @Test(
    "are refused",
    arguments: [
      "(a+)+", "(a|a)*b", "(a|aa)+", "(a?){20}", "a*a*a*a*b", "([ab]|b)*", "((a|b)c?)+", "(a?b|b)*",
      ".*.*.*.*x", "(a|aa){,40}b", "(a|aa){2, 40}b",
    ])
  func refused(pattern: String) {
    #expect(throws: TokenRegex.Failure.self) { try TokenRegex(pattern) }
  }

  @Test(
    "and the usual ones are not",
    arguments: [
      "[A-Z][a-z]{2,}[A-Z][A-Za-z]*", "[vV]?\\d{1,3}(x\\d+)?[A-Za-z]{0,2}\\d?", ".*(ly|ive|ous)", "(abc)+",
      "(a|b)*", "(a|b|c){12}", "[a-z]{3,}(ing|tion)", "[[a-z]&&[^aeiou]]+", "(ab){3}", "a\\(b|c",
    ])
  func taken(pattern: String) throws {
    _ = try TokenRegex(pattern)
  }
}
