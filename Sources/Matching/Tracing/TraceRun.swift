import Rules

/// All that a program can do from one token on: where it ends, and where its steps fail.
struct TraceRun {
  struct Place: Hashable {
    var step: Int
    var position: Int
  }
  /// The places at which a match ends.
  private(set) var ends: Set<Int> = []
  /// Where steps did not hold.
  private(set) var failures: [Place] = []
  /// The largest item that was reached.
  private(set) var item = 0

  /// Tries everything once. O(steps × tokens that are reached).
  mutating func follow(
    _ program: TraceProgram, from start: Int, in sentence: Range<Int>, scene: inout TraceScene
  ) {
    var seen: Set<Place> = []
    var stack = [Place(step: 0, position: start)]
    let limit = min(sentence.upperBound, start + Backtracker.maxMatchTokens)
    while let place = stack.popLast() {
      guard seen.insert(place).inserted else { continue }
      item = max(item, program.itemOfStep[place.step])
      let position = place.position
      var target: Place?
      switch program.steps[place.step] {
      case .token(let test):
        if position < limit, scene.holds(test, at: position) {
          target = Place(step: place.step + 1, position: position + 1)
        }
      case .span(let test):
        if position < limit, let end = scene.end(of: test, at: position) {
          target = Place(step: place.step + 1, position: end)
        }
      case .split(let first, let second):
        stack.append(Place(step: second, position: position))
        target = Place(step: first, position: position)
      case .jump(let step): target = Place(step: step, position: position)
      case .open, .close: target = Place(step: place.step + 1, position: position)
      case .edge(let edge):
        if scene.holds(edge, at: position, in: sentence) {
          target = Place(step: place.step + 1, position: position)
        }
      case .look(let look, let isNegated, let inner):
        if scene.holds(look, inner, at: position, in: sentence) != isNegated {
          target = Place(step: place.step + 1, position: position)
        }
      case .match:
        ends.insert(position)
        continue
      }
      if let target { stack.append(target) } else { failures.append(place) }
    }
  }
}
