import Oracles
import Rules
import Testing

@testable import Matching

@Suite("What the edges of a word say of the expressions that it may fit")
struct WordEdgeTests {
  static let patterns = [
    "[25]\\d", "[A-Z][a-z]+", ".*n", "[^a]b", "\\w+\\W\\D?", "\\S+", "[\\d.]+", "K", "a?", "[a-zA-Z]*",
    "é+", "(a|\\s)[;`K]", "[^\\d]",
  ]

  @Test("No word fits an expression that its edges rule out", arguments: patterns)
  func isSound(pattern: String) throws {
    let regex = try TokenRegex(pattern)
    let plain = try Regex(pattern)
    let alphabet = Array(
      "aabKZg25.;`-_ in\u{e9}\u{301}\u{212A}\u{37E}\u{1FEF}\u{200D}\u{600}\u{4E2D}\u{664}\u{1F600}\u{FE0F}\u{20E3}"
        .unicodeScalars)
    var random = SplitMix(state: 3)
    var fitting = 0
    for _ in 0..<8000 {
      let letters = (0...Int.random(in: 0...4, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      let word = String(String.UnicodeScalarView(letters))
      let fits = (try? plain.wholeMatch(in: word)) != nil
      #expect(regex.matches(word) == fits, "/\(pattern)/ \(word)")
      guard fits else { continue }
      fitting += 1
      let (first, last, isASCII) = Array(word.utf8).withUnsafeBufferPointer(WordEdge.edges)
      #expect(isASCII == word.utf8.allSatisfy { $0 < 0x80 })
      #expect(
        first == WordEdge.unknown || regex.mayBegin(with: WordEdge.byte(at: first)), "/\(pattern)/ \(word)")
      #expect(last == WordEdge.unknown || regex.mayEnd(with: WordEdge.byte(at: last)), "/\(pattern)/ \(word)")
    }
    #expect(fitting > 0)
  }

  @Test(
    "An edge is known where no other scalar may join it",
    arguments: [
      ("abc", 0x61, 0x63), ("ab\u{e9}", 0x61, WordEdge.wide), ("\u{e9}ab", WordEdge.wide, 0x62),
      ("a\u{301}b", WordEdge.unknown, WordEdge.unknown), ("\u{4E2D}", WordEdge.wide, WordEdge.wide),
      ("x\u{212A}", WordEdge.unknown, WordEdge.unknown),
    ])
  func edges(word: String, first: Int, last: Int) {
    let edges = Array(word.utf8).withUnsafeBufferPointer(WordEdge.edges)
    #expect(edges.first == first)
    #expect(edges.last == last)
  }
}
