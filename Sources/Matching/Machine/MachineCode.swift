/// All programs as the machine reads them, one behind the other; what they lead to counts from their own beginning.
struct MachineCode: Sendable {
  private(set) var steps: [Step] = []
  /// Where each program stands in `steps`.
  private(set) var ranges: [Range<Int>] = []
  /// The length of the longest program.
  private(set) var longest = 0

  /// Lays programs out. O(their instructions).
  init(_ programs: [Program], branches: BranchTable) {
    for program in programs {
      let start = steps.count
      for instruction in program.instructions { steps.append(branches.step(instruction)) }
      ranges.append(start..<steps.count)
      longest = max(longest, steps.count - start)
    }
  }
}
