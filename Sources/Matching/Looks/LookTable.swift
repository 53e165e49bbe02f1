import Rules

/// The look-arounds of all rules, laid out to be run over sets of places: one bit an instruction.
///
/// A look-around answers yes or no, so its program needs neither captures nor an order of preference, and all
/// places at which it may stand are a few machine words (the bit-parallel simulation of an automaton, Navarro
/// and Raffinot 1999, with the closures of Thompson 1968 made beforehand).
struct LookTable: Sendable {
  /// Where a look-around's parts are in the table.
  struct Entry: Sendable {
    /// Its first instruction.
    var code: Int
    /// How many machine words hold one bit an instruction.
    var width: Int
    /// Its closures, `width` words an instruction; then the set of instructions that settle what reads no token.
    var closures: Int
    var settling: Int
    var isAhead: Bool
    /// Whether it is tried outwards from the place that asks, instead of once over the sentence.
    var isOutward: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var code: [Step] = []
  /// For each instruction the instructions that are reached from it without reading or asking anything, itself
  /// included: those that read a token, those that ask (an edge, a look-around), and the end.
  private(set) var closures: [UInt64] = []

  /// Lays look-arounds out. O(instructions² / 64).
  init(_ looks: [LookProgram], branches: BranchTable) {
    for look in looks {
      let instructions = (look.outward ?? look.program).instructions
      let width = (instructions.count + 63) / 64
      let entry = Entry(
        code: code.count, width: width, closures: closures.count,
        settling: closures.count + instructions.count * width, isAhead: look.look == .ahead,
        isOutward: look.outward != nil)
      entries.append(entry)
      code += instructions.map(branches.step)
      for place in instructions.indices {
        closures += Self.closure(from: place, in: instructions, width: width)
      }
      var settling = [UInt64](repeating: 0, count: width)
      for (place, instruction) in instructions.enumerated() {
        switch instruction {
        case .edge, .look, .match: settling[place / 64] |= 1 << UInt64(place % 64)
        default: break
        }
      }
      closures += settling
    }
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

  private static func closure(from start: Int, in code: [Instruction], width: Int) -> [UInt64] {
    var reached = [UInt64](repeating: 0, count: width)
    var seen = Set<Int>()
    var stack = [start]
    while let place = stack.popLast() {
      guard seen.insert(place).inserted else { continue }
      switch code[place] {
      case .split(let first, let second): stack += [Int(first), Int(second)]
      case .jump(let target): stack.append(Int(target))
      case .open, .close: stack.append(place + 1)
      case .test, .span, .spanRest, .edge, .look, .match: reached[place / 64] |= 1 << UInt64(place % 64)
      }
    }
    return reached
  }
}
