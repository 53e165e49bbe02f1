import Rules

/// What a word's first or last character is, as far as it tells which expressions the word may fit: the number of an
/// ASCII character, or one of two beyond.
///
/// Swift's expressions read grapheme clusters. Two bytes of ASCII side by side are never of one cluster, since words
/// hold no line breaks; and a cluster that holds another scalar is equivalent to no ASCII character, but for
/// `ASCIIEquivalents`.
enum WordEdge {
  /// A character that is equivalent to no ASCII character.
  static let wide = 128
  /// Any character.
  static let unknown = 129
  static let count = 130

  /// The ASCII character of an edge; `nil` for the others.
  static func byte(at edge: Int) -> UInt8? { edge < 128 ? UInt8(edge) : nil }

  /// The edges of a word in UTF-8, which may be damaged, and whether all of it is ASCII.
  static func edges(of word: UnsafeBufferPointer<UInt8>) -> (first: Int, last: Int, isASCII: Bool) {
    guard let first = word.first, let last = word.last else { return (unknown, unknown, true) }
    if word.allSatisfy({ $0 < 0x80 }) { return (Int(first), Int(last), true) }
    if word.count < 2 || ASCIIEquivalents.mayStand(in: word) { return (unknown, unknown, false) }
    return (
      edge(first, besides: word[1]), edge(last, besides: word[word.count - 2]), false
    )
  }

  private static func edge(_ byte: UInt8, besides neighbour: UInt8) -> Int {
    byte >= 0x80 ? wide : neighbour < 0x80 ? Int(byte) : unknown
  }
}
