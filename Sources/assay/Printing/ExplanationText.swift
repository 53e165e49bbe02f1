import Assay

/// An explanation as aligned, readable text.
struct ExplanationText {
  let style: TerminalStyle

  func render(_ explanation: Explanation) -> String {
    var parts = [heading("tokens", explanation.words.count), tokens(explanation)]
    parts += [heading("candidates", explanation.proposals.count), candidates(explanation)]
    if !explanation.effects.isEmpty {
      parts += [heading("suppressing and retyping", explanation.effects.count), effects(explanation)]
    }
    if !explanation.drafts.isEmpty {
      parts += [
        heading("results, before they are joined by value", explanation.drafts.count), drafts(explanation),
      ]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func heading(_ name: String, _ count: Int) -> String { style.strong("\(name) (\(count))") }

  private func tokens(_ explanation: Explanation) -> String {
    let rows = explanation.words.map { word -> [String] in
      let hits = word.hits.map { hit in
        let begins = hit.place.tokens.lowerBound == word.place.tokens.lowerBound
        return begins ? describe(hit) : "\(hit.source) …"
      }
      return [
        (word.beginsSentence ? "^ " : "  ") + word.place.text, word.shapes.joined(separator: " "),
        hits.joined(separator: ", "),
      ]
    }
    return TextTable.render(header: ["  token", "shapes", "lexicons and recognisers"], rows)
  }

  private func describe(_ hit: Explanation.Hit) -> String {
    let attributes = hit.attributes.sorted { $0.key < $1.key }.map {
      $0.value == "true" ? $0.key : "\($0.key)=\($0.value)"
    }
    var text = hit.source + (attributes.isEmpty ? "" : "[\(attributes.joined(separator: " "))]")
    if hit.place.tokens.count > 1 { text += " '\(hit.place.text)'" }
    if let canonical = hit.canonical, canonical != hit.place.text { text += " → \(canonical)" }
    return text
  }

  private func candidates(_ explanation: Explanation) -> String {
    if explanation.proposals.isEmpty { return "  none" }
    let rows = explanation.proposals.map { proposal -> [String] in
      let captures = proposal.captures.filter { !$0.role.isEmpty }.map { "\($0.role): \($0.place.text)" }
      var because = ""
      if proposal.isPropagated { because = "repeats an established name" }
      if let match = proposal.match, match.tokens != proposal.place.tokens { because = "in '\(match.text)'" }
      if !captures.isEmpty { because += " (\(captures.joined(separator: ", ")))" }
      let fate = FateText.describe(proposal)
      return [
        proposal.stands ? "+" : "-", proposal.place.text, proposal.type, proposal.rule,
        "\(proposal.phase) \(proposal.priority)",
        (proposal.stands ? style.good(fate) : style.bad(fate))
          + (because.isEmpty ? "" : style.faint("; \(because)")),
      ]
    }
    return TextTable.render(header: ["", "text", "type", "rule", "phase, priority", "fate"], rows)
  }

  private func effects(_ explanation: Explanation) -> String {
    TextTable.render(
      header: ["  text", "rule", "does"],
      explanation.effects.map { ["  " + $0.place.text, $0.rule, $0.does] })
  }

  private func drafts(_ explanation: Explanation) -> String {
    TextTable.render(
      header: ["  rule", "kind", "priority", "captures"],
      explanation.drafts.map { draft in
        [
          "  " + draft.rule, draft.kind, String(draft.priority),
          draft.arguments.map { "\($0.role): \($0.place.text)" }.joined(separator: ", "),
        ]
      })
  }
}

/// How far a rule's patterns got, as text: the nearest one whole, a line for each of the others.
struct AttemptText {
  let style: TerminalStyle

  func render(_ attempts: [Attempt]) -> String {
    guard let first = attempts.first else { return "the rule has no patterns" }
    var lines = [style.strong("\(first.rule) and '\(first.target.text)' (\(first.target.field))")]
    if let remark = first.remark { lines.append("  \(remark)") }
    lines += describe(first)
    if attempts.count > 1 {
      lines.append(style.strong("other patterns of the rule (\(attempts.count - 1))"))
      for attempt in attempts.dropFirst() { lines.append("  \(summary(attempt))") }
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ attempt: Attempt) -> [String] {
    var lines = ["  pattern  \(attempt.pattern)", style.faint("           \(attempt.position)")]
    for (index, item) in attempt.items.enumerated() {
      let mark =
        index < attempt.matchedItems
        ? style.good("ok") : index == attempt.matchedItems ? style.bad("->") : "  "
      lines.append("    \(mark) \(item)")
    }
    if attempt.changes?.isEmpty == true {
      lines.append("  the pattern captures it as it is")
      return lines
    }
    if let reached = attempt.reached { lines.append("  read     '\(reached.text)'") }
    if let instead = attempt.matchesInstead {
      lines.append("  matches  '\(instead.text)', but captures something else of it")
    } else {
      let place = attempt.stop.map { "'\($0.text)'" } ?? "the end of the sentence"
      let tried = attempt.firstStop.map { ", after trying from '\($0.text)' on" } ?? ""
      lines.append("  stopped  at \(place)\(tried)")
      lines.append("  wanted   \(attempt.wanted.joined(separator: "\n       or  "))")
      for span in attempt.present { lines.append("  there is \(span)") }
    }
    switch attempt.changes {
    case nil: lines.append("  no few changes of the text would let it pass")
    case let changes?:
      lines.append("  would pass with \(changes.count == 1 ? "one change" : "\(changes.count) changes"):")
      lines += changes.map { "    - \($0)" }
    }
    return lines
  }

  private func summary(_ attempt: Attempt) -> String {
    let progress = "\(attempt.matchedItems) of \(attempt.items.count) items"
    let changes =
      attempt.changes.map {
        $0.isEmpty ? "captures it" : "\($0.count) change(s): \($0.joined(separator: "; "))"
      }
      ?? "far from it"
    return "\(progress); \(changes)\n    \(attempt.pattern)"
  }
}
