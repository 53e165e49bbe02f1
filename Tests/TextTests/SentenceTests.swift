import Testing

@testable import Text

@Suite("Sentences")
struct SentenceTests {
  private func sentences(_ text: String) -> [String] {
    var tokenizer = Tokenizer(words: WordTable())
    let result = tokenizer.tokenize(Array(text.utf8))
    return result.sentences.map { result.string($0) }
  }

  @Test(
    "Ends of sentences",
    arguments: [
      ("One. Two.", ["One.", "Two."]),
      ("See e.g. BERT for this.", ["See e.g. BERT for this."]),
      ("It needs resolution.This study goes on.", ["It needs resolution.", "This study goes on."]),
      ("It rose to 3.5 points. Then it fell.", ["It rose to 3.5 points.", "Then it fell."]),
      ("Smith et al. Show it.", ["Smith et al. Show it."]),
      ("Is it? Yes!", ["Is it?", "Yes!"]),
      ("(We did.) Then we left.", ["(We did.)", "Then we left."]),
      ("A title\n\nAn abstract", ["A title", "An abstract"]),
      ("one line\nand the next", ["one line\nand the next"]),
      ("It runs on v. 2 of it. wav2vec is next.", ["It runs on v. 2 of it.", "wav2vec is next."]),
      ("the end. but not here", ["the end. but not here"]),
    ])
  func splits(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test("The fields of a paper are told apart")
  func fields() {
    var tokenizer = Tokenizer(words: WordTable())
    let text = tokenizer.tokenize(fields: ["A b", "", "C d e"])
    #expect(text.fields == [0..<2, 2..<2, 2..<5])
    #expect(text.field(ofToken: 1) == 0)
    #expect(text.field(ofToken: 2) == 2)
    #expect(text.sentences == [0..<2, 2..<5])
  }
}
