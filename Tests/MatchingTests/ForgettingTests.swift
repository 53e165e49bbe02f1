import Oracles
import Testing

@testable import Matching

@Suite("What a matcher forgets between papers")
struct ForgettingTests {
  private static let patterns = [
    "[*net|*former] on", "[/v[0-9]+/ & !the]", "<lexicon:things>",
    "(?<= on ) [:caps | :mixed | Kelm]",
  ]
  private static let lexicons = ["things": "Lampion\tLampion\nblue grid\tblue grid\n"]

  @Test(
    "Matches are the same however little is kept",
    arguments: [(words: 1 << 18, rows: 2), (words: 3, rows: 1 << 14), (words: 3, rows: 2)])
  func limits(words: Int, rows: Int) throws {
    var kept = try PatternHarness(Self.patterns, lexicons: Self.lexicons)
    var forgetful = try PatternHarness(
      Self.patterns, lexicons: Self.lexicons, wordLimit: words, rowLimit: rows)
    let names = [
      "Orbnet", "Tidaformer", "v2", "V30x", "Lampion", "blue grid", "the Kelm", "a Vorra", "plain",
    ]
    var random = SplitMix(state: 4)
    var found = 0
    for _ in 0..<300 {
      let picked = (0..<6).map { _ in names[Int.random(in: 0..<names.count, using: &random)] }
      let number = Int.random(in: 0..<90, using: &random)
      let text = "It runs on " + picked.joined(separator: " on ") + " x\(number)."
      let matches = kept.matches(text)
      #expect(forgetful.matches(text) == matches)
      found += matches.count
    }
    #expect(found > 300)
  }
}
