import Text

/// The words of a name without the plural's "s", so that "PTMs" and "PTM" are one.
struct SingularName: Hashable {
  private let words: [[UInt8]]

  init(_ tokens: Range<Int>, in text: TokenizedText) {
    var words = text.tokens[tokens].map { Array(text.utf8[$0.utf8Range]) }
    if let last = words.last, last.count > 2, last.last == UInt8(ascii: "s") {
      words[words.count - 1].removeLast()
    }
    self.words = words
  }
}
