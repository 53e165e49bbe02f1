import Testing

@testable import Rules

@Suite("Reading lexicons")
struct LexiconReaderTests {
  private static func read(_ text: String) -> (Lexicon, [String]) {
    var found: [Diagnostic] = []
    let lexicon = Lexicon.parse(Array(text.utf8), name: "l", file: "l.tsv", diagnostics: &found)
    return (lexicon, found.map(\.description))
  }

  @Test(
    "Rows, whatever ends a line",
    arguments: [
      "\u{FEFF}# names\n\nA b \tAB\tx=1 exact\n C\t\tplural\nD\t\t\nE\tF",
      "\u{FEFF}# names\r\n\r\nA b \tAB\tx=1 exact\r\n C\t\tplural  \r\nD\t\t\r\nE\tF\r\n",
    ])
  func rows(text: String) {
    let (lexicon, problems) = Self.read(text)
    #expect(problems.isEmpty)
    #expect(lexicon.rows.map { lexicon.string($0.surface) } == ["A b", "C", "D", "E"])
    #expect(lexicon.rows.map { lexicon.canonical(of: $0) } == ["AB", "C", "D", "F"])
    #expect(lexicon.rows.map(\.line) == [3, 4, 5, 6])
    #expect(lexicon.rows.map(\.isExact) == [true, false, false, false])
    #expect(
      lexicon.rows.map { lexicon.attributeSets[Int($0.attributes)] } == [["x": "1"], [:], [:], [:]])
    #expect(lexicon.plurals.map(\.row) == [1] && lexicon.plurals[0].form == nil)
  }

  @Test("Equal attributes are one set, with what they say of each row")
  func attributes() {
    let (lexicon, _) = Self.read(
      "a\t\tambiguous f=1\nb\t\tg plural=bees\nc\t\tambiguous f=1\nd\t\tg plural=bees\n")
    #expect(lexicon.attributeSets == [[:], ["f": "1"], ["g": "true"]])
    #expect(lexicon.rows.map(\.attributes) == [1, 2, 1, 2])
    #expect(lexicon.rows.map(\.isAmbiguous) == [true, false, true, false])
    #expect(lexicon.plurals.map(\.form) == ["bees", "bees"])
  }

  @Test("What is wrong is named with its line, and the other rows are read")
  func problems() {
    let (lexicon, problems) = Self.read("a\n\tb\nc\td\te\tf\n\u{20}\tx\ng")
    #expect(lexicon.rows.map { lexicon.string($0.surface) } == ["a", "g"])
    #expect(problems.map { String($0.prefix(9)) } == ["l.tsv:2:1", "l.tsv:3:1", "l.tsv:4:1"])
  }
}
