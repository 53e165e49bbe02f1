import Rules

/// The places of a sentence at which a look-around holds, found by running its program once over the
/// sentence: forwards for what must stand before, backwards for what must stand after. One pass serves
/// every rule that asks, which is what keeps look-arounds linear.
struct LookTrack {
  private var current: [Int] = []
  private var next: [Int] = []
  private var seen: [Bool] = []
  private var stack: [Int] = []

  /// One answer a place: `holds[i]` is for the place before the token `sentence.lowerBound + i`.
  mutating func holds(_ look: LookProgram, in sentence: Range<Int>, scene: inout Scene) -> [Bool] {
    let code = look.program.instructions
    let isAhead = look.look == .ahead
    var holds = [Bool](repeating: false, count: sentence.count + 1)
    current.removeAll(keepingCapacity: true)
    var position = isAhead ? sentence.upperBound : sentence.lowerBound
    seen = Array(repeating: false, count: code.count)
    for pc in current { seen[pc] = true }
    while true {
      if add(0, at: position, in: sentence, code: code, scene: &scene, toNext: false) {
        holds[position - sentence.lowerBound] = true
      }
      let token = isAhead ? position - 1 : position
      if !sentence.contains(token) { return holds }
      let after = isAhead ? position - 1 : position + 1
      next.removeAll(keepingCapacity: true)
      for index in seen.indices { seen[index] = false }
      for pc in current {
        guard let target = scene.read(code[pc], pc: pc, at: token, isBackwards: isAhead) else { continue }
        if add(target, at: after, in: sentence, code: code, scene: &scene, toNext: true) {
          holds[after - sentence.lowerBound] = true
        }
      }
      swap(&current, &next)
      position = after
    }
  }

  /// Follows a program counter to what reads a token; true where the look-around is complete.
  private mutating func add(
    _ start: Int, at position: Int, in sentence: Range<Int>, code: [Instruction], scene: inout Scene,
    toNext: Bool
  ) -> Bool {
    var isComplete = false
    stack.append(start)
    while let pc = stack.popLast() {
      if seen[pc] { continue }
      seen[pc] = true
      switch code[pc] {
      case .jump(let target): stack.append(target)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .open, .close: stack.append(pc + 1)
      case .edge(let edge): if scene.holds(edge, at: position, in: sentence) { stack.append(pc + 1) }
      case .look(let look, let isNegated):
        if scene.holds(look: look, at: position, in: sentence) != isNegated { stack.append(pc + 1) }
      case .match: isComplete = true
      case .test, .span, .spanRest: if toNext { next.append(pc) } else { current.append(pc) }
      }
    }
    return isComplete
  }
}
