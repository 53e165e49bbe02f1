import Rules

/// The places of a sentence at which each look-around holds, found by running its program once over the
/// sentence: forwards for what must stand before, backwards for what must stand after. One pass serves
/// every rule that asks, which is what keeps look-arounds linear. Those that read a few tokens at most are
/// tried where they are asked for instead, outwards from there.
struct LookTracks: Sendable {
  /// Look-arounds up to this length are tried in place.
  static let maxOutwardTokens = 8

  private let looks: [LookProgram]
  /// For each look-around one answer a place: index 0 is the place before the sentence's first token.
  private var tracks: [[Bool]]
  /// The look-arounds whose track is of the current sentence.
  private var isKnown: [Bool]
  private var known: [Int] = []
  private var lists = Lists()

  /// The places of a program in step, with room to find the next ones.
  private struct Lists: Sendable {
    var current: [Int] = []
    var next: [Int] = []
    var seen: [Bool] = []
    var stack: [Int] = []

    /// Forgets which places have been seen.
    mutating func forgetSeen(_ size: Int) {
      seen.removeAll(keepingCapacity: true)
      seen.append(contentsOf: repeatElement(false, count: size))
    }
  }

  init(looks: [LookProgram]) {
    self.looks = looks
    tracks = Array(repeating: [], count: looks.count)
    isKnown = Array(repeating: false, count: looks.count)
  }

  /// Forgets the last sentence.
  mutating func beginSentence() {
    for look in known { isKnown[look] = false }
    known.removeAll(keepingCapacity: true)
  }

  /// Whether a look-around holds before the token at `position`; all its places are found at the first call.
  mutating func holds(_ look: Int, at position: Int, in sentence: Range<Int>, reader: SceneReader) -> Bool {
    if let outward = looks[look].outward {
      return holds(
        outward.instructions, isAhead: looks[look].look == .ahead, at: position, in: sentence, reader: reader)
    }
    if !isKnown[look] {
      run(look, in: sentence, reader: reader)
      isKnown[look] = true
      known.append(look)
    }
    return tracks[look][position - sentence.lowerBound]
  }

  /// Whether a program matches from `position` outwards.
  private mutating func holds(
    _ code: [Instruction], isAhead: Bool, at position: Int, in sentence: Range<Int>, reader: SceneReader
  ) -> Bool {
    var lists = takeLists(for: code)
    defer { self.lists = lists }
    var position = position
    if follow(0, at: position, in: sentence, code: code, into: &lists, reader) { return true }
    swap(&lists.current, &lists.next)
    while !lists.current.isEmpty {
      let token = isAhead ? position : position - 1
      if !sentence.contains(token) { return false }
      position += isAhead ? 1 : -1
      if step(code, over: token, to: position, isBackwards: !isAhead, in: sentence, &lists, reader) {
        return true
      }
    }
    return false
  }

  private mutating func run(_ look: Int, in sentence: Range<Int>, reader: SceneReader) {
    let code = looks[look].program.instructions
    let isAhead = looks[look].look == .ahead
    var lists = takeLists(for: code)
    defer { self.lists = lists }
    var holds = tracks[look]
    tracks[look] = []
    holds.removeAll(keepingCapacity: true)
    holds.append(contentsOf: repeatElement(false, count: sentence.count + 1))
    var position = isAhead ? sentence.upperBound : sentence.lowerBound
    while true {
      // A match may begin at each place, behind those that are under way.
      swap(&lists.current, &lists.next)
      if follow(0, at: position, in: sentence, code: code, into: &lists, reader) {
        holds[position - sentence.lowerBound] = true
      }
      swap(&lists.current, &lists.next)
      let token = isAhead ? position - 1 : position
      if !sentence.contains(token) { break }
      position += isAhead ? -1 : 1
      if step(code, over: token, to: position, isBackwards: isAhead, in: sentence, &lists, reader) {
        holds[position - sentence.lowerBound] = true
      }
    }
    tracks[look] = holds
  }

  /// Empty lists for a program; one that runs inside another gets lists of its own.
  private mutating func takeLists(for code: [Instruction]) -> Lists {
    var lists = Lists()
    swap(&lists, &self.lists)
    lists.current.removeAll(keepingCapacity: true)
    lists.next.removeAll(keepingCapacity: true)
    lists.forgetSeen(code.count)
    return lists
  }

  /// Reads a token at all current places; whether the program is complete behind it.
  private mutating func step(
    _ code: [Instruction], over token: Int, to position: Int, isBackwards: Bool, in sentence: Range<Int>,
    _ lists: inout Lists, _ reader: SceneReader
  ) -> Bool {
    var isComplete = false
    lists.next.removeAll(keepingCapacity: true)
    lists.forgetSeen(code.count)
    for pc in lists.current {
      guard let target = reader.read(code[pc], pc: pc, at: token, isBackwards: isBackwards) else { continue }
      if follow(target, at: position, in: sentence, code: code, into: &lists, reader) { isComplete = true }
    }
    swap(&lists.current, &lists.next)
    return isComplete
  }

  /// Follows a program counter to what reads a token, into the next places; true where the look-around is
  /// complete.
  private mutating func follow(
    _ start: Int, at position: Int, in sentence: Range<Int>, code: [Instruction], into lists: inout Lists,
    _ reader: SceneReader
  ) -> Bool {
    var isComplete = false
    lists.stack.append(start)
    while let pc = lists.stack.popLast() {
      if lists.seen[pc] { continue }
      lists.seen[pc] = true
      switch code[pc] {
      case .jump(let target): lists.stack.append(Int(target))
      case .split(let first, let second):
        lists.stack.append(Int(second))
        lists.stack.append(Int(first))
      case .open, .close: lists.stack.append(pc + 1)
      case .edge(let edge): if reader.holds(edge, at: position, in: sentence) { lists.stack.append(pc + 1) }
      case .look(let look, let isNegated):
        if holds(Int(look), at: position, in: sentence, reader: reader) != isNegated {
          lists.stack.append(pc + 1)
        }
      case .match: isComplete = true
      case .test, .span, .spanRest: lists.next.append(pc)
      }
    }
    return isComplete
  }
}
