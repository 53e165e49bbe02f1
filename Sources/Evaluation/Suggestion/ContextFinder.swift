import Records

/// Counts what stands around names in gold, and which of it tells their type.
struct ContextFinder {
  private struct Key: Hashable {
    var before: [String]
    var after: [String]

    /// Whether a word says something: a context of articles, prepositions and punctuation alone holds by
    /// chance.
    var says: Bool {
      (before + after).contains { word in
        word.unicodeScalars.count > 2 && word.contains(where: \.isLetter)
          && !TokenizedField.functionWords.contains(word)
      }
    }

    /// The contexts that hold wherever this one does: fewer words on either side.
    var shorter: [Key] {
      var keys: [Key] = []
      for dropBefore in 0...before.count {
        for dropAfter in 0...after.count where dropBefore + dropAfter > 0 {
          keys.append(
            Key(before: Array(before.dropFirst(dropBefore)), after: Array(after.dropLast(dropAfter))))
        }
      }
      return keys.filter(\.says)
    }
  }

  private struct Tally {
    var occurrences = 0
    var correct: [MentionType: Int] = [:]
    var missed: [MentionType: Int] = [:]
    var examples: [MentionType: [String]] = [:]
    var others: [(types: Set<MentionType>, example: String)] = []
  }

  private var tallies: [Key: Tally] = [:]
  private var unlabelledRuns: [Key: [String]] = [:]
  private let options: Suggestions.Options

  init(gold: [Record], missed: [MentionOutcome], unlabelled: [Paper], options: Suggestions.Options) {
    self.options = options
    let missedMentions = Dictionary(grouping: missed, by: \.paper)
    for record in gold {
      for (field, text) in record.paper.fields {
        let mentions = record.mentions.filter { $0.field == field }
        let missed = missedMentions[record.paper.id]?.map(\.mention).filter { $0.field == field } ?? []
        count(TokenizedField(text), mentions: mentions, missed: missed)
      }
    }
    for paper in unlabelled {
      for (_, text) in paper.fields {
        let field = TokenizedField(text)
        for run in field.nameRuns {
          let name = field.text.text(scalarRange: field.scalarRange(run))
          for key in Self.keys(of: run, in: field) { unlabelledRuns[key, default: []].append(name) }
        }
      }
    }
  }

  private static func keys(of run: Range<Int>, in field: TokenizedField) -> [Key] {
    (0...3).flatMap { before in
      (0...2).compactMap { after in
        guard before + after > 0, let left = field.before(run, count: before),
          let right = field.after(run, count: after)
        else { return nil }
        return Key(before: left, after: right)
      }
    }
  }

  private mutating func count(_ field: TokenizedField, mentions: [Mention], missed: [Mention]) {
    for run in field.nameRuns {
      let range = field.scalarRange(run)
      let types = Set(mentions.filter { $0.scalarRange == range }.map(\.type))
      let missedTypes = Set(missed.filter { $0.scalarRange == range }.map(\.type))
      let example = field.example(run)
      for key in Self.keys(of: run, in: field) {
        var tally = tallies[key] ?? Tally()
        tally.occurrences += 1
        for type in types {
          tally.correct[type, default: 0] += 1
          if let example, tally.examples[type, default: []].count < 2 {
            tally.examples[type, default: []].append(example)
          }
        }
        for type in missedTypes { tally.missed[type, default: 0] += 1 }
        if let example, tally.others.count < 4 { tally.others.append((types, example)) }
        tallies[key] = tally
      }
    }
  }

  /// The contexts that are often and mostly right, without those that a shorter one does as well as.
  func contexts() -> [Suggestions.Context] {
    var contexts: [Suggestions.Context] = []
    for (key, tally) in tallies where key.says {
      for (type, correct) in tally.correct where options.types.contains(type) {
        guard correct >= options.minimumCorrect,
          Double(correct) >= options.minimumPrecision * Double(tally.occurrences),
          !isCovered(key, type, correct, tally)
        else { continue }
        contexts.append(
          Suggestions.Context(
            type: type, before: key.before, after: key.after, occurrences: tally.occurrences,
            correct: correct,
            missed: tally.missed[type] ?? 0, unlabelled: unlabelledRuns[key]?.count ?? 0,
            examples: tally.examples[type] ?? [],
            counterexamples: tally.others.filter { !$0.types.contains(type) }.prefix(2).map(\.example)))
      }
    }
    contexts.sort(by: Self.isBetter)
    var counts: [MentionType: Int] = [:]
    return contexts.filter { context in
      counts[context.type, default: 0] += 1
      return counts[context.type, default: 0] <= options.contextLimit
    }
  }

  private func isCovered(_ key: Key, _ type: MentionType, _ correct: Int, _ tally: Tally) -> Bool {
    key.shorter.contains { shorter in
      guard let other = tallies[shorter] else { return false }
      // A shorter context stands wherever the longer does, so that it is never right less often.
      return (other.correct[type] ?? 0) * tally.occurrences >= correct * other.occurrences
    }
  }

  private static func isBetter(_ left: Suggestions.Context, _ right: Suggestions.Context) -> Bool {
    let (leftLow, rightLow) = (left.interval?.low ?? 0, right.interval?.low ?? 0)
    if left.missed != right.missed { return left.missed > right.missed }
    if leftLow != rightLow { return leftLow > rightLow }
    return (left.type.rawValue, left.pattern) < (right.type.rawValue, right.pattern)
  }

  /// Names that stand in the unlabelled papers in one of the contexts, and that nobody knows.
  func newNames(in contexts: [Suggestions.Context], known: Set<String>) -> [Suggestions.Name] {
    var names: [Suggestions.Name] = []
    var seen: [String: Int] = [:]
    for context in contexts {
      for name in unlabelledRuns[Key(before: context.before, after: context.after)] ?? [] {
        let key = folded(name)
        guard !known.contains(key) else { continue }
        if let place = seen[key] {
          names[place].unlabelled += 1
        } else {
          seen[key] = names.count
          names.append(
            Suggestions.Name(
              type: context.type, name: printable(name), missed: 0, occurrences: 0, correct: 0, unlabelled: 1,
              context: context.pattern))
        }
      }
    }
    return names
  }
}
