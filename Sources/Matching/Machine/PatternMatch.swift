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

/// The matches of a phase as the machine finds them.
struct MatchList {
  private(set) var matches: [(pattern: Int, tokens: Range<Int>, captures: Range<Int>)] = []
  private(set) var captures: [PatternMatch.Capture] = []
  /// The captures that are open where the path of a match is read.
  private var open: [Int] = []

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
