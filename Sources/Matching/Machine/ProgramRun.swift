/// The memory that programs run in, kept from phase to phase.
///
/// None of it but the stamps is set before it is used: a place is read back only after it was written.
struct RunMemory {
  private var stack: [ProgramRun.Place] = []
  private var path: [CaptureEvent] = []
  private var seen: [UInt32] = []
  /// The last stamp that has been given out.
  private var stamp: UInt32 = 0
  /// How many places of a sentence have stamps of their own: a power of two.
  private var rows = 0

  /// Makes room for sentences of so many tokens. A place is come to once a search, so that no more places than
  /// branches at all tokens of a match wait to be tried, nor does a path hold more captures.
  mutating func makeRoom(for code: MachineCode, tokens: Int) {
    let window = min(tokens, Backtracker.maxMatchTokens) + 1
    while rows < window { rows = max(16, rows * 2) }
    Self.grow(&stack, to: code.mostSplits * window + 1)
    Self.grow(&path, to: code.mostMarks * window)
    if seen.count < code.mostJoins * rows {
      seen = Array(repeating: 0, count: code.mostJoins * rows)
      stamp = 0
    }
  }

  private static func grow<Element: BitwiseCopyable>(_ array: inout [Element], to count: Int) {
    if array.count >= count { return }
    array = Array(unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
  }

  /// Lends the memory to a run, whose program, sentence and starts are still to be set, with the steps of all programs.
  mutating func withRun(of code: MachineCode, _ body: (inout ProgramRun, UnsafePointer<Step>) -> Void) {
    code.steps.withUnsafeBufferPointer { steps in
      stack.withUnsafeMutableBufferPointer { stack in
        path.withUnsafeMutableBufferPointer { path in
          seen.withUnsafeMutableBufferPointer { seen in
            guard let steps = steps.baseAddress, let stack = stack.baseAddress else { return }
            var run = ProgramRun(
              code: steps, seen: seen, stack: stack, events: path, rowMask: rows - 1, stamp: stamp)
            body(&run, steps)
            stamp = run.stamp
          }
        }
      }
    }
  }
}

/// A program's run over a sentence: the places that are still to be tried, the captures on the way to the current one
/// and the joins that have been come to, in memory that is lent for its length.
///
/// Reads and writes without bounds checks in release builds; the room is that of `RunMemory.makeRoom`.
struct ProgramRun {
  /// A place in a program that a match has come to.
  struct Place: BitwiseCopyable, Sendable {
    var pc: Int32
    var position: Int32
    /// How many captures lie on the way to it.
    var pathCount: Int32
  }

  /// The program's steps.
  private(set) var code: UnsafePointer<Step>
  /// How many joins the program has.
  private var joinCount = 0
  /// For each place of a sentence, modulo the rows, and each join the stamp of its last visit.
  private let seen: UnsafeMutableBufferPointer<UInt32>
  private let stack: UnsafeMutablePointer<Place>
  private let events: UnsafeMutableBufferPointer<CaptureEvent>
  private let rowMask: Int
  var sentence = 0..<0
  /// For each token of the sentence a set of programs that may begin there; this one's bit in it is `mask`.
  private(set) var starts = UnsafePointer<UInt64>(bitPattern: 8)!
  private(set) var mask: UInt64 = 0
  private var height = 0
  private var pathCount = 0
  /// The stamps of a search: one for each place of the sentence, from this one on.
  private var firstStamp: UInt32 = 0
  /// The last stamp that this search may give.
  fileprivate private(set) var stamp: UInt32

  fileprivate init(
    code: UnsafePointer<Step>, seen: UnsafeMutableBufferPointer<UInt32>, stack: UnsafeMutablePointer<Place>,
    events: UnsafeMutableBufferPointer<CaptureEvent>, rowMask: Int, stamp: UInt32
  ) {
    self.code = code
    self.seen = seen
    self.stack = stack
    self.events = events
    self.rowMask = rowMask
    self.stamp = stamp
  }

  /// Makes a program the one that runs; its starts are those with the bit of `mask`.
  @inline(__always)
  mutating func begin(
    _ program: Int, of code: MachineCode, steps: UnsafePointer<Step>, starts: UnsafePointer<UInt64>,
    mask: UInt64
  ) {
    self.starts = starts
    self.code = steps + code.ranges[program].lowerBound
    joinCount = code.joins[program]
    self.mask = mask
  }

  /// The captures of the path that was completed last, in the order in which they opened and closed.
  var path: UnsafeBufferPointer<CaptureEvent> {
    UnsafeBufferPointer(rebasing: UnsafeBufferPointer(events)[..<pathCount])
  }

  /// Forgets where the last search has been.
  @inline(__always)
  mutating func beginSearch() {
    let count = UInt32(truncatingIfNeeded: sentence.count &+ 1)
    if stamp > UInt32.max &- count &- 1 { forgetStamps() }
    firstStamp = stamp &+ 1
    stamp &+= count
  }

  /// Stamps begin anew once they have all been used.
  @inline(never)
  private mutating func forgetStamps() {
    seen.update(repeating: 0)
    stamp = 0
  }

  /// Begins a path at the program's beginning.
  @inline(__always)
  mutating func beginPath(at position: Int) {
    stack[0] = Place(pc: 0, position: Int32(truncatingIfNeeded: position), pathCount: 0)
    height = 1
  }

  /// Notes a place to be tried should the current one come to nothing.
  @inline(__always)
  mutating func push(_ place: Place) {
    stack[height] = place
    height &+= 1
  }

  /// The last place that was noted.
  @inline(__always)
  mutating func popLast() -> Place? {
    if height == 0 { return nil }
    height &-= 1
    return stack[height]
  }

  /// Whether the search comes to a join before a token for the first time.
  ///
  /// Paths meet at joins only, so other places need no stamp. A match reads fewer tokens than there are rows, and
  /// later ones begin further on: what a row held of earlier tokens is not asked again.
  @inline(__always)
  func visit(join: UInt16, at position: Int) -> Bool {
    let place = position &- sentence.lowerBound
    let index = (place & rowMask) &* joinCount &+ Int(join) &- 1
    let own = firstStamp &+ UInt32(truncatingIfNeeded: place)
    if seen[index] == own { return false }
    seen[index] = own
    return true
  }

  /// Adds where a capture opens or closes to the path.
  @inline(__always)
  func mark(_ step: Step, at place: inout Place) {
    events[Int(place.pathCount)] = CaptureEvent(
      role: step.first, position: place.position, isOpen: step.operation == .open)
    place.pathCount &+= 1
  }

  /// Keeps the path to a place at which the program is complete.
  @inline(__always)
  mutating func complete(at place: Place) { pathCount = Int(place.pathCount) }
}
