import Records

/// Finds what is wrong in a paper and why, under strict matching within types.
struct ErrorAnalysis {
  let paper: PaperMentions
  let texts: [Field: ScalarOffsets]
  let traces: [CandidateTrace]
  let width: Int

  /// The errors of the paper in the order of its text.
  func errors() -> [ScoredError] {
    var errors: [ScoredError] = []
    for field in paper.fields {
      var wrong: [Mention] = []
      var missed: [Mention] = []
      var matched: [Mention] = []
      for outcome in PaperMentions(id: paper.id, fields: [field]).outcomes {
        switch outcome.verdict {
        case .truePositive: matched.append(outcome.mention)
        case .falsePositive: wrong.append(outcome.mention)
        case .falseNegative: missed.append(outcome.mention)
        }
      }
      errors += pair(wrong, missed, matched, in: field.field)
    }
    return errors
  }

  /// Joins a false positive with the miss that it overlaps, the likest first.
  private func pair(
    _ wrong: [Mention], _ missed: [Mention], _ matched: [Mention], in field: Field
  ) -> [ScoredError] {
    var errors: [ScoredError] = []
    var openMisses = Array(missed.map(Optional.some))
    var openWrongs = Array(wrong.map(Optional.some))
    for cause in [ScoredError.Cause.type, .boundary, .typeAndBoundary] {
      for (index, mention) in wrong.enumerated() where openWrongs[index] != nil {
        let partner = openMisses.firstIndex { $0.map { Self.cause(mention, $0) == cause } ?? false }
        guard let partner else { continue }
        errors.append(error(cause, field, predicted: mention, gold: openMisses[partner]))
        openMisses[partner] = nil
        openWrongs[index] = nil
      }
    }
    for mention in openWrongs.compactMap(\.self) {
      let isDuplicate = matched.contains { $0.type == mention.type && $0.scalarRange == mention.scalarRange }
      errors.append(error(isDuplicate ? .duplicate : .spurious, field, predicted: mention, gold: nil))
    }
    for mention in openMisses.compactMap(\.self) {
      let trace = traces.first { $0.isSame(as: mention) }
      var error = error(
        trace == nil ? .missedByEveryRule : .suppressed, field, predicted: nil, gold: mention)
      error.suppressed = trace
      errors.append(error)
    }
    return errors.sorted { Self.place($0) < Self.place($1) }
  }

  private static func place(_ error: ScoredError) -> Int {
    min(error.predicted?.scalarRange.lowerBound ?? .max, error.gold?.scalarRange.lowerBound ?? .max)
  }

  private static func cause(_ predicted: Mention, _ gold: Mention) -> ScoredError.Cause? {
    guard predicted.scalarRange.overlaps(gold.scalarRange) else { return nil }
    if predicted.type == gold.type { return .boundary }
    return predicted.scalarRange == gold.scalarRange ? .type : .typeAndBoundary
  }

  private func error(
    _ cause: ScoredError.Cause, _ field: Field, predicted: Mention?, gold: Mention?
  ) -> ScoredError {
    let context = ErrorContext(
      text: texts[field] ?? ScalarOffsets(""), field: field, predicted: predicted?.scalarRange,
      gold: gold?.scalarRange, width: width)
    return ScoredError(
      paper: paper.id, cause: cause, predicted: predicted, gold: gold, suppressed: nil, context: context)
  }
}

extension PaperMentions {
  /// A part of a paper.
  fileprivate init(id: String, fields: [FieldMentions]) {
    self.id = id
    self.fields = fields
  }
}
