import Text

/// Says, for a word and for a place in a span, which programs may read it as the first, second or third
/// token of a match, and which programs it anchors: what spares the machine nearly all of its starts.
///
/// A program may begin at a token only where it may read that token first, the next one second and the one
/// after it third; only where an anchor of each of its sets is still to come in the sentence; and only where what
/// it looks behind for has come. Each of these is a set of programs, so that one `&` of machine words asks it of
/// 64 programs. The idea is the filtering of multiple-pattern matchers that look at a few places first (FDR in
/// Hyperscan, Wang and others 2019), on tokens.
struct StartFilter: Sendable {
  /// How many tokens of a match are looked at.
  static let depth = 3
  /// How many sets of anchors of a program are looked for; those beyond it are not.
  static let anchorSets = 3
  /// The slot of the anchors that stand before a match.
  static let before = depth + anchorSets
  /// The slots of a row: one for each token looked at, one for each set of anchors.
  static let slots = before + 1

  let bits: ProgramBits
  /// How many 64-bit words a row has: `slots` for each word of the programs' bits, side by side, so that what is
  /// asked of 64 programs at a token lies together.
  let rowWidth: Int
  /// What holds of every token.
  private(set) var base: [UInt64]
  /// What holds past the end of a sentence: the programs that may be complete before.
  private(set) var end: [UInt64]
  private(set) var folded: [WordID: [UInt64]] = [:]
  private(set) var exact: [WordID: [UInt64]] = [:]
  private(set) var shapes: [(shape: TokenShape, row: [UInt64])] = []
  /// By static test; empty where no program begins with it.
  private(set) var tests: [[UInt64]]
  /// By span test and cell of `Layers.Cell`; empty where no program begins with it.
  private(set) var cells: [[UInt64]]
  /// By layer: the programs that any span of it anchors.
  private(set) var layers: [[UInt64]]
  /// By phase and layer: whether a span of the layer says anything of the phase's programs.
  private(set) var isRead: [[Bool]] = []

  init(programs: [Program], bits: ProgramBits, predicates: PredicateTable) {
    self.bits = bits
    rowWidth = Self.slots * bits.width
    base = Array(repeating: 0, count: rowWidth)
    end = base
    tests = Array(repeating: [], count: predicates.staticTests.count)
    cells = Array(repeating: [], count: predicates.spans.count * 5)
    layers = Array(repeating: [], count: predicates.layerNames.count)
    for (number, program) in programs.enumerated() {
      add(program, number, predicates: predicates)
    }
    isRead = bits.wordsOfPhase.map { words in
      let block = Self.block(of: words)
      func speaks(_ row: [UInt64]) -> Bool { !row.isEmpty && row[block].contains { $0 != 0 } }
      var read = layers.map(speaks)
      for (test, span) in predicates.spans.enumerated() where !read[span.layer] {
        read[span.layer] = cells[test * 5..<test * 5 + 5].contains(where: speaks)
      }
      return read
    }
  }

  /// Where a slot of a word of the programs' bits stands in a row.
  @inline(__always)
  static func index(word: Int, slot: Int) -> Int { word * slots + slot }

  /// Where the words of a phase stand in a row.
  static func block(of words: Range<Int>) -> Range<Int> {
    index(word: words.lowerBound, slot: 0)..<index(word: words.upperBound, slot: 0)
  }

  private mutating func add(_ program: Program, _ number: Int, predicates: PredicateTable) {
    let (word, mask) = bits.place(of: number)
    var places = PlaceSet(startOf: program)
    var hasEnded = false
    for offset in 0..<Self.depth {
      let index = Self.index(word: word, slot: offset)
      hasEnded = hasEnded || places.hasMatch
      if hasEnded {
        base[index] |= mask
        end[index] |= mask
        continue
      }
      for place in places.readers {
        add(program.instructions[place], at: index, mask: mask, predicates: predicates)
      }
      places = places.next(in: program)
    }
    for slot in 0..<Self.anchorSets {
      let index = Self.index(word: word, slot: Self.depth + slot)
      guard slot < program.anchors.count else {
        base[index] |= mask
        continue
      }
      add(program.anchors[slot], at: index, mask: mask)
    }
    let index = Self.index(word: word, slot: Self.before)
    if program.anchorsBefore.isEmpty { base[index] |= mask }
    add(program.anchorsBefore, at: index, mask: mask)
  }

  private mutating func add(_ anchors: [Anchor], at index: Int, mask: UInt64) {
    for anchor in anchors {
      switch anchor {
      case .folded(let word): Self.set(&folded[word, default: []], index, mask, width: rowWidth)
      case .cached(let test): Self.set(&tests[test], index, mask, width: rowWidth)
      case .layer(let layer): Self.set(&layers[layer], index, mask, width: rowWidth)
      }
    }
  }

  /// Static, so that the filter is not copied while a part of it is lent out.
  @inline(__always)
  private static func set(_ row: inout [UInt64], _ index: Int, _ mask: UInt64, width: Int) {
    if row.isEmpty { row = Array(repeating: 0, count: width) }
    row[index] |= mask
  }

  private mutating func add(
    _ instruction: Instruction, at index: Int, mask: UInt64, predicates: PredicateTable
  ) {
    switch instruction {
    case .test(let predicate): add(predicate, at: index, mask: mask, predicates: predicates)
    case .span(let test):
      Self.set(&cells[Int(test) * 5 + Int(Layers.Cell.single)], index, mask, width: rowWidth)
      Self.set(&cells[Int(test) * 5 + Int(Layers.Cell.begin)], index, mask, width: rowWidth)
    case .spanRest(let test):
      Self.set(&cells[Int(test) * 5 + Int(Layers.Cell.inner)], index, mask, width: rowWidth)
      Self.set(&cells[Int(test) * 5 + Int(Layers.Cell.end)], index, mask, width: rowWidth)
    case .split, .jump, .open, .close, .edge, .look, .match: break
    }
  }

  private mutating func add(
    _ predicate: Predicate, at index: Int, mask: UInt64, predicates: PredicateTable
  ) {
    switch predicate {
    case .any: base[index] |= mask
    case .folded(let word): Self.set(&folded[word, default: []], index, mask, width: rowWidth)
    case .exact(let word): Self.set(&exact[word, default: []], index, mask, width: rowWidth)
    case .shape(let shape):
      if let known = shapes.firstIndex(where: { $0.shape == shape }) {
        Self.set(&shapes[known].row, index, mask, width: rowWidth)
      } else {
        shapes.append((shape, []))
        Self.set(&shapes[shapes.count - 1].row, index, mask, width: rowWidth)
      }
    case .cached(let test): Self.set(&tests[Int(test)], index, mask, width: rowWidth)
    case .dynamic(let test):
      guard let cover = Self.cover(predicates.dynamicTests[Int(test)]) else {
        base[index] |= mask
        return
      }
      for part in cover {
        switch part {
        case .predicate(let predicate): add(predicate, at: index, mask: mask, predicates: predicates)
        case .inside(let span):
          for cell in 1...4 { Self.set(&cells[span * 5 + cell], index, mask, width: rowWidth) }
        default: break
        }
      }
    }
  }

  /// Tests of which a token that passes `test` passes at least one, or `nil` where nothing can be said.
  private static func cover(_ test: DynamicTest) -> [DynamicTest]? {
    switch test {
    case .predicate, .inside: return [test]
    case .markup, .not: return nil
    case .all(let tests): return tests.lazy.compactMap(cover).first
    case .oneOf(let tests):
      var all: [DynamicTest] = []
      for test in tests {
        guard let part = cover(test) else { return nil }
        all += part
      }
      return all
    }
  }
}

/// The places of a program at which it may stand after reading some tokens.
private struct PlaceSet {
  /// The instructions that read the next token.
  private(set) var readers: [Int] = []
  /// Whether the program may be complete.
  private(set) var hasMatch = false
  private var seen: [Bool]

  init(startOf program: Program) {
    self.init(for: program)
    follow(0, in: program)
  }

  private init(for program: Program) {
    seen = Array(repeating: false, count: program.instructions.count)
  }

  /// The places after one more token, whatever it is.
  func next(in program: Program) -> PlaceSet {
    var next = PlaceSet(for: program)
    for place in readers {
      switch program.instructions[place] {
      case .span:
        next.follow(place + 1, in: program)
        next.follow(place + 2, in: program)
      case .spanRest:
        next.follow(place, in: program)
        next.follow(place + 1, in: program)
      default: next.follow(place + 1, in: program)
      }
    }
    return next
  }

  private mutating func follow(_ start: Int, in program: Program) {
    var stack = [start]
    while let place = stack.popLast() {
      if seen[place] { continue }
      seen[place] = true
      switch program.instructions[place] {
      case .test, .span, .spanRest: readers.append(place)
      case .split(let first, let second): stack += [Int(first), Int(second)]
      case .jump(let target): stack.append(Int(target))
      case .open, .close, .edge, .look: stack.append(place + 1)
      case .match: hasMatch = true
      }
    }
  }
}
