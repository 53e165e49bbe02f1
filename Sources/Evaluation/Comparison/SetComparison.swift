import Records

/// Compares what a paper names as sets, wherever and however often it does.
enum SetComparison {
  /// Counts two sets against each other.
  static func counts<Element: Hashable>(gold: Set<Element>, predicted: Set<Element>) -> Counts {
    let correct = gold.intersection(predicted).count
    return Counts(
      correct: correct, missing: gold.count - correct, spurious: predicted.count - correct)
  }

  /// Counts two lists in which each element stands as often as it is meant.
  static func counts<Element: Hashable>(gold: [Element], predicted: [Element]) -> Counts {
    var open: [Element: Int] = [:]
    for element in gold { open[element, default: 0] += 1 }
    var correct = 0
    for element in predicted {
      guard let left = open[element], left > 0 else { continue }
      open[element] = left - 1
      correct += 1
    }
    return Counts(
      correct: correct, missing: gold.count - correct, spurious: predicted.count - correct)
  }

  /// The names of one type as sets of entities on both sides.
  ///
  /// An entity is known by gold's canonical name where gold gives one, else by its surface. A predicted
  /// mention is the entity whose surface or canonical name it bears, so that a lexicon's canonical name
  /// for a surface that gold has is no error, and one entity predicted under two surfaces that gold
  /// does not have is one error.
  static func entities(
    gold: [Mention], predicted: [Mention], of type: MentionType
  ) -> (gold: Set<String>, predicted: Set<String>) {
    var names: [String: String] = [:]
    var wanted: Set<String> = []
    for mention in gold where mention.type == type {
      let surface = folded(mention.text)
      let name = mention.canonical.map(folded) ?? names[surface] ?? surface
      names[surface] = name
      wanted.insert(name)
    }
    for name in wanted where names[name] == nil { names[name] = name }
    var offered: Set<String> = []
    for mention in predicted where mention.type == type {
      let surface = folded(mention.text)
      let canonical = mention.canonical.map(folded) ?? surface
      offered.insert(names[surface] ?? names[canonical] ?? canonical)
    }
    return (wanted, offered)
  }

  /// The addresses of a paper's link mentions.
  static func links(_ mentions: [Mention]) -> Set<String> {
    Set(mentions.filter { $0.type == .link }.map { linkIdentity($0.link?.url ?? $0.text) })
  }
}
