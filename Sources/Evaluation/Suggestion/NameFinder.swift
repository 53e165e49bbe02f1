import Records

/// Counts the names that gold has and the rules miss.
struct NameFinder {
  let missed: [MentionOutcome]
  let types: [MentionType]
  private let goldWords: [[String]]
  private let unlabelledWords: [[String]]
  private let goldCounts: [Key: Int]

  private struct Key: Hashable {
    var type: MentionType
    var name: String
  }

  init(gold: [Record], missed: [MentionOutcome], unlabelled: [Paper], types: [MentionType]) {
    self.missed = missed
    self.types = types
    goldWords = gold.flatMap { $0.paper.fields.map { Self.words($0.text) } }
    unlabelledWords = unlabelled.flatMap { $0.fields.map { Self.words($0.text) } }
    goldCounts = Dictionary(
      gold.flatMap { $0.mentions.map { (Key(type: $0.type, name: folded($0.text)), 1) } }, uniquingKeysWith: +
    )
  }

  private static func words(_ text: String) -> [String] { TokenizedField(text).words.map(folded) }

  /// The missed names, those missed most first.
  func names() -> [Suggestions.Name] {
    let wanted = missed.filter { types.contains($0.mention.type) }
    let groups = Dictionary(grouping: wanted) { Key(type: $0.mention.type, name: folded($0.mention.text)) }
    return groups.map { key, outcomes in
      let spellings = Dictionary(outcomes.map { ($0.mention.text, 1) }, uniquingKeysWith: +)
      let spelling = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key.name
      let words = Self.words(key.name)
      return Suggestions.Name(
        type: key.type, name: printable(spelling), missed: outcomes.count,
        occurrences: Self.count(words, in: goldWords), correct: goldCounts[key] ?? 0,
        unlabelled: Self.count(words, in: unlabelledWords))
    }.sorted { ($1.missed, $0.type.rawValue, $0.name) < ($0.missed, $1.type.rawValue, $1.name) }
  }

  private static func count(_ name: [String], in texts: [[String]]) -> Int {
    guard let first = name.first else { return 0 }
    return texts.reduce(0) { count, words in
      count
        + words.indices.count { index in
          words[index] == first && words[index...].starts(with: name)
        }
    }
  }
}
