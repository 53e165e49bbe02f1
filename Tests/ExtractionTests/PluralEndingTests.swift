import Rules
import Testing
import Text

@testable import Extraction

@Suite("Where a plural's ending begins")
struct PluralEndingTests {
  @Test(
    arguments: [
      ("success rates", "success rate"), ("Error Rates", "Error Rate"),
      ("grip estimations", "grip estimation"),
      ("compression ratios", "compression ratio"), ("F1-scores", "F1-score"), ("curves", "curve"),
      ("inference times", "inference time"), ("queue sizes", "queue size"), ("image prices", "image price"),
      // What is no plural, or more than an "s".
      ("analysis", nil), ("loss", nil), ("losses", nil), ("accuracies", nil), ("bias", nil), ("corpus", nil),
      ("fluid dynamics", nil), ("boxes", nil), ("matches", nil), ("gas", nil), ("fps", nil),
      ("success rate", nil),
      // A name's own "s", and the plural of another noun.
      ("FLOPs", nil), ("UIEs", nil), ("number of parameters", nil), ("words per sentences", nil),
      ("detection of loose bolts", nil),
    ] as [(String, String?)])
  func endings(name: String, singular: String?) {
    var tokenizer = Tokenizer(words: WordTable())
    let text = tokenizer.tokenize(Array(name.utf8))
    let length = PluralEnding.length(0..<text.tokens.count, in: text, of: .all)
    #expect(String(name.utf8.dropLast(length)) == singular ?? name)
  }

  @Test(
    "Where only some words end in the singular",
    arguments: [
      ("Tiny Foo Networks", "Tiny Foo Network"), ("foo transformers", "foo transformer"),
      ("Foo DQNs", "Foo DQN"),
      ("Random Forests", "Random Forests"), ("Foo Networks of Bars", "Foo Networks of Bars"), ("ss", "ss"),
      ("selection with foo networks", "selection with foo networks"),
    ])
  func chosenEndings(name: String, singular: String) {
    var tokenizer = Tokenizer(words: WordTable())
    let text = tokenizer.tokenize(Array(name.utf8))
    let length = PluralEnding.length(
      0..<text.tokens.count, in: text, of: .endings(["network", "transformer"]))
    #expect(String(name.utf8.dropLast(length)) == singular)
  }
}
