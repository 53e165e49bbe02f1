import Rules

/// The look-arounds of all rules, laid out to be run over sets of places: one bit an instruction.
///
/// A look-around answers yes or no, so its program needs neither captures nor an order of preference, and all
/// places at which it may stand are a few machine words (the bit-parallel simulation of an automaton, Navarro
/// and Raffinot 1999, with the closures of Thompson 1968 made beforehand).
struct LookTable: Sendable {
  /// Where a program stands in the table.
  struct Part: Sendable {
    /// Its first instruction.
    var code: Int
    /// How many machine words hold one bit an instruction.
    var width: Int
    /// Its closures, `width` words an instruction; then the set of instructions that settle what reads no token.
    var closures: Int
    var settling: Int
  }

  /// A look-around's programs: one to be tried outwards from the place that asks, and where that may not decide
  /// within a few tokens, one to be run over the sentence.
  struct Entry: Sendable {
    var outward: Part
    var track: Part?
    var isAhead: Bool
    /// Whether the outward program is a test of one token and nothing else.
    var isOneToken: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var code: [Step] = []
  /// For each instruction the instructions that are reached from it without reading or asking anything, itself
  /// included: those that read a token, those that ask (an edge, a look-around), and the end.
  private(set) var closures: [UInt64] = []

  /// Lays look-arounds out. O(instructions² / 64).
  init(_ looks: [LookProgram], branches: BranchTable) {
    for look in looks {
      let outward = lay(look.outward.instructions, branches)
      let track = look.track.map { lay($0.instructions, branches) }
      entries.append(
        Entry(
          outward: outward, track: track, isAhead: look.look == .ahead,
          isOneToken: Self.isOneToken(look.outward.instructions)))
    }
  }

  private static func isOneToken(_ instructions: [Instruction]) -> Bool {
    guard instructions.count == 2, case .test = instructions[0], case .match = instructions[1] else {
      return false
    }
    return true
  }

  private mutating func lay(_ instructions: [Instruction], _ branches: BranchTable) -> Part {
    let width = (instructions.count + 63) / 64
    let part = Part(
      code: code.count, width: width, closures: closures.count,
      settling: closures.count + instructions.count * width)
    code += instructions.map(branches.step)
    closures += repeatElement(0, count: (instructions.count + 1) * width)
    var seen = [Int](repeating: -1, count: instructions.count)
    var stack: [Int] = []
    for (place, instruction) in instructions.enumerated() {
      stack.append(place)
      while let reached = stack.popLast() {
        if seen[reached] == place { continue }
        seen[reached] = place
        switch instructions[reached] {
        case .split(let first, let second):
          stack.append(Int(first))
          stack.append(Int(second))
        case .jump(let target): stack.append(Int(target))
        case .open, .close: stack.append(reached + 1)
        case .test, .span, .spanRest, .edge, .look, .match:
          closures[part.closures + place * width + reached / 64] |= 1 << UInt64(reached % 64)
        }
      }
      switch instruction {
      case .edge, .look, .match: closures[part.settling + place / 64] |= 1 << UInt64(place % 64)
      default: break
      }
    }
    return part
  }

  /// Lends the table's memory for the length of `body`.
  func withBuffers<Value>(
    _ body: (
      _ entries: UnsafeBufferPointer<Entry>, _ code: UnsafeBufferPointer<Step>,
      _ closures: UnsafeBufferPointer<UInt64>
    ) -> Value
  ) -> Value {
    entries.withUnsafeBufferPointer { entries in
      code.withUnsafeBufferPointer { code in
        closures.withUnsafeBufferPointer { body(entries, code, $0) }
      }
    }
  }
}
