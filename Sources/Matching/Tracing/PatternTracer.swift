package import Rules
import Text

/// How far a pattern got towards capturing a stretch of a text.
package struct PatternTrace: Sendable {
  /// The token at which the nearest match would begin.
  package var start: Int
  /// The pattern's items, as the language writes them.
  package var items: [String]
  /// How many of the items, from the first, were matched.
  package var matchedItems: Int
  /// The places at which the next item was tried in vain, in order; the last is the furthest. A place is a
  /// token's number, or one past the sentence's last token.
  package var stops: [Int]
  /// What would have passed at the last of the places: noun phrases.
  package var wanted: [String]
  /// What else is known of the token there: the spans that it belongs to and that were not what was wanted.
  package var present: [String]
  /// Where matches that begin at `start` end; empty where there is none.
  package var ends: [Int]
  /// The fewest changes of the text under which the pattern captures the stretch; empty where it does so as
  /// it is, `nil` where only many changes would help.
  package var changes: [PatternChange]?
}

/// A change of the text that a pattern would have needed.
package struct PatternChange: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case insert, drop, replace
    /// A condition on a place rather than a token.
    case place
  }
  package var kind: Kind
  /// The tokens that are replaced or left out; an empty range for the place of the others.
  package var tokens: Range<Int>
  /// What is wanted, as a noun phrase; empty where a token is left out.
  package var wanted: String
}

/// Traces patterns over a paper, one question at a time.
package struct PatternTracer: Sendable {
  private var scene: TraceScene

  /// How far before a stretch its match may begin.
  private static let reach = 64

  package init(_ scene: TraceScene) { self.scene = scene }

  /// How far a pattern got towards capturing `target`: of its alternatives the one that got nearest.
  package mutating func trace(_ pattern: PatternNode, target: Range<Int>) -> PatternTrace {
    var best: (trace: PatternTrace, cost: Int)?
    for branch in TraceProgram.branches(of: pattern) {
      let candidate = trace(branch: branch, target: target)
      if let known = best,
        (known.cost, -known.trace.matchedItems) <= (candidate.cost, -candidate.trace.matchedItems)
      {
        continue
      }
      best = candidate
    }
    return best?.trace ?? trace(branch: pattern, target: target).trace
  }

  private mutating func trace(branch: PatternNode, target: Range<Int>) -> (trace: PatternTrace, cost: Int) {
    let program = TraceProgram(branch)
    let sentence = scene.sentence(of: target.lowerBound)
    var search = RepairSearch(program, target: target, in: sentence)
    let repair = search.search(scene: &scene)
    let start = repair?.start ?? bestStart(program, target: target, in: sentence)
    var run = TraceRun()
    run.follow(program, from: start, in: sentence, scene: &scene)
    let failures = run.failures.filter { program.itemOfStep[$0.step] == run.item }
    let stops = Array(Set(failures.map(\.position))).sorted()
    var wanted: [String] = []
    var present: [String] = []
    for failure in failures where failure.position == stops.last {
      let text = words(for: program.steps[failure.step])
      if !wanted.contains(text) { wanted.append(text) }
      if let span = spanPresent(program.steps[failure.step], at: failure.position), !present.contains(span) {
        present.append(span)
      }
    }
    let trace = PatternTrace(
      start: start, items: program.items.map(PatternText.text), matchedItems: run.item, stops: stops,
      wanted: wanted.sorted(), present: present, ends: run.ends.sorted(), changes: repair?.changes)
    return (trace, repair?.cost ?? Int.max)
  }

  /// The start from which the most items match, the nearest to the stretch where there are several.
  private mutating func bestStart(_ program: TraceProgram, target: Range<Int>, in sentence: Range<Int>) -> Int
  {
    var best = (start: target.lowerBound, item: -1)
    let first = max(sentence.lowerBound, target.lowerBound - Self.reach)
    for start in (first...target.lowerBound).reversed() {
      var run = TraceRun()
      run.follow(program, from: start, in: sentence, scene: &scene)
      if run.item > best.item { best = (start, run.item) }
    }
    return best.start
  }

  private func words(for step: TraceProgram.Step) -> String {
    switch step {
    case .token(let test): TestWords.words(for: test)
    case .span(let test): TestWords.words(for: test)
    case .edge(let edge): TestWords.words(for: edge)
    case .look(let look, let isNegated, let inner): TestWords.words(for: look, isNegated: isNegated, inner)
    case .split, .jump, .open, .close, .match: ""
    }
  }

  /// The span that stands where a span of another kind was wanted: `#name with chunks=1 initial=true`.
  private func spanPresent(_ step: TraceProgram.Step, at position: Int) -> String? {
    guard case .span(let test) = step, position < scene.text.tokens.count,
      let span = scene.span(test, covering: position)
    else { return nil }
    let name = PatternText.text(of: SpanTest(source: test.source, name: test.name))
    let attributes = scene.attributes(of: span).sorted { $0.key < $1.key }.map {
      $0.value == "true" ? $0.key : "\($0.key)=\($0.value)"
    }
    var text = "\(name) '\(scene.text.string(span.tokens))'"
    if !attributes.isEmpty { text += " with \(attributes.joined(separator: " "))" }
    if span.tokens.lowerBound < position { text += ", which begins earlier" }
    return text
  }
}
