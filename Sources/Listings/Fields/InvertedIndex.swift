import Records

/// Writes out an abstract that is stored as an index from words to their positions, as OpenAlex's are.
enum InvertedIndex {
  /// The words in the order of their positions, with single spaces; gaps are left out.
  static func text(_ value: JSONValue) -> String? {
    guard let object = value.object else { return nil }
    var words: [(position: Int, word: String)] = []
    for member in object {
      for position in member.value.array ?? [] {
        if let position = position.int { words.append((position, member.key)) }
      }
    }
    words.sort { $0.position < $1.position }
    return words.map(\.word).joined(separator: " ")
  }
}
