public import Records

/// Scores predicted records against gold.
public struct Scorer: Sendable {
  /// What the caller may choose.
  public struct Options: Sendable {
    /// The types to score; `nil` for those that ship and all that gold has. Predicted mentions of other
    /// types are not judged, and the report says how many there are.
    public var types: Set<MentionType>?
    /// How many times papers are resampled for the intervals.
    public var resamples = 1000
    /// The seed of the resampling.
    public var seed: UInt64 = 20_130_609
    /// How much of the text around an error is shown, in scalars on either side.
    public var contextWidth = 40
    /// The ids of all rules that ran, to list those that emitted nothing.
    public var rules: [String] = []
    /// Candidates that are in no record, with what they lost to.
    public var traces: [CandidateTrace] = []
    /// Reads value and unit of a quantity that carries none, as gold's don't.
    public var readQuantity: @Sendable (String) -> Quantity? = { QuantityReading.read($0) }

    /// Makes the default options.
    public init() {}
  }

  /// What the caller chose.
  public var options: Options

  /// Makes a scorer.
  public init(options: Options = Options()) { self.options = options }

  /// Scores records against gold papers; papers are paired by id, else by their text.
  ///
  /// The cost is linear in the papers, and in a paper quadratic in the mentions of a field; intervals
  /// add `resamples × papers` a row.
  public func score(gold: [Record], predicted: [Record]) -> ScoreReport {
    let pairing = PaperPairing(gold: gold, predicted: predicted)
    var notes = pairing.notes
    let types = scoredTypes(pairing.pairs, notes: &notes)
    let papers = pairing.pairs.map { pair in
      PaperMentions(
        id: pair.gold.paper.id, gold: pair.gold.mentions, predicted: pair.predicted?.mentions ?? [],
        types: types)
    }
    let results = pairing.pairs.map { pair in
      (gold: ResultTuple.all(in: pair.gold), predicted: pair.predicted.map(ResultTuple.all) ?? [])
    }
    var table = ScoreTable(papers: papers.count)
    countSpans(papers, into: &table)
    countSets(papers, types: types, into: &table)
    countResults(results, into: &table, notes: &notes)
    countFacts(pairing.pairs, into: &table, notes: &notes)
    let bootstrap = Bootstrap(papers: papers.count, resamples: options.resamples, seed: options.seed)
    let outcomes = papers.flatMap(\.outcomes)
    let resultOutcomes = zip(papers, results).flatMap { paper, results in
      ResultOutcome.outcomes(paper: paper.id, gold: results.gold, predicted: results.predicted)
    }
    let rules = RuleAnalysis(
      papers: papers, results: results, outcomes: outcomes, resultOutcomes: resultOutcomes,
      traces: options.traces
    ).scores()
    let fired = Set(rules.filter { $0.precision != nil }.map(\.rule))
    return ScoreReport(
      papers: papers.map(\.id),
      scores: table.scores(types: MentionType.inReportOrder(types), bootstrap: bootstrap),
      outcomes: outcomes, resultOutcomes: resultOutcomes, rules: rules,
      silentRules: options.rules.filter { !fired.contains($0) },
      errors: errors(papers, pairing.pairs),
      resultErrors: zip(papers, results).flatMap { paper, results in
        ResultError.errors(paper: paper.id, gold: results.gold, predicted: results.predicted)
      },
      reliability: Reliability(outcomes: outcomes),
      notes: notes, resamples: bootstrap.resamples, seed: options.seed)
  }

  private func scoredTypes(_ pairs: [PaperPairing.Pair], notes: inout [String]) -> Set<MentionType> {
    let types =
      options.types
      ?? Set(MentionType.shipped).union(pairs.flatMap { $0.gold.mentions.map(\.type) })
    var unjudged: [String: Int] = [:]
    for mention in pairs.flatMap({ $0.predicted?.mentions ?? [] }) where !types.contains(mention.type) {
      unjudged[mention.type.rawValue, default: 0] += 1
    }
    for (type, count) in unjudged.sorted(by: { $0.key < $1.key }) {
      notes.append("\(count) predicted mentions of type \"\(type)\", which is not scored")
    }
    return types
  }

  private func countSpans(_ papers: [PaperMentions], into table: inout ScoreTable) {
    for (index, paper) in papers.enumerated() {
      for scheme in Scheme.allCases {
        for (type, counts) in paper.typeCounts(scheme) {
          table.add(counts, to: ScoreName(.type, type.rawValue, scheme), paper: index)
        }
        table.add(paper.overallCounts(scheme), to: ScoreName(.overall, "", scheme), paper: index)
      }
    }
  }

  private func countSets(
    _ papers: [PaperMentions], types: Set<MentionType>, into table: inout ScoreTable
  ) {
    let comparison = QuantityComparison(read: options.readQuantity)
    for (index, paper) in papers.enumerated() {
      let gold = paper.fields.flatMap(\.gold)
      let predicted = paper.fields.flatMap(\.predicted)
      for type in types where type != .quantity && type != .link {
        let names = SetComparison.entities(gold: gold, predicted: predicted, of: type)
        let counts = SetComparison.counts(gold: names.gold, predicted: names.predicted)
        table.add(counts, to: ScoreName(.entities), paper: index)
        table.add(counts, to: ScoreName(.entities, type.rawValue), paper: index)
      }
      let links = SetComparison.counts(
        gold: SetComparison.links(gold), predicted: SetComparison.links(predicted))
      table.add(links, to: ScoreName(.links), paper: index)
      let quantities = comparison.counts(gold: gold, predicted: predicted)
      table.add(quantities, to: ScoreName(.quantities), paper: index)
    }
  }

  private func countResults(
    _ results: [(gold: [ResultTuple], predicted: [ResultTuple])], into table: inout ScoreTable,
    notes: inout [String]
  ) {
    guard results.contains(where: { !$0.gold.isEmpty }) else {
      if results.contains(where: { !$0.predicted.isEmpty }) {
        notes.append("gold has no results: results are not scored")
      }
      return
    }
    for (index, paper) in results.enumerated() {
      for tuple in ResultComparison.tuples {
        let counts = ResultComparison.counts(
          gold: paper.gold, predicted: paper.predicted, compared: tuple.compared)
        table.add(counts, to: ScoreName(.results, tuple.label), paper: index)
      }
      let counts = ResultComparison.argumentCounts(gold: paper.gold, predicted: paper.predicted)
      for (argument, counts) in counts {
        table.add(counts, to: ScoreName(.arguments, argument), paper: index)
      }
    }
  }

  private func countFacts(
    _ pairs: [PaperPairing.Pair], into table: inout ScoreTable, notes: inout [String]
  ) {
    guard pairs.contains(where: { $0.gold.facts != Facts() }) else {
      if pairs.contains(where: { $0.predicted.map { $0.facts != Facts() } ?? false }) {
        notes.append("gold has no facts: facts are not scored")
      }
      return
    }
    for (index, pair) in pairs.enumerated() {
      let gold = pair.gold.facts
      let predicted = pair.predicted?.facts ?? Facts()
      var code = Counts()
      code.compare(gold.code.map(linkIdentity), predicted.code.map(linkIdentity))
      table.add(code, to: ScoreName(.facts, "code"), paper: index)
      let proposes = SetComparison.counts(
        gold: Set(gold.proposes.map(folded)), predicted: Set(predicted.proposes.map(folded)))
      table.add(proposes, to: ScoreName(.facts, "proposes"), paper: index)
    }
  }

  private func errors(_ papers: [PaperMentions], _ pairs: [PaperPairing.Pair]) -> [ScoredError] {
    let traces = Dictionary(grouping: options.traces, by: \.paper)
    return zip(papers, pairs).flatMap { paper, pair in
      var texts: [Field: ScalarOffsets] = [:]
      for (field, text) in pair.gold.paper.fields {
        let other = pair.predicted?.paper.fields.first { $0.field == field }?.text ?? ""
        texts[field] = ScalarOffsets(text.isEmpty ? other : text)
      }
      return ErrorAnalysis(
        paper: paper, texts: texts, traces: traces[paper.id] ?? [], width: options.contextWidth
      ).errors()
    }
  }
}
