import Rules

/// What the machine does at one place of a program.
enum Instruction: Hashable, Sendable {
  /// Reads one token.
  case test(Predicate)
  /// Reads the first token of a span; `spanRest` follows and reads the others.
  case span(Int32)
  case spanRest(Int32)
  /// Goes on at both places, the first preferred.
  case split(Int32, Int32)
  case jump(Int32)
  /// Marks where the span of a role begins and ends.
  case open(Int32)
  case close(Int32)
  case edge(PatternNode.Edge)
  /// Goes on where a look-around holds (or not): an index into the looks.
  case look(Int32, isNegated: Bool)
  case match
}

/// A pattern compiled to instructions (Thompson 1968, as Cox 2009 describes it).
struct Program: Sendable {
  var instructions: [Instruction]
  /// Of each of these sets every match holds at least one member; the rarest set comes first.
  var anchors: [[Anchor]]
  /// Of these at least one stands before every match in its sentence; empty where nothing is known.
  var anchorsBefore: [Anchor] = []
}

/// What a match must hold, cheap to find in a sentence.
enum Anchor: Hashable, Sendable {
  case folded(UInt32)
  case cached(Int)
  case layer(Int)
}

/// A look-around: where a pattern ends (behind) or begins (ahead).
struct LookProgram: Sendable {
  var look: PatternNode.Look
  /// The pattern read outwards from the place that asks.
  var outward: Program
  /// The pattern as a program to be run once over the sentence, in the direction that makes this linear; none where
  /// the pattern is never longer than a few tokens, since asking at one place then costs little.
  var track: Program?
}
