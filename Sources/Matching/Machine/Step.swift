import Rules
import Text

/// An instruction as the machine reads it: an operation and two numbers in twelve bytes, so that what a thread does
/// is one load and one jump. `Instruction` is what compilers write and look at.
struct Step: Sendable {
  enum Operation: UInt8, Sendable {
    // What reads a token; and the end, at which a thread waits as well.
    /// Any token.
    case any
    /// The case-folded word, or the word as it is spelled: `first`.
    case folded, exact
    /// At least the shape `first`.
    case shape
    /// Bit `second` of machine word `first` of what is known of the word.
    case known
    /// A test of more than the word: it begins at `first` in the scene's branches.
    case branches
    /// The first token of a span of layer `first`: any span, one with bit `second` of what it passes, or one that the
    /// span test `second` holds for.
    case span, spanPassing, spanAsking
    /// The other tokens of a span of layer `first`.
    case spanRest
    case match

    // What reads none.
    /// Goes on at `first`, and at `second` where that leads nowhere.
    case split
    case jump
    /// Marks where the span of role `first` begins and ends.
    case open, close
    case sentenceStart, sentenceEnd, fieldStart, fieldEnd, glued
    /// Goes on where look-around `first` holds, or does not.
    case look, lookNot

    // What only branches ask.
    /// Inside a span of layer `first`, as above.
    case inside, insidePassing, insideAsking
    /// Inside markup of kind `first`.
    case markup
  }

  var operation: Operation
  /// The number of the step among those of its program to which more than one step leads, from 1 on; 0 for others.
  var join: UInt16 = 0
  var first: Int32 = 0
  var second: Int32 = 0

  init(_ operation: Operation, _ first: Int32 = 0, _ second: Int32 = 0) {
    self.operation = operation
    self.first = first
    self.second = second
  }
}
