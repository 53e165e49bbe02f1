import Extraction
import Matching
public import Records
import Rules
import Text

/// Says what rules make of a paper, and why.
public struct Explainer: Sendable {
  package let extractor: Extractor

  /// An explainer for an extractor's rules.
  public init(_ extractor: Extractor) { self.extractor = extractor }

  /// Everything that the rules did with a paper. Linear in its text and its candidates.
  public func explanation(of paper: Paper) -> Explanation {
    var worker = extractor.makeWorker()
    var start: PaperMatcher?
    let reading = worker.reading(of: paper) { phase, matcher in if phase == 0 { start = matcher } }
    let places = PlaceFinder(paper, text: reading.text)
    return Explanation(
      words: words(of: reading.text, matcher: start, places: places),
      proposals: ProposalList(reading: reading, rules: extractor.compiled, places: places).proposals,
      effects: effects(of: reading, places: places), drafts: drafts(of: reading, places: places))
  }

  private func words(of text: TokenizedText, matcher: PaperMatcher?, places: PlaceFinder) -> [Explanation
    .Word]
  {
    var hits: [[Explanation.Hit]] = Array(repeating: [], count: text.tokens.count)
    let lexicons = extractor.compiled.lexiconLayers.map { (SpanTest.Source.lexicon, $0.name) }
    let recognisers = RuleCheck.recognisers.map { (SpanTest.Source.recogniser, $0) }
    for (source, name) in lexicons + recognisers {
      guard let matcher else { continue }
      for span in matcher.spans(source, name) {
        let canonical =
          source == .lexicon ? extractor.compiled.canonical(lexicon: name, row: span.reference) : nil
        let hit = Explanation.Hit(
          source: (source == .lexicon ? "%" : "#") + name, place: places.place(span.tokens),
          canonical: canonical, attributes: matcher.attributes[span.attributes].filter { !$0.value.isEmpty })
        for token in span.tokens where hits.indices.contains(token) { hits[token].append(hit) }
      }
    }
    let starts = Set(text.sentences.map(\.lowerBound))
    return text.tokens.indices.map { index in
      Explanation.Word(
        place: places.place(index..<index + 1), shapes: TestWords.names(of: text.tokens[index].shape),
        hits: hits[index], beginsSentence: starts.contains(index))
    }
  }

  private func effects(of reading: PaperReading, places: PlaceFinder) -> [Explanation.Effect] {
    reading.matches.compactMap { number, match in
      let rule = extractor.compiled.rules[number]
      switch rule.action {
      case .suppress, .retype: break
      case .mention, .result, .acronym: return nil
      }
      let captured = match.captures.first { extractor.compiled.roles[$0.role].isEmpty }?.tokens
      return Explanation.Effect(
        rule: rule.id, does: RuleSummary.describe(rule.action), place: places.place(captured ?? match.tokens))
    }
  }

  private func drafts(of reading: PaperReading, places: PlaceFinder) -> [Explanation.Draft] {
    reading.drafts.map { draft in
      let arguments = draft.arguments(roles: extractor.compiled.roles)
      let captures = arguments.sorted { $0.key < $1.key }.flatMap { role, stretches in
        stretches.map { Explanation.Capture(role: role, place: places.place($0)) }
      }
      return Explanation.Draft(
        rule: extractor.compiled.rules[draft.rule].id, kind: draft.kind.rawValue, priority: draft.priority,
        arguments: captures.filter { !$0.role.isEmpty })
    }
  }
}
