import Records

/// What the annotation guidelines say of spans: what may not begin or end one, and which may overlap.
enum SpanRules {
  /// Reports the mentions of a paper that break a rule. Rules that a name may have a reason to break
  /// give warnings.
  static func check(_ mentions: [Mention], _ report: GoldCheck.Report) {
    let placed = mentions.enumerated().map { (index: $0.offset, mention: $0.element) }
    for (index, mention) in placed {
      if let edge = edge(mention.text) { report(.warning, "the span \(edge): \(mention.line)", steps(index)) }
    }
    for fieldMentions in Dictionary(grouping: placed, by: \.mention.field).values {
      checkOverlaps(fieldMentions, report)
    }
  }

  private static func steps(_ index: Int) -> [JSONStep] { [.key("mentions"), .index(index)] }

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
    _ mentions: [(index: Int, mention: Mention)], _ report: GoldCheck.Report
  ) {
    let sorted = mentions.sorted {
      let (left, right) = ($0.mention.scalarRange, $1.mention.scalarRange)
      return (left.lowerBound, left.upperBound, $0.index) < (right.lowerBound, right.upperBound, $1.index)
    }
    for (place, (_, mention)) in sorted.enumerated() {
      for (index, other) in sorted[(place + 1)...] {
        guard other.scalarRange.lowerBound < mention.scalarRange.upperBound else { break }
        guard other.scalarRange.overlaps(mention.scalarRange) else { continue }
        if mention.type == other.type {
          let isSame = mention.scalarRange == other.scalarRange
          report(
            .error,
            isSame
              ? "the mention stands twice: \(mention.line)"
              : "two mentions of one type overlap: \(mention.line), and \(other.line)",
            steps(index))
        } else if !holds(mention, other), !holds(other, mention) {
          report(
            .warning,
            "mentions of two types overlap, and not as a dataset's name within a model's: "
              + "\(mention.line), and \(other.line)", steps(index))
        }
      }
    }
  }

  private static func holds(_ outer: Mention, _ inner: Mention) -> Bool {
    outer.type == .model && inner.type == .dataset && outer.scalarRange != inner.scalarRange
      && outer.scalarRange.clamped(to: inner.scalarRange) == inner.scalarRange
  }
}
