import Records

/// Counts the names that gold has and the rules miss.
struct NameFinder {
  let missed: [MentionOutcome]
  let types: [MentionType]
  private let goldFields: [(text: TokenizedField, words: [String], mentions: [Mention])]
  private let unlabelledWords: [[String]]
  private let goldCounts: [Key: Int]

  private struct Key: Hashable {
    var type: MentionType
    var name: String
  }

  init(gold: [Record], missed: [MentionOutcome], unlabelled: [Paper], types: [MentionType]) {
    self.missed = missed
    self.types = types
    goldFields = gold.flatMap { record in
      record.paper.fields.map { field, text in
        let tokenized = TokenizedField(text)
        return (tokenized, tokenized.words.map(folded), record.mentions.filter { $0.field == field })
      }
    }
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
        occurrences: goldOccurrences(of: words), correct: goldCounts[key] ?? 0,
        unlabelled: Self.count(words, in: unlabelledWords))
    }.sorted { ($1.missed, $0.type.rawValue, $0.name) < ($0.missed, $1.type.rawValue, $1.name) }
  }

  /// The last words of missed names of several words that end at least two gold mentions.
  func heads() -> [Suggestions.Head] {
    func head(_ name: String) -> String? {
      let words = Self.words(name)
      guard words.count > 1, let last = words.last, last.contains(where: \.isLetter) else { return nil }
      return last
    }
    var correct: [Key: Int] = [:]
    for (key, count) in goldCounts {
      if let word = head(key.name) { correct[Key(type: key.type, name: word), default: 0] += count }
    }
    var missedHeads: [Key: Int] = [:]
    for outcome in missed where types.contains(outcome.mention.type) {
      guard let word = head(folded(outcome.mention.text)) else { continue }
      missedHeads[Key(type: outcome.mention.type, name: word), default: 0] += 1
    }
    return missedHeads.compactMap { key, missed in
      let count = correct[key] ?? 0
      guard count > 1 else { return nil }
      return Suggestions.Head(
        type: key.type, word: key.name, correct: count, missed: missed,
        occurrences: goldFields.reduce(0) { $0 + $1.words.count { $0 == key.name } })
    }.sorted { ($1.missed, $0.type.rawValue, $0.word) < ($0.missed, $1.type.rawValue, $1.word) }
  }

  /// How often a name stands in gold's texts other than within a longer mention.
  private func goldOccurrences(of name: [String]) -> Int {
    goldFields.reduce(0) { count, field in
      count
        + Self.places(of: name, in: field.words).count { place in
          let range = field.text.scalarRange(place..<(place + name.count))
          return !field.mentions.contains { mention in
            mention.scalarRange != range && mention.scalarRange.lowerBound <= range.lowerBound
              && range.upperBound <= mention.scalarRange.upperBound
          }
        }
    }
  }

  private static func count(_ name: [String], in texts: [[String]]) -> Int {
    texts.reduce(0) { $0 + places(of: name, in: $1).count }
  }

  private static func places(of name: [String], in words: [String]) -> [Int] {
    guard let first = name.first else { return [] }
    return words.indices.filter { words[$0] == first && words[$0...].starts(with: name) }
  }
}
