public import Records

/// What became of one mention under strict matching within its type.
public struct MentionOutcome: Sendable, Hashable {
  /// Whether the mention is right.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Predicted and in gold.
    case truePositive = "tp"
    /// Predicted and not in gold.
    case falsePositive = "fp"
    /// In gold and not predicted.
    case falseNegative = "fn"
  }

  /// The paper's id.
  public var paper: String
  /// The mention; a predicted one where there is one, so that it names its rule.
  public var mention: Mention
  /// Whether it is right.
  public var verdict: Verdict

  /// Makes an outcome.
  public init(paper: String, mention: Mention, verdict: Verdict) {
    self.paper = paper
    self.mention = mention
    self.verdict = verdict
  }
}

extension PaperMentions {
  /// What became of each mention, predicted ones first within a field.
  var outcomes: [MentionOutcome] {
    var outcomes: [MentionOutcome] = []
    for field in fields {
      for type in MentionType.inReportOrder(field.types) {
        let part = field.only(type)
        let alignment = SpanAlignment(gold: part.gold, predicted: part.predicted, scheme: .strict)
        for pair in alignment.pairs {
          if let predicted = pair.predicted {
            outcomes.append(
              MentionOutcome(
                paper: id, mention: part.predicted[predicted],
                verdict: pair.category == .correct ? .truePositive : .falsePositive))
          }
          if let gold = pair.gold, pair.category != .correct {
            outcomes.append(MentionOutcome(paper: id, mention: part.gold[gold], verdict: .falseNegative))
          }
        }
      }
    }
    return outcomes
  }
}

extension MentionType {
  /// Types in the order of reports: those that ship, then others by name.
  package static func inReportOrder(_ types: some Sequence<MentionType>) -> [MentionType] {
    let present = Set(types)
    let others = present.subtracting(shipped).sorted { $0.rawValue < $1.rawValue }
    return shipped.filter(present.contains) + others
  }
}
