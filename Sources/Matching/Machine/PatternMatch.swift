/// A match of one pattern.
package struct PatternMatch: Sendable {
  /// A stretch that a match captures.
  package typealias Capture = (role: Int, tokens: Range<Int>)

  /// The pattern's number in the compiled rules.
  package var pattern: Int
  package var tokens: Range<Int>
  /// The captured stretches, in the order in which they opened; a role may come more than once. All matches of a
  /// phase share one array.
  package var captures: ArraySlice<Capture>
}

/// The matches of a phase with the rules that they are of, by sentence and then by pattern.
package struct PhaseMatches: RandomAccessCollection, Sendable {
  private let ruleOfProgram: [Int]
  private var matches: [(pattern: Int, tokens: Range<Int>, captures: Range<Int>)] = []
  private var captures: [PatternMatch.Capture] = []
  /// The captures that are open where the path of a match is read.
  private var open: [Int] = []

  init(ruleOfProgram: [Int]) { self.ruleOfProgram = ruleOfProgram }

  package var startIndex: Int { 0 }
  package var endIndex: Int { matches.count }

  package subscript(index: Int) -> (rule: Int, match: PatternMatch) {
    let (pattern, tokens, captured) = matches[index]
    return (
      ruleOfProgram[pattern],
      PatternMatch(pattern: pattern, tokens: tokens, captures: captures[captured])
    )
  }

  /// Visits the matches. The standard one takes memory for each element of a collection of another module.
  package func forEach(_ body: ((rule: Int, match: PatternMatch)) throws -> Void) rethrows {
    for index in matches.indices { try body(self[index]) }
  }

  /// Makes room for what most papers have, so that the lists do not grow step by step.
  mutating func reserve() {
    matches.reserveCapacity(64)
    captures.reserveCapacity(64)
  }

  /// Adds a match, with the capture events on its path.
  mutating func append(pattern: Int, tokens: Range<Int>, events: UnsafeBufferPointer<CaptureEvent>) {
    let first = captures.count
    for event in events {
      let (role, position) = (Int(event.role), Int(event.position))
      if event.isOpen {
        open.append(captures.count)
        captures.append((role, position..<position))
      } else if let last = open.lastIndex(where: { captures[$0].role == role }) {
        let capture = open.remove(at: last)
        captures[capture].tokens = captures[capture].tokens.lowerBound..<position
      }
    }
    matches.append((pattern, tokens, first..<captures.count))
  }
}

/// Where a capture opened or closed.
struct CaptureEvent: BitwiseCopyable, Sendable {
  var role: Int32
  var position: Int32
  var isOpen: Bool
}
