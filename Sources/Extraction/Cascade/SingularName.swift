import Text

/// The words of a name without the plural's "s", so that "PTMs" and "PTM" are one.
enum SingularName {
  /// The bytes of the words, a space behind each.
  static func bytes(_ tokens: Range<Int>, in text: TokenizedText) -> [UInt8] {
    var bytes: [UInt8] = []
    visit(tokens, in: text) { bytes.append($0) }
    return bytes
  }

  /// A hash of those bytes (FNV-1a, Fowler, Noll and Vo 1991), which takes no memory: nearly every name is told apart
  /// from the suppressed ones by it.
  static func hash(_ tokens: Range<Int>, in text: TokenizedText) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    visit(tokens, in: text) { hash = (hash ^ UInt64($0)) &* 0x100_0000_01B3 }
    return hash
  }

  @inline(__always)
  private static func visit(_ tokens: Range<Int>, in text: TokenizedText, _ body: (UInt8) -> Void) {
    for token in tokens {
      var word = text.tokens[token].utf8Range
      let isPlural = token == tokens.upperBound - 1 && word.count > 2
      if isPlural, text.utf8[word.upperBound - 1] == UInt8(ascii: "s") {
        word = word.lowerBound..<word.upperBound - 1
      }
      for index in word { body(text.utf8[index]) }
      body(0x20)
    }
  }
}
