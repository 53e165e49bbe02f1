import Records

/// What the sentence right before one told, where this one may go on with it.
struct ResultContext {
  /// The last measure that it names.
  var metric: Int?
  /// A value that it tells of that measure.
  var value: Int?
  /// Its results, in the order of their values.
  var told: [ResultAssembler.Assembled] = []

  /// The model that all its results are of.
  var subject: Int? {
    guard let first = told.last?.arguments["model"] else { return nil }
    return told.allSatisfy { $0.arguments["model"] == first } ? first : nil
  }

  /// Scores of one model, as many as asked for: what a run of as many values goes on with.
  func run(of count: Int) -> [ResultAssembler.Assembled]? {
    var open = told.filter { $0.kind == .score }[...]
    while let first = open.first {
      let run = open.prefix { $0.arguments["model"] == first.arguments["model"] }
      if run.count == count { return Array(run) }
      open = open.dropFirst(run.count)
    }
    return nil
  }
}
