import Records

/// What the sentence right before one told, where this one may go on with it.
struct ResultContext {
  /// The last measure that it names.
  var metric: Int?
  /// A value that it tells of that measure.
  var value: Int?
  /// Whether shares are told of that measure behind this sentence: "we compare the recall".
  var isReported = false
  /// Whether it speaks of a size of the paper's own model that has no name: "the 3 billion model".
  var isOfVariant = false
  /// The model that it names, where it names one alone: what "it" goes back to where the paper has no name of
  /// its own.
  var onlyModel: Int?
  /// The one data set and the one task that it says experiments are on: "Table 2 reports results for parsing."
  var experiment = ResultArguments()
  /// Its results, in the order of their values.
  var told: [ResultAssembler.Assembled] = []

  /// The model that it is about: that of its first result that nothing is set against.
  var subject: Int? {
    let baselines = Set(told.compactMap(\.baselineValue))
    return told.first { !baselines.contains($0.value) }?.arguments[.model]
  }

  /// Results of one model, as many as asked for: what a run of as many values goes on with.
  func run(of count: Int, _ kinds: [Result.Kind]) -> [ResultAssembler.Assembled]? {
    let scores = told.filter { $0.kind == .score }
    if scores.count == count { return scores }
    var open = told.filter { kinds.contains($0.kind) }[...]
    while let first = open.first {
      let run = open.prefix {
        $0.arguments[.model] == first.arguments[.model] && $0.kind == first.kind
      }
      if run.count == count { return Array(run) }
      open = open.dropFirst(run.count)
    }
    return nil
  }
}
