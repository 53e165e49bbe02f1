/// A place in a program that a match has come to.
struct PikeThread: Sendable {
  var pc: Int32
  var start: Int32
  /// The last capture event of this thread, or -1.
  var trace: Int32
}

/// The machine's memory, taken out of it while programs run, so that both can be used at once.
struct PikeMemory {
  /// The threads of this step, those of the next, and the stack that follows them, one behind the other: sized for
  /// the longest program once, since growing arrays a thread at a time took most of the machine's time.
  var threads: [PikeThread] = []
  var seen: [UInt32] = []

  /// Each instruction stands at most once in the threads of a step, and what is seen but once pushes at most two on
  /// the stack.
  mutating func makeRoom(for length: Int) {
    if threads.count < 4 * length + 2 {
      threads = Array(repeating: PikeThread(pc: 0, start: 0, trace: 0), count: 4 * length + 2)
    }
    if seen.count < length { seen = Array(repeating: 0, count: length) }
  }

  /// Lends the memory to a run, whose program, sentence and starts are still to be set, with the steps of all programs.
  mutating func withRun(of code: MachineCode, _ body: (inout PikeRun, UnsafePointer<Step>) -> Void) {
    code.steps.withUnsafeBufferPointer { steps in
      threads.withUnsafeMutableBufferPointer { threads in
        seen.withUnsafeMutableBufferPointer { seen in
          guard let steps = steps.baseAddress, let threads = threads.baseAddress, let first = seen.baseAddress
          else { return }
          var run = PikeRun(
            code: steps, seen: first, seenCount: seen.count, current: threads, next: threads + code.longest,
            stack: threads + 2 * code.longest)
          body(&run, steps)
        }
      }
    }
  }
}

/// A program's run over a sentence: its threads, of this step and of the next, in memory that is lent for its length.
///
/// Reads and writes without bounds checks in release builds; the room is that of `PikeMemory.makeRoom`.
struct PikeRun {
  /// The program's steps.
  var code: UnsafePointer<Step>
  /// For each step of a program the stamp of the last step of the machine at which a thread came to it.
  let seen: UnsafeMutablePointer<UInt32>
  let seenCount: Int
  /// The threads of this step, and those of the next.
  var current: UnsafeMutablePointer<PikeThread>
  var next: UnsafeMutablePointer<PikeThread>
  let stack: UnsafeMutablePointer<PikeThread>
  var sentence = 0..<0
  /// For each token of the sentence a set of programs that may begin there; this one's bit in it is `mask`.
  var starts = UnsafePointer<UInt64>(bitPattern: 8)!
  var mask: UInt64 = 0
  var currentCount = 0
  var nextCount = 0

  @inline(__always)
  mutating func append(_ thread: PikeThread, toNext: Bool) {
    if toNext {
      next[nextCount] = thread
      nextCount &+= 1
    } else {
      current[currentCount] = thread
      currentCount &+= 1
    }
  }

  @inline(__always)
  mutating func advance() {
    swap(&current, &next)
    currentCount = nextCount
    nextCount = 0
  }
}
