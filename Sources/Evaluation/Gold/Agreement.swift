public import Records

/// How far two annotators agree on the same papers.
public struct Agreement: Sendable {
  /// The agreement on one type.
  public struct Row: Sendable, Hashable {
    /// The type; `nil` for all together.
    public var type: MentionType?
    /// How many mentions the first annotator has.
    public var first: Int
    /// How many the second has.
    public var second: Int
    /// On how many they agree in span and type.
    public var both: Int
    /// The strict F1 of one against the other, which is the same either way.
    public var f1: Double
    /// Cohen's kappa (1960) over tokens, each being inside a mention of the type or not; `nil` where
    /// chance alone would agree on everything.
    public var kappa: Double?
    /// Krippendorff's alpha (2004) over the same, nominal, for two annotators.
    public var alpha: Double?
  }

  /// A mention that only one annotator has.
  public struct Disagreement: Sendable, Hashable {
    /// The paper's id.
    public var paper: String
    /// Why they differ; `predicted` is the first annotator's mention and `gold` the second's.
    public var error: ScoredError
  }

  /// The types, in the order of reports, then all together.
  public var rows: [Row]
  /// Where the annotators differ, in the order of papers and text.
  public var disagreements: [Disagreement]
  /// Papers that only one annotator has, texts that differ.
  public var notes: [String]

  /// Compares two annotations of the papers that both have.
  public init(first: [Record], second: [Record], contextWidth: Int = 40) {
    let pairing = PaperPairing(gold: second, predicted: first)
    notes = pairing.notes
    let pairs = pairing.pairs.filter { $0.predicted != nil }
    let types = MentionType.inReportOrder(
      pairs.flatMap { $0.gold.mentions.map(\.type) + ($0.predicted?.mentions.map(\.type) ?? []) })
    let papers = pairs.map { pair in
      PaperMentions(
        id: pair.gold.paper.id, gold: pair.gold.mentions, predicted: pair.predicted?.mentions ?? [],
        types: Set(types))
    }
    rows = []
    var allCounts = Counts()
    var allTokens = TokenAgreement()
    let tokens = pairs.map { pair in TokenAgreement.Tokens(pair.gold.paper) }
    for type in types {
      let counts = papers.map { $0.typeCounts(.strict)[type] ?? Counts() }.reduce(Counts(), +)
      var agreement = TokenAgreement()
      for (paper, tokens) in zip(papers, tokens) { agreement.add(paper, tokens, type: type) }
      rows.append(Row(type, counts, agreement))
      allCounts += counts
      allTokens.add(agreement)
    }
    if rows.count > 1 { rows.append(Row(nil, allCounts, allTokens)) }
    disagreements = zip(papers, pairs).flatMap { paper, pair in
      let texts = Dictionary(
        uniqueKeysWithValues: pair.gold.paper.fields.map { ($0.field, ScalarOffsets($0.text)) })
      return ErrorAnalysis(paper: paper, texts: texts, traces: [], width: contextWidth).errors().map {
        Disagreement(paper: paper.id, error: $0)
      }
    }
  }

  /// The agreement for a terminal; disagreements are listed with the first annotator's span in ‹› and the
  /// second's in [].
  public func render(limit: Int? = nil) -> String {
    var table = TextTable(["type", "first", "second", "both", "F1", "kappa", "alpha"])
    for row in rows {
      table.add([
        row.type?.rawValue ?? "all", "\(row.first)", "\(row.second)", "\(row.both)", decimal(row.f1),
        row.kappa.map { decimal($0) } ?? "–", row.alpha.map { decimal($0) } ?? "–",
      ])
    }
    var text = table.plain() + "\n\(disagreements.count) disagreements\n"
    for disagreement in disagreements.prefix(limit ?? .max) {
      let error = disagreement.error
      let sides = [
        error.predicted.map { "first \($0.type.rawValue)" }, error.gold.map { "second \($0.type.rawValue)" },
      ]
      text += "  \(printable(disagreement.paper)): \(sides.compactMap(\.self).joined(separator: ", "))\n"
      text += "    \(ErrorLine(error, isColoured: false).marked)\n"
    }
    return text + notes.map { "  \($0)\n" }.joined()
  }
}

extension Agreement.Row {
  fileprivate init(_ type: MentionType?, _ counts: Counts, _ tokens: TokenAgreement) {
    self.init(
      type: type, first: counts.actual, second: counts.possible, both: counts.correct, f1: counts.f1,
      kappa: tokens.kappa, alpha: tokens.alpha)
  }
}
