import Testing

@testable import Rules

@Suite("The first bytes of regular expressions")
struct RegexFirstBytesTests {
  @Test(
    "What an expression says of a word's first byte",
    arguments: [
      ("20[012]\\d", "2"), ("[vV]?\\d{1,3}", nil), ("[vV]\\d", "Vv"), ("[A-C]{1,2}x?", "ABC"),
      ("(Mac|Van)[A-Z]", "MV"), ("a?b", "ab"), ("a*", nil), ("a{0,2}c", "ac"), (".*ing", nil),
      ("[^a]b", nil), ("x|y\\.z", "xy"), ("\\.5", "."), ("(a|b?)c", nil), ("é", nil),
      ("[a-z]{3,}(ing|s)", nil),
    ] as [(String, String?)])
  func firstBytes(pattern: String, expected: String?) {
    let first = RegexFirstBytes(pattern)
    guard let expected else {
      if pattern.hasPrefix("[a-z]") {
        #expect(first.map { set in (97...122).allSatisfy { set.contains($0) } } == true)
      } else {
        #expect(first == nil, "\(pattern)")
      }
      return
    }
    let bytes = (0..<UInt8.max).filter { first?.contains($0) ?? true }
    #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(pattern)")
  }

  @Test(
    "No word that fits is turned away",
    arguments: ["[A-Z][a-z]{2,}[A-Z][A-Za-z]*", "(x\\d+)?[kKnN]", "[vV]?1"])
  func neverLoses(pattern: String) throws {
    let regex = try TokenRegex(pattern)
    let plain = try Regex(pattern)
    for word in ["FooBar", "fooBar", "x12k", "k", "n", "v1", "1", "V1", "é1", ""] where !word.isEmpty {
      #expect(regex.matches(word) == ((try? plain.wholeMatch(in: word)) != nil), "\(word)")
    }
  }
}

@Suite("Regular expressions that would take too long")
struct RegexWaysTests {
  @Test(
    "are refused",
    arguments: [
      "(a+)+", "(a|a)*b", "(a|aa)+", "(a?){20}", "a*a*a*a*b", "([ab]|b)*", "((a|b)c?)+", "(a?b|b)*",
      ".*.*.*.*x",
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
