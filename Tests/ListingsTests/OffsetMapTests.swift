import Records
import Testing

@testable import Listings

/// A generator with a fixed seed (SplitMix64, Steele, Lea and Flood 2014), so that a failure comes again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct OffsetMapTests {
  /// `ab··cd-ef` cleaned to `ab cdef`: one replacement, one drop.
  private static let map: OffsetMap = {
    var map = OffsetMap()
    map.copy(2)
    map.replace(2, by: 1)
    map.copy(2)
    map.replace(1, by: 0)
    map.copy(2)
    return map
  }()

  @Test(
    arguments: [
      (0..<2, 0..<2), (0..<3, 0..<3), (2..<4, 2..<3), (3..<4, 2..<3), (4..<6, 3..<5), (4..<9, 3..<7),
      (6..<7, 5..<5),
      (5..<8, 4..<6), (0..<9, 0..<7), (9..<9, 7..<7), (7..<9, 5..<7),
    ] as [(Range<Int>, Range<Int>)])
  func carriesRangesForward(source: Range<Int>, cleaned: Range<Int>) {
    #expect(Self.map.cleanedRange(ofSource: source) == cleaned)
  }

  @Test(
    arguments: [
      (0..<2, 0..<2), (2..<3, 2..<4), (3..<5, 4..<6), (5..<7, 7..<9), (3..<7, 4..<9), (0..<7, 0..<9),
    ] as [(Range<Int>, Range<Int>)])
  func carriesRangesBack(cleaned: Range<Int>, source: Range<Int>) {
    #expect(Self.map.sourceRange(ofCleaned: cleaned) == source)
  }

  @Test func anEmptyMapHasOneRange() {
    #expect(OffsetMap().cleanedRange(ofSource: 0..<0) == 0..<0)
    #expect(OffsetMap(identity: 5).isIdentity)
    #expect(OffsetMap(identity: 5).cleanedRange(ofSource: 1..<9) == 1..<5)
  }

  private static let alphabet = [
    "a", "b", "é", "中", "𝔸", " ", "  ", "\n", "\n\n", "\t", "\u{A0}", "\u{AD}", "\u{200B}", "\u{2009}",
    "&amp;", "&#233;",
    "&x", "\\%", "$x$", "{", "}", "\\textit{a}", "{\\'e}", "--", "2times", "\u{FEFF}", "\r\n", "👩\u{200D}🔬",
  ]

  /// Over random texts and every clean-up: what was copied is the same on both sides, ranges come back to
  /// where they were, and the map of two clean-ups one after the other agrees with the two maps.
  @Test(arguments: 0..<300) func mapsBackAndForth(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let pieces = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
      Self.alphabet.randomElement(using: &generator) ?? ""
    }
    let source = pieces.joined()
    let first = LatexCleaning.clean(CharacterReferences.decode(source).text)
    let second = TextCleaning.clean(first.text, paragraphs: seed % 2 == 0 ? .kept : .joined)
    for (before, cleaned) in [
      (source, CharacterReferences.decode(source)), (CharacterReferences.decode(source).text, first),
      (first.text, second), (source, TextCleaning.clean(source)), (source, BibTeXBraces.drop(source)),
    ] {
      check(before, cleaned)
    }
    check(
      CharacterReferences.decode(source).text, CleanedText(text: second.text, map: first.map.then(second.map))
    )
    composes(first.map, second.map)
  }

  private func check(_ source: String, _ cleaned: CleanedText) {
    let before = Array(source.utf8)
    let after = Array(cleaned.text.utf8)
    #expect(cleaned.map.sourceCount == before.count)
    #expect(cleaned.map.cleanedCount == after.count)
    var last = 0
    for offset in after.indices {
      let back = cleaned.map.sourceRange(ofCleaned: offset..<(offset + 1))
      #expect(back.lowerBound >= last && back.upperBound <= before.count)
      last = back.lowerBound
      let again = cleaned.map.cleanedRange(ofSource: back)
      if back.isEmpty { continue }
      #expect(again.contains(offset))
      if back.count == 1, again.count == 1, cleaned.map.isCopied(cleaned: offset) {
        #expect(before[back.lowerBound] == after[offset])
      }
    }
  }

  private func composes(_ first: OffsetMap, _ second: OffsetMap) {
    let both = first.then(second)
    for offset in 0..<first.sourceCount {
      let range = offset..<(offset + 1)
      let middle = first.cleanedRange(ofSource: range)
      guard !middle.isEmpty else { continue }
      let stepwise = second.cleanedRange(ofSource: middle)
      let direct = both.cleanedRange(ofSource: range)
      #expect(direct.lowerBound <= stepwise.lowerBound && direct.upperBound >= stepwise.upperBound)
    }
  }
}

extension OffsetMap {
  /// Whether the byte of the cleaned text was copied.
  fileprivate func isCopied(cleaned offset: Int) -> Bool {
    segments.last { $0.cleaned <= offset }?.isCopy ?? false
  }
}
