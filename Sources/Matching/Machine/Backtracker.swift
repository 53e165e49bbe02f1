/// Runs programs over a sentence, the preferred alternative first, and remembers where it has been: what came to
/// nothing once is not tried again, so that time is bounded by the sentence's tokens times the program's length,
/// whatever the pattern (memoized backtracking, Norvig 1991; the bounded backtracker of regular expressions, Cox
/// 2010). Matches are short and searches begin where a match is likely, so that this takes less than half the
/// instructions of running all alternatives in step.
///
/// Matches of one pattern are the leftmost ones and do not overlap; among those that begin at one token
/// the pattern's order of preference decides.
struct Backtracker: Sendable {
  /// A match is never longer than this: what makes finding *all* matches linear too, since without a
  /// bound every match could have read on to the sentence's end.
  static let maxMatchTokens = 256

  /// Counts the work done, for tests that hold the machine to its bound.
  private(set) var steps = 0

  private var looks: LookTracks

  init(lookCount: Int) { looks = LookTracks(count: lookCount) }

  /// Forgets what the look-arounds found in the last sentence, or before the layers changed.
  mutating func beginSentence() { looks.beginSentence() }

  /// Finds all matches of a run's program in its sentence.
  mutating func findMatches(
    _ run: inout ProgramRun, pattern: Int, reader: SceneReader, into found: inout PhaseMatches
  ) {
    let (starts, mask, count) = (run.starts, run.mask, run.sentence.count)
    var place = 0
    run.beginSearch()
    while true {
      while place < count, starts[place] & mask == 0 { place &+= 1 }
      if place >= count { return }
      let position = run.sentence.lowerBound &+ place
      let matchEnd = follow(&run, from: position, reader: reader)
      place &+= 1
      if matchEnd < 0 { continue }
      found.append(pattern: pattern, tokens: position..<matchEnd, events: run.path)
      place = max(place, matchEnd &- run.sentence.lowerBound)
      run.beginSearch()
    }
  }

  /// The end of the preferred match that begins at a token, or -1; `run.path` then holds its captures.
  private mutating func follow(_ run: inout ProgramRun, from start: Int, reader: SceneReader) -> Int {
    let limit = min(run.sentence.upperBound, start &+ Self.maxMatchTokens)
    let code = run.code
    var count = 0
    defer { steps &+= count }
    run.beginPath(at: start)
    while let resumed = run.popLast() {
      var place = resumed
      while place.pc >= 0 {
        let step = code[Int(place.pc)]
        count &+= 1
        if step.join != 0, !run.visit(join: step.join, at: Int(place.position)) { break }
        switch step.operation {
        case .match:
          run.complete(at: place)
          return Int(place.position)
        case .split:
          // What fails at once, as most alternatives do, needs no place to come back to.
          if Int(place.position) < limit, reader.refuses(code[Int(step.first)], at: Int(place.position)) {
            place.pc = step.second
            continue
          }
          run.push(ProgramRun.Place(pc: step.second, position: place.position, pathCount: place.pathCount))
          place.pc = step.first
        case .jump: place.pc = step.first
        case .open, .close:
          run.mark(step, at: &place)
          place.pc &+= 1
        case .sentenceStart, .sentenceEnd, .fieldStart, .fieldEnd, .glued:
          let holds = reader.holds(edge: step, at: Int(place.position), in: run.sentence)
          place.pc = holds ? place.pc &+ 1 : -1
        case .look, .lookNot:
          let holds = looks.holds(
            Int(step.first), at: Int(place.position), in: run.sentence, reader: reader)
          place.pc = holds == (step.operation == .look) ? place.pc &+ 1 : -1
        default:
          if Int(place.position) >= limit {
            place.pc = -1
          } else {
            place.pc = Int32(
              truncatingIfNeeded: reader.next(step, at: Int(place.pc), reading: Int(place.position)))
            place.position &+= 1
          }
        }
      }
    }
    return -1
  }
}
