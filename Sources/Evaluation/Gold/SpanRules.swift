import Records

/// What the annotation guidelines say of spans: what may not begin or end one, and which may overlap.
enum SpanRules {
  /// Reports the mentions of a paper that break a rule. Rules that a name may have a reason to break
  /// give warnings.
  static func check(_ mentions: [Mention], _ report: (GoldProblem.Severity, String) -> Void) {
    for mention in mentions {
      if let edge = edge(mention.text) { report(.warning, "the span \(edge): \(mention.line)") }
    }
    for fieldMentions in Dictionary(grouping: mentions, by: \.field).values {
      checkOverlaps(fieldMentions, report)
    }
  }

  /// What is wrong with the ends of a span, if anything.
  private static func edge(_ text: String) -> String? {
    guard let first = text.first, let last = text.last else { return nil }
    if first.isWhitespace || last.isWhitespace { return "begins or ends with white space" }
    let words = text.split(separator: " ")
    if words.count > 1, ["the", "a", "an"].contains(words[0].lowercased()) {
      return "begins with an article"
    }
    if "\"'“‘(".contains(first), !(first == "(" && text.contains(")")) {
      return "begins with a quote or a bracket"
    }
    if text.hasSuffix("'s") || text.hasSuffix("’s") { return "ends in a possessive" }
    let pairs: [Character: Character] = [")": "(", "]": "[", "}": "{"]
    if let opening = pairs[last] {
      return text.count { $0 == opening } < text.count { $0 == last } ? "ends with a bracket" : nil
    }
    return ".,;:!?\"'”’".contains(last) && text.count > 1 ? "ends with punctuation" : nil
  }

  /// Spans of one type may not overlap; of two types, only a model's name may hold a dataset's.
  private static func checkOverlaps(
    _ mentions: [Mention], _ report: (GoldProblem.Severity, String) -> Void
  ) {
    let sorted = mentions.sorted {
      ($0.scalarRange.lowerBound, $0.scalarRange.upperBound) < (
        $1.scalarRange.lowerBound, $1.scalarRange.upperBound
      )
    }
    for (index, mention) in sorted.enumerated() {
      for other in sorted[(index + 1)...] {
        guard other.scalarRange.lowerBound < mention.scalarRange.upperBound else { break }
        guard other.scalarRange.overlaps(mention.scalarRange) else { continue }
        if mention.type == other.type {
          let isSame = mention.scalarRange == other.scalarRange
          report(
            .error,
            isSame
              ? "the mention stands twice: \(mention.line)"
              : "two mentions of one type overlap: \(mention.line), and \(other.line)")
        } else if !holds(mention, other), !holds(other, mention) {
          report(
            .warning,
            "mentions of two types overlap, and not as a dataset's name within a model's: "
              + "\(mention.line), and \(other.line)")
        }
      }
    }
  }

  private static func holds(_ outer: Mention, _ inner: Mention) -> Bool {
    outer.type == .model && inner.type == .dataset && outer.scalarRange != inner.scalarRange
      && outer.scalarRange.clamped(to: inner.scalarRange) == inner.scalarRange
  }
}
