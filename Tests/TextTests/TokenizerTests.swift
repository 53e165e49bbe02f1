import Testing

@testable import Text

@Suite("Tokens")
struct TokenizerTests {
  private func tokens(_ text: String) -> [String] {
    var tokenizer = Tokenizer(words: WordTable())
    let result = tokenizer.tokenize(Array(text.utf8))
    return result.tokens.indices.map { result.string($0..<$0 + 1) }
  }

  @Test(
    "A token is a run of letters and digits, a command, or one mark",
    arguments: [
      ("BERT-based", ["BERT", "-", "based"]),
      ("GPT-3.5-Turbo", ["GPT", "-", "3", ".", "5", "-", "Turbo"]),
      ("43.13\\% of 10%", ["43", ".", "13", "\\", "%", "of", "10", "%"]),
      ("\\textit{MNIST}", ["\\textit", "{", "MNIST", "}"]),
      ("café–naïve", ["café", "–", "naïve"]),
      ("a\u{AD}b", ["a\u{AD}b"]),
      ("x\u{A0}y", ["x", "y"]),
      ("“Quoted”", ["“", "Quoted", "”"]),
      ("2times", ["2times"]),
      ("", []),
      (" \n ", []),
    ])
  func splits(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test("Offsets point at the bytes of the text")
  func offsets() {
    var tokenizer = Tokenizer(words: WordTable())
    let text = "Über MNIST: 3 % — ok"
    let result = tokenizer.tokenize(Array(text.utf8))
    for token in result.tokens {
      #expect(token.utf8Start < token.utf8End)
      let slice = String(decoding: Array(text.utf8)[token.utf8Range], as: UTF8.self)
      #expect(tokenizer.words.string(of: token.word) == slice)
    }
  }

  @Test(
    "Shapes",
    arguments: [
      ("MNIST", TokenShape.allCaps), ("Stanford", .capitalised), ("LaMDA", .mixed), ("boolQ", .mixed),
      ("word", .lower), ("123", .number), ("GPT4", .allCaps), ("F1", .hasDigit), ("a", .single),
      (",", .punctuation),
      ("\\times", .command), ("é", .wide),
    ])
  func shapes(word: String, shape: TokenShape) {
    var words = WordTable()
    let id = words.intern(word)
    #expect(words.properties(of: id).shape.isSuperset(of: shape))
  }

  @Test(
    "Words that differ in case alone have one folded form", arguments: [("BERT", "Bert"), ("ÉCOLE", "école")])
  func folding(left: String, right: String) {
    var words = WordTable()
    let (one, other) = (words.intern(left), words.intern(right))
    #expect(one != other)
    #expect(words.properties(of: one).folded == words.properties(of: other).folded)
  }

  @Test("An overlay goes on where the frozen table ends, and can be emptied")
  func overlay() {
    var frozen = WordTable()
    let known = frozen.intern("known")
    var overlay = WordTable(overlaying: frozen)
    #expect(overlay.intern("known") == known)
    let new = overlay.intern("New")
    #expect(new >= frozen.endID)
    #expect(overlay.string(of: new) == "New")
    overlay.removeOverlay()
    #expect(overlay.id(of: "New") == nil)
    #expect(overlay.id(of: "known") == known)
  }

  @Test("Random bytes are cut without loss of order", arguments: 0..<50)
  func randomBytes(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    let bytes = (0..<500).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    var tokenizer = Tokenizer(words: WordTable())
    let text = tokenizer.tokenize(bytes)
    var last = 0
    for token in text.tokens {
      #expect(
        Int(token.utf8Start) >= last && Int(token.utf8End) <= bytes.count && token.utf8Start < token.utf8End)
      last = Int(token.utf8End)
    }
    #expect(text.sentences.flatMap { Array($0) } == Array(text.tokens.indices))
  }
}
