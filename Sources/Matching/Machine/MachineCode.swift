/// All programs as the machine reads them, one behind the other; what they lead to counts from their own beginning.
struct MachineCode: Sendable {
  private(set) var steps: [Step] = []
  /// Where each program stands in `steps`.
  private(set) var ranges: [Range<Int>] = []
  /// How many of its steps each program numbers as joins.
  private(set) var joins: [Int] = []
  /// The most joins, branches and marks of captures that a program has.
  private(set) var mostJoins = 0
  private(set) var mostSplits = 0
  private(set) var mostMarks = 0

  /// Lays programs out. O(their instructions).
  init(_ programs: [Program], branches: BranchTable) {
    for program in programs {
      let start = steps.count
      var (splits, marks) = (0, 0)
      for instruction in program.instructions {
        let step = branches.step(instruction)
        switch step.operation {
        case .split: splits += 1
        case .open, .close: marks += 1
        default: break
        }
        steps.append(step)
      }
      ranges.append(start..<steps.count)
      joins.append(numberJoins(of: program.instructions, from: start))
      mostJoins = max(mostJoins, joins[joins.count - 1])
      mostSplits = max(mostSplits, splits)
      mostMarks = max(mostMarks, marks)
    }
  }

  /// Numbers the steps to which more than one leads; a search leads to the first. Returns how many there are.
  private mutating func numberJoins(of instructions: [Instruction], from start: Int) -> Int {
    var leads = [Int](repeating: 0, count: instructions.count + 2)
    leads[0] = 1
    for (place, instruction) in instructions.enumerated() {
      switch instruction {
      case .split(let first, let second):
        leads[Int(first)] += 1
        leads[Int(second)] += 1
      case .jump(let target): leads[Int(target)] += 1
      case .span:
        leads[place + 1] += 1
        leads[place + 2] += 1
      case .spanRest:
        // It leads to itself as well, but never before the same token as the step before it.
        leads[place + 1] += 1
      case .match: break
      case .test, .open, .close, .edge, .look: leads[place + 1] += 1
      }
    }
    var count = 0
    for place in instructions.indices where leads[place] > 1 {
      count += 1
      steps[start + place].join = UInt16(count)
    }
    return count
  }
}
