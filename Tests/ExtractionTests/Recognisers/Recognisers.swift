import Records
import Text

@testable import Extraction

/// The three recognisers over one word table, for tests.
final class Recognisers {
  let numbers: NumberRecogniser
  let links: LinkRecogniser
  let acronyms: AcronymRecogniser
  var tokenizer: Tokenizer

  init() {
    var words = WordTable()
    numbers = NumberRecogniser(words: &words)
    links = LinkRecogniser(words: &words)
    acronyms = AcronymRecogniser(words: &words)
    tokenizer = Tokenizer(words: words)
  }

  struct FoundNumber {
    let span: NumberSpan
    let utf8: Range<Int>
    let text: String
  }

  /// Numbers outside links, and links.
  func find(in string: String) -> (numbers: [FoundNumber], links: [LinkSpan], rejected: [String]) {
    let text = tokenizer.tokenize(Array(string.utf8))
    let links = links.spans(in: text, words: tokenizer.words)
    let scan = numbers.scan(text, words: tokenizer.words, excluding: links.map(\.tokens))
    let found = scan.spans.map {
      FoundNumber(span: $0, utf8: text.utf8Range(of: $0.tokens), text: text.string($0.tokens))
    }
    return (found, links, scan.rejected.map { "\(text.string($0.tokens)): \($0.reason.rawValue)" })
  }

  /// Definitions as "long|short".
  func definitions(in string: String) -> [String] {
    let text = tokenizer.tokenize(Array(string.utf8))
    return acronyms.spans(in: text, words: tokenizer.words).map {
      "\(text.string($0.long))|\(text.string($0.short))"
    }
  }
}
