/// Runs programs over a sentence, all alternatives in step, so that time is bounded by the sentence's
/// tokens times the program's length, whatever the pattern (Thompson 1968; Pike's machine with
/// preferences and captures, as Cox 2009 describes it).
///
/// Matches of one pattern are the leftmost ones and do not overlap; among those that begin at one token
/// the pattern's order of preference decides.
struct PikeMachine: Sendable {
  /// A match is never longer than this: what makes finding *all* matches linear too, since without a
  /// bound every match could have read on to the sentence's end.
  static let maxMatchTokens = 256

  /// Counts the work done, for tests that hold the machine to its bound.
  private(set) var steps = 0

  private var events: [CaptureEvent] = []
  private var seenStamp: UInt32 = 0
  private var looks: LookTracks

  init(lookCount: Int) { looks = LookTracks(count: lookCount) }

  /// Forgets what the look-arounds found in the last sentence, or before the layers changed.
  mutating func beginSentence() { looks.beginSentence() }

  /// Finds all matches of a run's program in its sentence.
  mutating func findMatches(
    _ run: inout PikeRun, pattern: Int, reader: SceneReader, into found: inout MatchList
  ) {
    var position = run.sentence.lowerBound
    while let match = search(&run, reader: reader, from: position) {
      found.append(pattern: pattern, tokens: match.tokens, trace: match.trace, events: events)
      position = max(match.tokens.upperBound, match.tokens.lowerBound + 1)
    }
  }

  /// The leftmost match at or after `from`.
  private mutating func search(
    _ run: inout PikeRun, reader: SceneReader, from: Int
  ) -> (tokens: Range<Int>, trace: Int32)? {
    let (first, end) = (run.sentence.lowerBound, run.sentence.upperBound)
    run.currentCount = 0
    events.removeAll(keepingCapacity: true)
    var best: (tokens: Range<Int>, trace: Int32)?
    var position = from
    while true {
      if run.currentCount == 0 {
        if best != nil { return best }
        while position < end, run.starts[position &- first] & run.mask == 0 { position &+= 1 }
        if position >= end { return nil }
        events.removeAll(keepingCapacity: true)
      }
      if best == nil, position < end, run.starts[position &- first] & run.mask != 0 {
        beginStep(run)
        for index in 0..<run.currentCount { run.seen[Int(run.current[index].pc)] = seenStamp }
        add(
          PikeThread(pc: 0, start: Int32(position), trace: -1), at: position, &run, reader: reader,
          toNext: false)
      }
      run.nextCount = 0
      beginStep(run)
      for index in 0..<run.currentCount {
        let thread = run.current[index]
        steps &+= 1
        let pc = Int(thread.pc)
        let step = run.code[pc]
        if step.operation == .match {
          best = (Int(thread.start)..<position, thread.trace)
          break
        }
        if position >= end || position &- Int(thread.start) >= Self.maxMatchTokens { continue }
        let target = reader.next(step, at: pc, reading: position)
        if target < 0 { continue }
        let moved = PikeThread(
          pc: Int32(truncatingIfNeeded: target), start: thread.start, trace: thread.trace)
        add(moved, at: position &+ 1, &run, reader: reader, toNext: true)
      }
      run.advance()
      if position >= end { return best }
      position &+= 1
    }
  }

  @inline(__always)
  private mutating func beginStep(_ run: PikeRun) {
    seenStamp &+= 1
    if seenStamp == 0 { forgetStamps(run) }
  }

  /// Stamps begin anew once they have all been used.
  @inline(never)
  private mutating func forgetStamps(_ run: PikeRun) {
    for index in 0..<run.seenCount { run.seen[index] = 0 }
    seenStamp = 1
  }

  /// Adds a thread where it reads, at once where its instruction does.
  @inline(__always)
  private mutating func add(
    _ thread: PikeThread, at position: Int, _ run: inout PikeRun, reader: SceneReader, toNext: Bool
  ) {
    let pc = Int(thread.pc)
    if run.seen[pc] == seenStamp { return }
    guard run.code[pc].isWaiting else {
      follow(thread, at: position, &run, reader: reader, toNext: toNext)
      return
    }
    run.seen[pc] = seenStamp
    steps &+= 1
    run.append(thread, toNext: toNext)
  }

  /// Follows a thread to the instructions that read a token, in order of preference.
  private mutating func follow(
    _ first: PikeThread, at position: Int, _ run: inout PikeRun, reader: SceneReader, toNext: Bool
  ) {
    run.stack[0] = first
    var height = 1
    while height > 0 {
      height &-= 1
      var thread = run.stack[height]
      while true {
        let pc = Int(thread.pc)
        if run.seen[pc] == seenStamp { break }
        run.seen[pc] = seenStamp
        steps &+= 1
        let step = run.code[pc]
        switch step.operation {
        case .jump:
          thread.pc = step.first
          continue
        case .split:
          run.stack[height] = PikeThread(pc: step.second, start: thread.start, trace: thread.trace)
          height &+= 1
          thread.pc = step.first
          continue
        case .open, .close:
          events.append(
            CaptureEvent(
              role: step.first, position: Int32(truncatingIfNeeded: position),
              isOpen: step.operation == .open,
              previous: thread.trace))
          thread.trace = Int32(truncatingIfNeeded: events.count &- 1)
        case .sentenceStart, .sentenceEnd, .fieldStart, .fieldEnd, .glued:
          if reader.holds(edge: step, at: position, in: run.sentence) { break }
          thread.pc = -1
        case .look, .lookNot:
          let holds = looks.holds(Int(step.first), at: position, in: run.sentence, reader: reader)
          if holds == (step.operation == .look) { break }
          thread.pc = -1
        default:
          run.append(thread, toNext: toNext)
          thread.pc = -1
        }
        if thread.pc < 0 { break }
        thread.pc &+= 1
      }
    }
  }
}
