/// A match of one pattern.
package struct PatternMatch: Sendable {
  /// A stretch that a match captures.
  package typealias Capture = (role: Int, tokens: Range<Int>)

  /// The pattern's number in the compiled rules.
  package var pattern: Int
  package var tokens: Range<Int>
  /// The captured stretches, in the order in which they closed; a role may come more than once. All matches of a
  /// phase share one array.
  package var captures: ArraySlice<Capture>
}

/// The matches of a phase as the machine finds them.
struct MatchList {
  private(set) var matches: [(pattern: Int, tokens: Range<Int>, captures: Range<Int>)] = []
  private(set) var captures: [PatternMatch.Capture] = []
  /// The captures of the match that is read back, last one first.
  private var ends: [(role: Int32, position: Int32)] = []

  /// Adds a match, with the capture events on its path.
  mutating func append(pattern: Int, tokens: Range<Int>, events: UnsafeBufferPointer<CaptureEvent>) {
    let first = captures.count
    ends.removeAll(keepingCapacity: true)
    for event in events.reversed() {
      if !event.isOpen {
        ends.append((event.role, event.position))
      } else if let last = ends.lastIndex(where: { $0.role == event.role }) {
        captures.append((Int(event.role), Int(event.position)..<Int(ends[last].position)))
        ends.remove(at: last)
      }
    }
    // The last capture to close came first.
    var (low, high) = (first, captures.count - 1)
    while low < high {
      captures.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
    matches.append((pattern, tokens, first..<captures.count))
  }

  /// The matches with their captures, and the rules that they are of.
  func matches(ruleOfProgram: [Int]) -> [(rule: Int, match: PatternMatch)] {
    matches.map {
      (
        ruleOfProgram[$0.pattern],
        PatternMatch(pattern: $0.pattern, tokens: $0.tokens, captures: captures[$0.captures])
      )
    }
  }
}

/// Where a capture opened or closed.
struct CaptureEvent: BitwiseCopyable, Sendable {
  var role: Int32
  var position: Int32
  var isOpen: Bool
}
