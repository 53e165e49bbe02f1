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

  private struct Thread: Sendable {
    var pc: Int32
    var start: Int32
    /// The last capture event of this thread, or -1.
    var trace: Int32
  }
  private struct Event: Sendable {
    var role: Int32
    var position: Int32
    var isOpen: Bool
    var previous: Int32
  }
  private struct ThreadList: Sendable {
    var threads: [Thread] = []
    /// Where a program counter stands in `threads`, valid where `threads[sparse[pc]].pc == pc`.
    var sparse: [Int32] = []

    mutating func reset(size: Int) {
      threads.removeAll(keepingCapacity: true)
      if sparse.count < size { sparse += Array(repeating: 0, count: size - sparse.count) }
    }
    @inline(__always)
    func contains(_ pc: Int) -> Bool {
      let index = Int(sparse[pc])
      return index < threads.count && threads[index].pc == Int32(pc)
    }
    @inline(__always)
    mutating func append(_ thread: Thread) {
      sparse[Int(thread.pc)] = Int32(threads.count)
      threads.append(thread)
    }
  }

  private var current = ThreadList()
  private var next = ThreadList()
  private var events: [Event] = []
  private var stack: [Thread] = []
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
    prepare(for: program)
    var position = sentence.lowerBound
    while true {
      while position < sentence.upperBound, starts[position - sentence.lowerBound] & mask == 0 {
        position += 1
      }
      guard position < sentence.upperBound,
        let match = program.instructions.withUnsafeBufferPointer({ code in
          search(code, from: position, in: sentence, starts: starts, mask: mask, reader: reader)
        })
      else { return }
      found.append(PatternMatch(pattern: number, tokens: match.tokens, captures: captures(match.trace)))
      position = max(match.tokens.upperBound, match.tokens.lowerBound + 1)
    }
  }

  private mutating func prepare(for program: Program) {
    let size = program.instructions.count
    current.reset(size: size)
    next.reset(size: size)
    if seen.count < size { seen += Array(repeating: 0, count: size - seen.count) }
  }

  /// The leftmost match at or after `from`.
  private mutating func search(
    _ code: UnsafeBufferPointer<Instruction>, from: Int, in sentence: Range<Int>,
    starts: UnsafeBufferPointer<UInt64>, mask: UInt64, reader: SceneReader
  ) -> (tokens: Range<Int>, trace: Int32)? {
    current.threads.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    var best: (tokens: Range<Int>, trace: Int32)?
    var position = from
    while true {
      if best == nil, position < sentence.upperBound, starts[position - sentence.lowerBound] & mask != 0 {
        if current.threads.isEmpty { events.removeAll(keepingCapacity: true) }
        beginStep()
        for thread in current.threads { seen[Int(thread.pc)] = seenStamp }
        add(
          Thread(pc: 0, start: Int32(position), trace: -1), at: position, in: sentence, code: code,
          reader: reader, toNext: false)
      }
      if current.threads.isEmpty {
        if best != nil || position >= sentence.upperBound { return best }
        position += 1
        continue
      }
      next.threads.removeAll(keepingCapacity: true)
      beginStep()
      for thread in current.threads {
        steps += 1
        let instruction = code[Int(thread.pc)]
        if case .match = instruction {
          best = (Int(thread.start)..<position, thread.trace)
          break
        }
        if position >= sentence.upperBound || position - Int(thread.start) >= Self.maxMatchTokens { continue }
        guard let target = reader.read(instruction, pc: Int(thread.pc), at: position) else { continue }
        add(
          Thread(pc: Int32(target), start: thread.start, trace: thread.trace), at: position + 1, in: sentence,
          code: code, reader: reader, toNext: true)
      }
      swap(&current, &next)
      if position >= sentence.upperBound { return best }
      position += 1
    }
  }

  private mutating func beginStep() {
    seenStamp &+= 1
    if seenStamp == 0 {
      for index in seen.indices { seen[index] = 0 }
      seenStamp = 1
    }
  }

  /// Follows a thread to the instructions that read a token, in order of preference.
  private mutating func add(
    _ thread: Thread, at position: Int, in sentence: Range<Int>, code: UnsafeBufferPointer<Instruction>,
    reader: SceneReader, toNext: Bool
  ) {
    stack.append(thread)
    while var thread = stack.popLast() {
      let pc = Int(thread.pc)
      if seen[pc] == seenStamp { continue }
      seen[pc] = seenStamp
      steps += 1
      switch code[pc] {
      case .jump(let target):
        thread.pc = target
        stack.append(thread)
      case .split(let first, let second):
        thread.pc = second
        stack.append(thread)
        thread.pc = first
        stack.append(thread)
      case .open(let role):
        stack.append(marked(thread, role: role, position: position, isOpen: true))
      case .close(let role):
        stack.append(marked(thread, role: role, position: position, isOpen: false))
      case .edge(let edge):
        guard reader.holds(edge, at: position, in: sentence) else { continue }
        thread.pc += 1
        stack.append(thread)
      case .look(let look, let isNegated):
        guard looks.holds(Int(look), at: position, in: sentence, reader: reader) != isNegated else {
          continue
        }
        thread.pc += 1
        stack.append(thread)
      case .test, .span, .spanRest, .match:
        if toNext { next.append(thread) } else { current.append(thread) }
      }
    }
  }

  private mutating func marked(_ thread: Thread, role: Int32, position: Int, isOpen: Bool) -> Thread {
    events.append(
      Event(role: role, position: Int32(position), isOpen: isOpen, previous: thread.trace))
    return Thread(pc: thread.pc + 1, start: thread.start, trace: Int32(events.count - 1))
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
