import Rules

/// Finds the fewest changes of a text under which a pattern captures a given stretch of it.
///
/// A shortest path over the pattern's steps and the text's places, where a token may be replaced, left
/// out or put in, and a condition on a place may be waived, each at a price (approximate matching by
/// an automaton: Wagner and Seiferas 1978, Wu and Manber 1992). O(steps × tokens of the window).
struct RepairSearch {
  struct Repair {
    /// The token at which the repaired match begins.
    var start: Int
    var cost: Int
    var changes: [PatternChange]
  }

  private static let replacing = 10
  /// A little less, since every item of the pattern is still met.
  private static let dropping = 9
  /// A little more than replacing, so that of two ways the one that keeps the text's length is taken.
  private static let inserting = 11
  /// More changes than this are no near miss.
  private static let limit = 45
  /// How far around the stretch the text is looked at.
  private static let reach = 64

  private enum Phase: Int { case before, inside, after }

  private let program: TraceProgram
  private let target: Range<Int>
  private let window: ClosedRange<Int>
  private let sentence: Range<Int>
  private var costs: [Int]
  private var origins: [(state: Int, change: PatternChange?)]
  private var buckets: [[Int]]
  private var cost = 0

  init(_ program: TraceProgram, target: Range<Int>, in sentence: Range<Int>) {
    self.program = program
    self.target = target
    self.sentence = sentence
    window =
      max(
        sentence.lowerBound, target.lowerBound - Self.reach)...min(
        sentence.upperBound, target.upperBound + Self.reach)
    let states = program.steps.count * window.count * 3
    costs = Array(repeating: Int.max, count: states)
    origins = Array(repeating: (-1, nil), count: states)
    buckets = Array(repeating: [], count: Self.limit + 1)
  }

  /// The cheapest repair, or `nil` where only too many changes would help.
  mutating func search(scene: inout TraceScene) -> Repair? {
    begin()
    while cost <= Self.limit {
      var index = 0
      while index < buckets[cost].count {
        let state = buckets[cost][index]
        index += 1
        if costs[state] != cost { continue }
        let (step, position, phase) = place(of: state)
        if case .match = program.steps[step] {
          if phase == .after || (!program.hasCaptures && position == target.upperBound) {
            return repair(endingAt: state)
          }
          continue
        }
        expand(state, step: step, position: position, phase: phase, scene: &scene)
      }
      cost += 1
    }
    return nil
  }

  private mutating func begin() {
    if !program.hasCaptures {
      reach(0, target.lowerBound, .inside, price: 0, from: -1)
    } else {
      for start in (window.lowerBound...target.lowerBound).reversed() {
        reach(0, start, .before, price: 0, from: -1)
      }
    }
  }

  private func place(of state: Int) -> (step: Int, position: Int, phase: Phase) {
    let phase = Phase(rawValue: state % 3) ?? .before
    return (state / 3 / window.count, window.lowerBound + state / 3 % window.count, phase)
  }

  private mutating func reach(
    _ step: Int, _ position: Int, _ phase: Phase, price: Int, from origin: Int, change: PatternChange? = nil
  ) {
    guard window.contains(position), cost + price <= Self.limit else { return }
    let state = (step * window.count + position - window.lowerBound) * 3 + phase.rawValue
    guard costs[state] > cost + price else { return }
    costs[state] = cost + price
    origins[state] = (origin, change)
    buckets[cost + price].append(state)
  }

  private mutating func expand(
    _ state: Int, step: Int, position: Int, phase: Phase, scene: inout TraceScene
  ) {
    func change(_ kind: PatternChange.Kind, _ tokens: Range<Int>, _ wanted: String) -> PatternChange {
      PatternChange(kind: kind, tokens: tokens, wanted: wanted)
    }
    let isInText = position < min(window.upperBound, sentence.upperBound)
    drop(state, step: step, position: position, phase: phase, isInText: isInText)
    switch program.steps[step] {
    case .token(let test):
      let wanted = TestWords.words(for: test)
      if isInText {
        if scene.holds(test, at: position) { reach(step + 1, position + 1, phase, price: 0, from: state) }
        reach(
          step + 1, position + 1, phase, price: Self.replacing, from: state,
          change: change(.replace, position..<position + 1, wanted))
      }
      reach(
        step + 1, position, phase, price: Self.inserting, from: state,
        change: change(.insert, position..<position, wanted))
    case .span(let test):
      let wanted = TestWords.words(for: test)
      if isInText {
        if let end = scene.end(of: test, at: position) { reach(step + 1, end, phase, price: 0, from: state) }
        var ends = [position + 1]
        if let span = scene.span(test, covering: position), span.tokens.lowerBound == position {
          ends.append(span.tokens.upperBound)
        }
        if position == target.lowerBound { ends.append(target.upperBound) }
        for end in ends {
          reach(
            step + 1, end, phase, price: Self.replacing, from: state,
            change: change(.replace, position..<end, wanted))
        }
      }
      reach(
        step + 1, position, phase, price: Self.inserting, from: state,
        change: change(.insert, position..<position, wanted))
    case .split(let first, let second):
      reach(first, position, phase, price: 0, from: state)
      reach(second, position, phase, price: 0, from: state)
    case .jump(let next): reach(next, position, phase, price: 0, from: state)
    case .open:
      let isTarget = phase == .before && position == target.lowerBound
      reach(step + 1, position, isTarget ? .inside : phase, price: 0, from: state)
    case .close:
      if phase == .inside {
        if position == target.upperBound { reach(step + 1, position, .after, price: 0, from: state) }
      } else {
        reach(step + 1, position, phase, price: 0, from: state)
      }
    case .edge(let edge):
      let holds = scene.holds(edge, at: position, in: sentence)
      reach(
        step + 1, position, phase, price: holds ? 0 : Self.replacing, from: state,
        change: holds ? nil : change(.place, position..<position, TestWords.words(for: edge)))
    case .look(let look, let isNegated, let inner):
      let holds = scene.holds(look, inner, at: position, in: sentence) != isNegated
      let wanted = TestWords.words(for: look, isNegated: isNegated, inner)
      reach(
        step + 1, position, phase, price: holds ? 0 : Self.replacing, from: state,
        change: holds ? nil : change(.place, position..<position, wanted))
    case .match: break
    }
  }

  /// Leaves a token of the text out, but none of the stretch itself.
  private mutating func drop(_ state: Int, step: Int, position: Int, phase: Phase, isInText: Bool) {
    guard isInText, phase != .inside, step > 0, !target.contains(position) else { return }
    reach(
      step, position + 1, phase, price: Self.dropping, from: state,
      change: PatternChange(kind: .drop, tokens: position..<position + 1, wanted: ""))
  }

  private func repair(endingAt last: Int) -> Repair {
    var changes: [PatternChange] = []
    var state = last
    while origins[state].state >= 0 {
      if let change = origins[state].change { changes.append(change) }
      state = origins[state].state
    }
    return Repair(start: place(of: state).position, cost: costs[last], changes: changes.reversed())
  }
}
