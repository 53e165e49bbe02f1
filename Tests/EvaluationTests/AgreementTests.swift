import Evaluation
import Records
import Testing

@Suite("Agreement")
struct AgreementTests {
  static func record(_ spans: [Range<Int>], type: MentionType = .model) -> Record {
    let text = "aa bb cc dd ee ff gg hh ii jj"
    let offsets = ScalarOffsets(text)
    return Record(
      paper: Paper(id: "p", source: .unknown, abstract: text),
      mentions: spans.map {
        Mention(type: type, field: .abstract, scalarRange: $0, text: offsets.text(scalarRange: $0))
      })
  }

  /// Ten tokens; one annotator marks the first four as two names, the other the first two and the fifth:
  /// both 2, first only 2, second only 1, neither 5.
  @Test("F1, kappa and alpha of a table worked out by hand")
  func byHand() throws {
    let agreement = Agreement(
      first: [Self.record([0..<5, 6..<11])], second: [Self.record([0..<5, 12..<14])])
    let row = try #require(agreement.rows.first)
    #expect(row.first == 2 && row.second == 2 && row.both == 1)
    #expect(row.f1 == 0.5)
    // Observed 0.7; expected 0.4 · 0.3 + 0.6 · 0.7 = 0.54.
    #expect(abs((row.kappa ?? 0) - 0.16 / 0.46) < 1e-12)
    // Values inside 7 of 20; expected disagreement 2 · 7 · 13 / 19; observed 6.
    #expect(abs((row.alpha ?? 0) - (1 - 6 / (182.0 / 19))) < 1e-12)
    #expect(agreement.disagreements.count == 2)
  }

  @Test("it is the same whoever comes first")
  func symmetric() {
    let first = [Self.record([0..<5, 6..<8, 9..<11])]
    let second = [Self.record([0..<2, 6..<8, 15..<20])]
    let there = Agreement(first: first, second: second).rows[0]
    let back = Agreement(first: second, second: first).rows[0]
    #expect(there.f1 == back.f1 && there.kappa == back.kappa && there.alpha == back.alpha)
  }

  @Test("perfect agreement is 1; with nothing marked there is no kappa")
  func edges() {
    let same = Agreement(first: [Self.record([0..<5])], second: [Self.record([0..<5])]).rows[0]
    #expect(same.f1 == 1 && same.kappa == 1 && same.alpha == 1)
    let empty = Agreement(first: [Self.record([])], second: [Self.record([])])
    #expect(empty.rows.isEmpty && empty.disagreements.isEmpty)
    let onlyOne = Agreement(first: [Self.record([0..<5])], second: [])
    #expect(onlyOne.notes == ["1 predicted paper is not in gold"])
  }
}
