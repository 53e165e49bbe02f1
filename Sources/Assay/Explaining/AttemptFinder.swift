import Declarations
import Extraction
import Matching
public import Records
import Rules
import Text

extension Explainer {
  /// How far each pattern of a rule got towards a stretch of a paper, the nearest pattern first.
  ///
  /// - Parameters:
  ///   - span: the stretch, as the paper spells it.
  ///   - occurrence: which of the places where it stands is meant, from 1.
  /// - Throws: `AssayError` where there is no such rule or the stretch does not stand in the paper.
  public func attempts(
    rule id: String, span: String, occurrence: Int = 1, in paper: Paper
  ) throws(AssayError) -> [Attempt] {
    let compiled = extractor.compiled
    guard let number = compiled.rules.firstIndex(where: { $0.id == id }) else {
      let hint = Spelling.hint(for: id, among: compiled.rules.map(\.id))
      throw AssayError("there is no rule '\(id)'\(hint); `assay rules list` names them all")
    }
    let rule = compiled.rules[number]
    let phase = compiled.phases.firstIndex(of: rule.phase) ?? 0
    var worker = extractor.makeWorker()
    var scene: TraceScene?
    let reading = worker.reading(of: paper) { if $0 == phase { scene = TraceScene($1) } }
    let places = PlaceFinder(paper, text: reading.text)
    let target = try Self.target(span, occurrence: occurrence, places: places)
    guard let scene else { return [] }
    var tracer = PatternTracer(scene)
    let remark = remark(rule, number: number, target: target, reading: reading, places: places)
    var attempts: [Attempt] = []
    for pattern in rule.patterns {
      let trace = tracer.trace(pattern.node, target: target)
      attempts.append(
        attempt(trace, pattern: pattern, rule: rule, target: target, places: places, text: reading.text))
    }
    attempts = attempts.enumerated().sorted {
      (Self.distance($0.element), $0.offset) < (Self.distance($1.element), $1.offset)
    }.map(\.element)
    if !attempts.isEmpty { attempts[0].remark = remark }
    return attempts
  }

  private static func distance(_ attempt: Attempt) -> Int { attempt.changes?.count ?? Int.max }

  private static func target(
    _ span: String, occurrence: Int, places: PlaceFinder
  ) throws(AssayError) -> Range<Int> {
    let found = places.tokens(of: span)
    if found.isEmpty { throw AssayError("'\(span)' does not stand in the text; write it as the text does") }
    guard found.indices.contains(occurrence - 1) else {
      throw AssayError(
        "'\(span)' stands \(found.count) time(s) in the text, so there is no occurrence \(occurrence)")
    }
    let (tokens, isExact) = found[occurrence - 1]
    if !isExact {
      throw AssayError(
        "'\(span)' begins or ends inside a token, where no pattern can; the tokens there are '\(places.place(tokens).text)'"
      )
    }
    return tokens
  }

  /// What became of the stretch, where the rule did find it, or why the rule never looked at it.
  private func remark(
    _ rule: Rule, number: Int, target: Range<Int>, reading: PaperReading, places: PlaceFinder
  ) -> String? {
    let field = places.place(target).field
    if !rule.fields.isEmpty, !rule.fields.contains(field) {
      return "the rule reads only \(rule.fields.joined(separator: ", ")), and this is in the \(field)"
    }
    let list = ProposalList(reading: reading, rules: extractor.compiled, places: places)
    if let proposal = list.proposals.first(where: { $0.rule == rule.id && $0.place.tokens == target }) {
      return FateText.describe(proposal)
    }
    let found = reading.matches.contains { owner, match in
      owner == number
        && (match.captures.contains { $0.tokens == target }
          || (match.captures.isEmpty && match.tokens == target))
    }
    if found { return "the rule matched here" }
    if let other = reading.matches.first(where: { $0.rule == number && $0.match.tokens.overlaps(target) }) {
      return
        "the rule matched '\(places.place(other.match.tokens).text)' here: of one pattern the leftmost match counts"
    }
    return nil
  }

  private func attempt(
    _ trace: PatternTrace, pattern: Rule.Pattern, rule: Rule, target: Range<Int>, places: PlaceFinder,
    text: TokenizedText
  ) -> Attempt {
    let stop = trace.stops.last
    let isInText = stop.map { $0 < text.tokens.count } ?? false
    let sentenceEnd = text.sentences.first { $0.contains(target.lowerBound) }?.upperBound ?? text.tokens.count
    let place = pattern.position
    var attempt = Attempt(
      rule: rule.id, pattern: pattern.text, position: "\(place.file):\(place.line):\(place.column)",
      target: places.place(target), items: trace.items, matchedItems: trace.matchedItems,
      wanted: trace.wanted, present: trace.present, changes: nil)
    if let stop, stop > trace.start { attempt.reached = places.place(trace.start..<stop) }
    if let first = trace.stops.first, first != stop { attempt.firstStop = places.place(first..<first + 1) }
    if let stop, isInText, stop < sentenceEnd { attempt.stop = places.place(stop..<stop + 1) }
    attempt.changes = trace.changes.map { changes in
      changes.map { ChangeText.describe($0, places: places, sentenceEnd: sentenceEnd) }
    }
    if let end = trace.ends.last, trace.changes?.isEmpty != true {
      attempt.matchesInstead = places.place(trace.start..<end)
    }
    return attempt
  }
}

/// A change that a pattern would have needed, in words.
enum ChangeText {
  static func describe(_ change: PatternChange, places: PlaceFinder, sentenceEnd: Int) -> String {
    let here = places.place(change.tokens).text
    let at = change.tokens.lowerBound
    let next =
      at >= sentenceEnd ? "at the end of the sentence" : "before '\(places.place(at..<at + 1).text)'"
    switch change.kind {
    case .insert: return "put \(change.wanted) in \(next)"
    case .drop: return "leave '\(here)' out"
    case .replace: return "in the place of '\(here)', \(change.wanted)"
    case .place: return "have \(change.wanted), \(next)"
    }
  }
}

/// What became of a candidate, in words.
public enum FateText {
  /// One clause for each of its fates.
  public static func describe(_ proposal: Explanation.Proposal) -> String {
    proposal.fates.map(describe).joined(separator: ", then ")
  }

  /// One clause.
  public static func describe(_ fate: Explanation.Fate) -> String {
    switch fate {
    case .accepted: "stands"
    case .lost(let rule, let criterion, let detail):
      "lost to \(rule) by \(criterion)" + (detail.isEmpty ? "" : ": \(detail)")
    case .suppressed(let rule): "suppressed by \(rule)"
    case .retyped(let rule, let type): "retyped to \(type) by \(rule)"
    }
  }
}
