public import Records

/// What a rule author could add: names for a lexicon and contexts for rules, each with what it is worth
/// on gold.
public struct Suggestions: Sendable {
  /// A row for a lexicon.
  public struct Name: Sendable, Hashable {
    /// The type.
    public var type: MentionType
    /// The name as it is most often written.
    public var name: String
    /// How many gold mentions of it are missed now; 0 for a name from unlabelled papers.
    public var missed: Int
    /// How many times the name stands in gold's texts, letter case aside, other than within a longer
    /// mention.
    public var occurrences: Int
    /// How many of those gold has as mentions of the type.
    public var correct: Int
    /// How many times it stands in the unlabelled papers.
    public var unlabelled: Int
    /// The context that it was found by, for a name from unlabelled papers.
    public var context: String?

    /// Whether the name is an ordinary word too, or means something else at times.
    public var isAmbiguous: Bool {
      correct < occurrences || !name.contains { $0.isUppercase || $0.isNumber }
    }
  }

  /// A word that ends names of a type, for types whose names are composed ("relation extraction").
  public struct Head: Sendable, Hashable {
    /// The type.
    public var type: MentionType
    /// The word, letter case folded.
    public var word: String
    /// How many gold mentions of the type end in it.
    public var correct: Int
    /// How many of those are missed now.
    public var missed: Int
    /// How many times the word stands in gold's texts.
    public var occurrences: Int
  }

  /// A context for a rule.
  public struct Context: Sendable, Hashable {
    /// The type that names in it have.
    public var type: MentionType
    /// The words before the name, letter case folded.
    public var before: [String]
    /// The words after the name, letter case folded.
    public var after: [String]
    /// How many names stand in it in gold's texts.
    public var occurrences: Int
    /// How many of those gold has as mentions of the type.
    public var correct: Int
    /// How many of those are missed now.
    public var missed: Int
    /// How many names stand in it in the unlabelled papers.
    public var unlabelled: Int
    /// Stretches of text in which it is right, with the name in brackets.
    public var examples: [String]
    /// Stretches in which it is wrong.
    public var counterexamples: [String]

    /// The part of its names that gold has.
    public var precision: Double { Double(correct) / Double(max(1, occurrences)) }
    /// The Wilson interval of its precision.
    public var interval: Interval? { Interval.wilson(successes: correct, of: occurrences) }
  }

  /// What is asked of a suggestion.
  public struct Options: Sendable {
    /// How many gold mentions a context must find.
    public var minimumCorrect = 2
    /// What part of the names in a context must be gold mentions.
    public var minimumPrecision = 0.7
    /// How many contexts of a type are kept.
    public var contextLimit = 15
    /// The types to suggest for; recognisers find the others.
    public var types: [MentionType] = [.dataset, .metric, .model, .task]

    /// Makes the default options.
    public init() {}
  }

  /// Names for lexicons, those that would find most first.
  public var names: [Name]
  /// Last words of missed names of more than one word, those missed most first.
  public var heads: [Head]
  /// Contexts for rules, those that would find most first.
  public var contexts: [Context]

  /// Looks at gold, at what is predicted for it, and at papers that nobody annotated.
  ///
  /// A context is a name-like stretch's neighbours: up to three words before and two after it. Names
  /// without a capital or a digit, as many tasks have, are suggested for the lexicon only.
  public init(
    gold: [Record], predicted: [Record], unlabelled: [Paper] = [], options: Options = Options()
  ) {
    var scoring = Scorer.Options()
    scoring.resamples = 0
    let report = Scorer(options: scoring).score(gold: gold, predicted: predicted)
    let missed = report.outcomes.filter { $0.verdict == .falseNegative }
    let finder = ContextFinder(gold: gold, missed: missed, unlabelled: unlabelled, options: options)
    contexts = finder.contexts()
    let nameFinder = NameFinder(gold: gold, missed: missed, unlabelled: unlabelled, types: options.types)
    names = nameFinder.names()
    heads = nameFinder.heads()
    let known = Set((gold + predicted).flatMap { $0.mentions.map { folded($0.text) } })
    names += finder.newNames(in: contexts, known: known)
  }

  /// The rows of a lexicon: `surface<TAB>canonical<TAB>attributes`, each after a comment that says what it
  /// is worth.
  public func renderLexicon(_ type: MentionType) -> String {
    names.filter { $0.type == type }.map { name in
      let worth =
        name.context.map { "in unlabelled papers \(name.unlabelled) times, found by: \($0)" }
        ?? "missed \(name.missed); \(name.correct) of \(name.occurrences) places in gold are right"
      let attributes = name.isAmbiguous ? "\t\tambiguous" : ""
      return "# \(worth)\n\(name.name)\(attributes)\n"
    }.joined()
  }

  /// The contexts of a type as rules of a pack, with examples.
  public func renderRules(_ type: MentionType) -> String {
    contexts.filter { $0.type == type }.enumerated().map { index, context in
      var yaml = "  - id: suggested-\(index + 1)\n    emits: \(type.rawValue)\n    phase: names\n"
      yaml += "    pattern: \(Self.quoted(context.pattern))\n"
      let worth =
        "right \(context.correct) of \(context.occurrences) times in gold (\(decimal(context.interval)))"
      yaml += "    why: \(Self.quoted("\(worth), finds \(context.missed) missed"))\n"
      if !context.examples.isEmpty || !context.counterexamples.isEmpty { yaml += "    examples:\n" }
      yaml += context.examples.map { "      - \(Self.quoted($0))\n" }.joined()
      for example in context.counterexamples {
        let plain = String(example.filter { $0 != "[" && $0 != "]" })
        yaml += "      - not: \(Self.quoted(plain))\n"
      }
      return yaml
    }.joined()
  }

  /// All suggestions for a terminal.
  public func render() -> String {
    var text = ""
    for type in MentionType.inReportOrder(names.map(\.type) + contexts.map(\.type)) {
      let rows = renderLexicon(type)
      if !rows.isEmpty { text += "# lexicon: \(type.rawValue)\n\(rows)\n" }
      let words = heads.filter { $0.type == type }
      if !words.isEmpty {
        text += "# words that end names: \(type.rawValue)\n"
        text +=
          words.map { head in
            "# \(head.word): ends \(head.correct) mentions, \(head.missed) of them missed; "
              + "stands \(head.occurrences) times\n"
          }.joined() + "\n"
      }
      let rules = renderRules(type)
      if !rules.isEmpty { text += "# rules: \(type.rawValue)\nrules:\n\(rules)\n" }
    }
    return text.isEmpty ? "nothing to suggest: gold has no misses and no context of names repeats\n" : text
  }

  /// A YAML string in single quotes.
  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}

extension Suggestions.Context {
  /// The context as a pattern of the rule language.
  public var pattern: String {
    (before.map(Self.literal) + ["@(#name)"] + after.map(Self.literal)).joined(separator: " ")
  }

  /// A word as a literal token: what is no letter or digit is escaped.
  private static func literal(_ word: String) -> String {
    String(word.flatMap { $0.isLetter || $0.isNumber ? [$0] : ["\\", $0] })
  }
}
