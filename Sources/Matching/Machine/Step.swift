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
  var first: Int32 = 0
  var second: Int32 = 0

  /// Whether a thread waits here for the next token.
  @inline(__always)
  var isWaiting: Bool { operation.rawValue <= Operation.match.rawValue }

  init(_ operation: Operation, _ first: Int32 = 0, _ second: Int32 = 0) {
    self.operation = operation
    self.first = first
    self.second = second
  }

  init(_ instruction: Instruction, predicates: PredicateTable, branches: BranchTable) {
    switch instruction {
    case .test(let predicate): self.init(predicate, branches: branches)
    case .span(let test):
      self.init(predicates.spans[Int(test)], Int(test), any: .span, passing: .spanPassing, asking: .spanAsking)
    case .spanRest(let test): self.init(.spanRest, Int32(predicates.spans[Int(test)].layer))
    case .split(let first, let second): self.init(.split, first, second)
    case .jump(let target): self.init(.jump, target)
    case .open(let role): self.init(.open, role)
    case .close(let role): self.init(.close, role)
    case .edge(.sentenceStart): self.init(.sentenceStart)
    case .edge(.sentenceEnd): self.init(.sentenceEnd)
    case .edge(.fieldStart): self.init(.fieldStart)
    case .edge(.fieldEnd): self.init(.fieldEnd)
    case .edge(.glued): self.init(.glued)
    case .look(let look, let isNegated): self.init(isNegated ? .lookNot : .look, look)
    case .match: self.init(.match)
    }
  }

  init(_ predicate: Predicate, branches: BranchTable) {
    switch predicate {
    case .any: self.init(.any)
    case .folded(let word): self.init(.folded, Int32(bitPattern: word))
    case .exact(let word): self.init(.exact, Int32(bitPattern: word))
    case .shape(let shape): self.init(.shape, Int32(shape.rawValue))
    case .cached(let test): self.init(.known, test / 64, test % 64)
    case .dynamic(let test): self.init(.branches, branches.entries[Int(test)])
    }
  }

  init(_ span: SpanPredicate, _ number: Int, any: Operation, passing: Operation, asking: Operation) {
    let layer = Int32(span.layer)
    if span.bit != 0 {
      self.init(passing, layer, Int32(span.bit.trailingZeroBitCount))
    } else if span.conditions.isEmpty {
      self.init(any, layer)
    } else {
      self.init(asking, layer, Int32(number))
    }
  }
}

/// All programs as the machine reads them, one behind the other; what they lead to counts from their own beginning.
struct MachineCode: Sendable {
  private(set) var steps: [Step] = []
  /// Where each program stands in `steps`.
  private(set) var ranges: [Range<Int>] = []
  /// The length of the longest program.
  private(set) var longest = 0

  /// Lays programs out. O(their instructions).
  init(_ programs: [Program], predicates: PredicateTable, branches: BranchTable) {
    for program in programs {
      let start = steps.count
      for instruction in program.instructions {
        steps.append(Step(instruction, predicates: predicates, branches: branches))
      }
      ranges.append(start..<steps.count)
      longest = max(longest, steps.count - start)
    }
  }
}
