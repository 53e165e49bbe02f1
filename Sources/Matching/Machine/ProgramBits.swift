/// One bit a program, so that what holds of many programs at a token is a few words of bits.
///
/// The programs of a phase stand together and begin at a word of their own: a phase reads its words only.
struct ProgramBits: Sendable {
  /// How many 64-bit words hold a bit for every program.
  let width: Int
  /// For each phase the words that hold its programs.
  let wordsOfPhase: [Range<Int>]
  /// The program of each bit, or -1 where a bit is spare.
  let programs: [Int32]
  private let bits: [Int]

  /// Bits for programs, given the phase of each.
  init(phaseOfProgram: [Int], phases: Int) {
    var programs: [Int32] = []
    var bits = [Int](repeating: 0, count: phaseOfProgram.count)
    var words: [Range<Int>] = []
    for phase in 0..<phases {
      let first = programs.count / 64
      for (program, own) in phaseOfProgram.enumerated() where own == phase {
        bits[program] = programs.count
        programs.append(Int32(program))
      }
      while programs.count % 64 != 0 { programs.append(-1) }
      words.append(first..<programs.count / 64)
    }
    width = programs.count / 64
    wordsOfPhase = words
    self.programs = programs
    self.bits = bits
  }

  /// The word and the mask of a program's bit.
  func place(of program: Int) -> (word: Int, mask: UInt64) {
    (bits[program] / 64, 1 << UInt64(bits[program] % 64))
  }
}
