import Extraction
import Text

extension FuzzTarget {
  /// Tokens stand in order inside the text, hold no white space, and sentences cover them all.
  static let text = FuzzTarget(name: "text") { bytes in
    var tokenizer = Tokenizer(words: WordTable())
    let text = tokenizer.tokenize(bytes)
    var last = 0
    for token in text.tokens {
      require(Int(token.utf8Start) >= last && token.utf8End > token.utf8Start, "tokens are out of order")
      require(!text.utf8[Int(token.utf8Start)].isSpace, "a token begins with white space")
      last = Int(token.utf8End)
    }
    require(last <= bytes.count, "a token ends behind the text")
    var next = 0
    for sentence in text.sentences {
      require(sentence.lowerBound == next && !sentence.isEmpty, "sentences do not cover the tokens")
      next = sentence.upperBound
    }
    require(next == text.tokens.count, "sentences do not cover the tokens")
  }

  private struct Shared: Sendable {
    let words: WordTable
    let number: NumberRecogniser
    let link: LinkRecogniser
    let acronym: AcronymRecogniser
    let name: NameRecogniser

    init() {
      var words = WordTable()
      number = NumberRecogniser(words: &words)
      link = LinkRecogniser(words: &words)
      acronym = AcronymRecogniser(words: &words)
      name = NameRecogniser(words: &words)
      self.words = words
    }
  }
  private static let shared = Shared()

  /// Numbers, addresses, acronyms and names stand inside the text, in order and without overlaps.
  static let recognisers = FuzzTarget(name: "recognisers") { bytes in
    // What comes from a listing is a string: damaged UTF-8 has been replaced by then.
    var tokenizer = Tokenizer(words: shared.words)
    let text = tokenizer.tokenize(fields: [String(decoding: bytes, as: UTF8.self)])
    let links = shared.link.spans(in: text, words: tokenizer.words).map(\.tokens)
    let numbers = shared.number.spans(in: text, words: tokenizer.words, excluding: links).map(\.tokens)
    let names = shared.name.names(in: text).map(\.tokens)
    for spans in [links, numbers, names] {
      var last = 0
      for span in spans {
        require(span.lowerBound >= last && !span.isEmpty, "spans overlap or are out of order")
        require(span.upperBound <= text.tokens.count, "a span ends behind the text")
        last = span.upperBound
      }
    }
    for acronym in shared.acronym.spans(in: text, words: tokenizer.words) {
      require(!acronym.long.isEmpty && !acronym.short.isEmpty, "an acronym has an empty side")
      require(!acronym.long.overlaps(acronym.short), "the sides of an acronym overlap")
    }
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
