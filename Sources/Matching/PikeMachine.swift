import Rules
import Text

/// A match of one pattern.
package struct PatternMatch: Sendable {
  /// The pattern's number in the compiled rules.
  package var pattern: Int
  package var tokens: Range<Int>
  /// The captured stretches, in the order in which they closed; a role may come more than once.
  package var captures: [(role: Int, tokens: Range<Int>)]
}

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

  private struct Event: Sendable {
    var role: Int32
    var position: Int32
    var isOpen: Bool
    var previous: Int32
  }
  /// The threads of this step, those of the next, and the stack that follows them, one behind the other: plain memory
  /// that is sized for a program once, since growing arrays a thread at a time took most of the machine's time.
  private var threads: [PikeThread] = []
  private var events: [Event] = []
  private var seen: [UInt32] = []
  private var seenStamp: UInt32 = 0
  private var looks: LookTracks

  init(lookCount: Int) { looks = LookTracks(count: lookCount) }

  /// Forgets what the look-arounds found in the last sentence, or before the layers changed.
  mutating func beginSentence() { looks.beginSentence() }

  /// All matches of a program in a sentence. `starts` holds for each token of the sentence a set of
  /// programs that may begin there; the program's own bit in it is `mask`.
  mutating func matches(
    of program: Program, number: Int, in sentence: Range<Int>, starts: UnsafeBufferPointer<UInt64>,
    mask: UInt64, reader: SceneReader, into found: inout [PatternMatch]
  ) {
    var memory = lend(for: program)
    defer { take(&memory) }
    program.instructions.withUnsafeBufferPointer { code in
      memory.threads.withUnsafeMutableBufferPointer { threads in
        memory.seen.withUnsafeMutableBufferPointer { seen in
          var run = PikeRun(
            code: code, seen: seen, threads: threads, sentence: sentence, starts: starts, mask: mask,
            reader: reader, next: code.count)
          var position = sentence.lowerBound
          while true {
            while position < sentence.upperBound, starts[position - sentence.lowerBound] & mask == 0 {
              position += 1
            }
            guard position < sentence.upperBound, let match = search(&run, from: position) else { return }
            found.append(
              PatternMatch(pattern: number, tokens: match.tokens, captures: captures(match.trace)))
            position = max(match.tokens.upperBound, match.tokens.lowerBound + 1)
          }
        }
      }
    }
  }

  /// Room for a program: each instruction stands at most once in the threads of a step, and what is seen but once
  /// pushes at most two on the stack.
  private mutating func lend(for program: Program) -> PikeMemory {
    let size = program.instructions.count
    var memory = PikeMemory()
    swap(&memory.threads, &threads)
    swap(&memory.seen, &seen)
    if memory.threads.count < 4 * size + 2 {
      memory.threads = Array(repeating: PikeThread(pc: 0, start: 0, trace: 0), count: 4 * size + 2)
    }
    if memory.seen.count < size {
      memory.seen += Array(repeating: 0, count: size - memory.seen.count)
    }
    return memory
  }

  private mutating func take(_ memory: inout PikeMemory) {
    swap(&memory.threads, &threads)
    swap(&memory.seen, &seen)
  }

  /// The leftmost match at or after `from`.
  private mutating func search(_ run: inout PikeRun, from: Int) -> (tokens: Range<Int>, trace: Int32)? {
    let sentence = run.sentence
    run.currentCount = 0
    events.removeAll(keepingCapacity: true)
    var best: (tokens: Range<Int>, trace: Int32)?
    var position = from
    while true {
      if best == nil, position < sentence.upperBound,
        run.starts[position - sentence.lowerBound] & run.mask != 0
      {
        if run.currentCount == 0 { events.removeAll(keepingCapacity: true) }
        beginStep(run.seen)
        for index in 0..<run.currentCount { run.seen[Int(run.threads[run.current + index].pc)] = seenStamp }
        add(PikeThread(pc: 0, start: Int32(position), trace: -1), at: position, &run, toNext: false)
      }
      if run.currentCount == 0 {
        if best != nil || position >= sentence.upperBound { return best }
        position += 1
        continue
      }
      run.nextCount = 0
      beginStep(run.seen)
      for index in 0..<run.currentCount {
        let thread = run.threads[run.current + index]
        steps &+= 1
        let instruction = run.code[Int(thread.pc)]
        if case .match = instruction {
          best = (Int(thread.start)..<position, thread.trace)
          break
        }
        if position >= sentence.upperBound || position - Int(thread.start) >= Self.maxMatchTokens { continue }
        guard let target = run.reader.read(instruction, pc: Int(thread.pc), at: position) else { continue }
        add(
          PikeThread(pc: Int32(target), start: thread.start, trace: thread.trace), at: position + 1, &run,
          toNext: true)
      }
      run.advance()
      if position >= sentence.upperBound { return best }
      position += 1
    }
  }

  private mutating func beginStep(_ seen: UnsafeMutableBufferPointer<UInt32>) {
    seenStamp &+= 1
    if seenStamp == 0 {
      for index in seen.indices { seen[index] = 0 }
      seenStamp = 1
    }
  }

  /// Follows a thread to the instructions that read a token, in order of preference.
  private mutating func add(_ first: PikeThread, at position: Int, _ run: inout PikeRun, toNext: Bool) {
    let stack = UnsafeMutableBufferPointer(rebasing: run.threads[(2 * run.code.count)...])
    stack[0] = first
    var height = 1
    while height > 0 {
      height &-= 1
      var thread = stack[height]
      let pc = Int(thread.pc)
      if run.seen[pc] == seenStamp { continue }
      run.seen[pc] = seenStamp
      steps &+= 1
      switch run.code[pc] {
      case .jump(let target): thread.pc = target
      case .split(let first, let second):
        thread.pc = second
        stack[height] = thread
        height &+= 1
        thread.pc = first
      case .open(let role): thread = marked(thread, role: role, position: position, isOpen: true)
      case .close(let role): thread = marked(thread, role: role, position: position, isOpen: false)
      case .edge(let edge):
        guard run.reader.holds(edge, at: position, in: run.sentence) else { continue }
        thread.pc += 1
      case .look(let look, let isNegated):
        guard looks.holds(Int(look), at: position, in: run.sentence, reader: run.reader) != isNegated else {
          continue
        }
        thread.pc += 1
      case .test, .span, .spanRest, .match:
        run.append(thread, toNext: toNext)
        continue
      }
      stack[height] = thread
      height &+= 1
    }
  }

  private mutating func marked(_ thread: PikeThread, role: Int32, position: Int, isOpen: Bool) -> PikeThread {
    events.append(
      Event(role: role, position: Int32(position), isOpen: isOpen, previous: thread.trace))
    return PikeThread(pc: thread.pc + 1, start: thread.start, trace: Int32(events.count - 1))
  }

  /// Reads a thread's capture events back into stretches of tokens.
  private func captures(_ trace: Int32) -> [(role: Int, tokens: Range<Int>)] {
    var captures: [(role: Int, tokens: Range<Int>)] = []
    var ends: [(role: Int32, position: Int32)] = []
    var index = trace
    while index >= 0 {
      let event = events[Int(index)]
      if event.isOpen {
        if let last = ends.lastIndex(where: { $0.role == event.role }) {
          captures.append((Int(event.role), Int(event.position)..<Int(ends[last].position)))
          ends.remove(at: last)
        }
      } else {
        ends.append((event.role, event.position))
      }
      index = event.previous
    }
    return captures.reversed()
  }
}
