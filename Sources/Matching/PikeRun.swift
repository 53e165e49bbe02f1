import Rules
import Text

/// A place in a program that a match has come to.
struct PikeThread: Sendable {
  var pc: Int32
  var start: Int32
  /// The last capture event of this thread, or -1.
  var trace: Int32
}

/// The machine's memory, taken out of it while a program runs, so that both can be used at once.
struct PikeMemory {
  var threads: [PikeThread] = []
  var seen: [UInt32] = []
}

/// A program's run over a sentence: its threads, of this step and of the next, in memory that is lent for its length.
///
/// Reads and writes without bounds checks in release builds; the room is that of `PikeMachine.lend`.
struct PikeRun {
  let code: UnsafeBufferPointer<Instruction>
  let seen: UnsafeMutableBufferPointer<UInt32>
  let threads: UnsafeMutableBufferPointer<PikeThread>
  let sentence: Range<Int>
  let starts: UnsafeBufferPointer<UInt64>
  let mask: UInt64
  let reader: SceneReader
  /// Where the next step's threads begin in `threads`, and this one's, and how many there are.
  var next: Int
  var current = 0
  var currentCount = 0
  var nextCount = 0

  @inline(__always)
  mutating func append(_ thread: PikeThread, toNext: Bool) {
    if toNext {
      threads[next &+ nextCount] = thread
      nextCount &+= 1
    } else {
      threads[current &+ currentCount] = thread
      currentCount &+= 1
    }
  }

  mutating func advance() {
    swap(&current, &next)
    currentCount = nextCount
    nextCount = 0
  }
}
