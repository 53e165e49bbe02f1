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
  private var current: [Int] = []
  private var next: [Int] = []
  private var seen: [Bool] = []
  private var stack: [Int] = []

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
    var (current, next, seen, stack) = (self.current, self.next, self.seen, self.stack)
    (self.current, self.next, self.seen, self.stack) = ([], [], [], [])
    defer { (self.current, self.next, self.seen, self.stack) = (current, next, seen, stack) }
    current.removeAll(keepingCapacity: true)
    if seen.count < code.count { seen += Array(repeating: false, count: code.count - seen.count) }
    for index in code.indices { seen[index] = false }
    var position = position
    if follow(0, at: position, in: sentence, code: code, into: &current, seen: &seen, stack: &stack, reader) {
      return true
    }
    while !current.isEmpty {
      let token = isAhead ? position : position - 1
      if !sentence.contains(token) { return false }
      position += isAhead ? 1 : -1
      next.removeAll(keepingCapacity: true)
      for index in code.indices { seen[index] = false }
      for pc in current {
        guard let target = reader.read(code[pc], pc: pc, at: token, isBackwards: !isAhead) else { continue }
        if follow(
          target, at: position, in: sentence, code: code, into: &next, seen: &seen, stack: &stack, reader)
        {
          return true
        }
      }
      swap(&current, &next)
    }
    return false
  }

  private mutating func run(_ look: Int, in sentence: Range<Int>, reader: SceneReader) {
    let code = looks[look].program.instructions
    let isAhead = looks[look].look == .ahead
    // A look-around inside this one runs with lists of its own.
    var (current, next, seen, stack) = (self.current, self.next, self.seen, self.stack)
    (self.current, self.next, self.seen, self.stack) = ([], [], [], [])
    var holds = tracks[look]
    tracks[look] = []
    holds.removeAll(keepingCapacity: true)
    holds.append(contentsOf: repeatElement(false, count: sentence.count + 1))
    current.removeAll(keepingCapacity: true)
    if seen.count < code.count { seen += Array(repeating: false, count: code.count - seen.count) }
    var position = isAhead ? sentence.upperBound : sentence.lowerBound
    for index in code.indices { seen[index] = false }
    while true {
      if follow(0, at: position, in: sentence, code: code, into: &current, seen: &seen, stack: &stack, reader)
      {
        holds[position - sentence.lowerBound] = true
      }
      let token = isAhead ? position - 1 : position
      if !sentence.contains(token) { break }
      let after = isAhead ? position - 1 : position + 1
      next.removeAll(keepingCapacity: true)
      for index in code.indices { seen[index] = false }
      for pc in current {
        guard let target = reader.read(code[pc], pc: pc, at: token, isBackwards: isAhead) else { continue }
        if follow(
          target, at: after, in: sentence, code: code, into: &next, seen: &seen, stack: &stack, reader)
        {
          holds[after - sentence.lowerBound] = true
        }
      }
      swap(&current, &next)
      position = after
    }
    tracks[look] = holds
    (self.current, self.next, self.seen, self.stack) = (current, next, seen, stack)
  }

  /// Follows a program counter to what reads a token; true where the look-around is complete.
  private mutating func follow(
    _ start: Int, at position: Int, in sentence: Range<Int>, code: [Instruction], into list: inout [Int],
    seen: inout [Bool], stack: inout [Int], _ reader: SceneReader
  ) -> Bool {
    var isComplete = false
    stack.append(start)
    while let pc = stack.popLast() {
      if seen[pc] { continue }
      seen[pc] = true
      switch code[pc] {
      case .jump(let target): stack.append(Int(target))
      case .split(let first, let second):
        stack.append(Int(second))
        stack.append(Int(first))
      case .open, .close: stack.append(pc + 1)
      case .edge(let edge): if reader.holds(edge, at: position, in: sentence) { stack.append(pc + 1) }
      case .look(let look, let isNegated):
        if holds(Int(look), at: position, in: sentence, reader: reader) != isNegated { stack.append(pc + 1) }
      case .match: isComplete = true
      case .test, .span, .spanRest: list.append(pc)
      }
    }
    return isComplete
  }
}
