import Text

/// Finds, sentence by sentence, where the programs of a phase may begin.
///
/// Most tokens have the sets of their word; those that a span covers have a row of their own, with the sets of the
/// span added. Both are combined in straight loops over machine words that read without bounds checks, as the
/// tokenizer and `ProgramRun` do.
struct StartFinder: Sendable {
  private let filter: StartFilter
  private var cells: SpanCells
  /// For each token where its sets begin, `StartFilter.slots` a machine word of the phase: in the facts of words, or
  /// where it is below zero, at its complement in `covered`.
  private var places: [Int32] = []
  /// The sets of tokens that spans cover.
  private var covered: [UInt64] = []
  /// The spans of a phase's layers, with the first of the rows of each.
  private var spanRows: [(span: Int, row: Int)] = []
  private var words = 0..<0
  /// What holds past a sentence's end, and of every token: of the phase's words only.
  private var end: [UInt64] = []
  private var base: [UInt64] = []
  /// After `find`, for each token of the sentence the programs of one machine word that may begin there.
  private var starts: [UInt64] = []

  init(filter: StartFilter, predicates: PredicateTable) {
    self.filter = filter
    cells = SpanCells(filter: filter, predicates: predicates)
  }

  /// Lays out the sets of a text's tokens for a phase. O(tokens + tokens in spans × programs of the phase / 64).
  mutating func begin(phase: Int, rows: [Int], facts: WordFacts, layers: Layers) {
    words = filter.bits.wordsOfPhase[phase]
    if words.isEmpty { return }
    let block = StartFilter.block(of: words)
    end = Array(filter.end[block])
    base = Array(filter.base[block])
    let first = facts.testWidth + block.lowerBound
    if places.count < rows.count { places = Array(repeating: 0, count: rows.count * 2) }
    places.withUnsafeMutableBufferPointer { places in
      for index in rows.indices { places[index] = Int32(truncatingIfNeeded: rows[index] &+ first) }
    }
    if covered.count < rows.count * block.count {
      covered = Array(repeating: 0, count: rows.count * block.count * 2)
    }
    lookUpRows(phase: phase, layers: layers)
    facts.rows.withUnsafeBufferPointer { facts in
      layers.spans.withUnsafeBufferPointer { spans in
        covered.withUnsafeMutableBufferPointer { covered in
          places.withUnsafeMutableBufferPointer { places in
            cells.withEntries { starts, entries in
              let rows = Rows(
                facts: facts, phases: cells.phases, starts: starts, entries: entries, covered: covered,
                places: places)
              rows.cover(spanRows, of: spans, phase: phase, stride: block.count)
            }
          }
        }
      }
    }
  }

  /// What the rows of tokens are made from, and where they are written.
  private struct Rows {
    let facts: UnsafeBufferPointer<UInt64>
    let phases: Int
    let starts: UnsafeBufferPointer<Int32>
    let entries: UnsafeBufferPointer<SpanCells.Entry>
    let covered: UnsafeMutableBufferPointer<UInt64>
    let places: UnsafeMutableBufferPointer<Int32>

    /// Gives the tokens of spans rows of their own, and adds what the spans say of a phase.
    @inline(__always)
    func cover(
      _ spanRows: [(span: Int, row: Int)], of spans: UnsafeBufferPointer<LayerSpan>, phase: Int, stride: Int
    ) {
      guard let facts = facts.baseAddress, let covered = covered.baseAddress else { return }
      var count = 0
      for (span, first) in spanRows {
        let tokens = spans[span].tokens
        for token in tokens {
          let row = first &+ SpanCells.place(of: token, in: tokens)
          let own = SpanCells.range(ofRow: row, phase: phase, of: phases, in: starts)
          if own.isEmpty { continue }
          if places[token] >= 0 {
            (covered + count).update(from: facts + Int(places[token]), count: stride)
            places[token] = ~Int32(truncatingIfNeeded: count)
            count &+= stride
          }
          let target = covered + Int(~places[token])
          for entry in own { target[Int(entries[entry].place)] |= entries[entry].programs }
        }
      }
    }
  }

  /// Finds the rows of the spans that say something of a phase's programs.
  private mutating func lookUpRows(phase: Int, layers: Layers) {
    spanRows.removeAll(keepingCapacity: true)
    layers.passed.withUnsafeBufferPointer { passed in
      let isRead = filter.isRead[phase]
      for layer in layers.occupied where isRead[layer] {
        for span in layers.ranges(of: layer) {
          spanRows.append((span, cells.rows(ofLayer: layer, passed: passed[span])))
        }
      }
    }
  }

  /// The machine words of the phase.
  var wordCount: Int { words.count }

  /// The programs of the phase's machine word `word` that may begin in a sentence; `starts` says where. `facts` are
  /// those of `begin`.
  ///
  /// Reads the sentence forwards for what has come before and which anchors there are, which ends most searches,
  /// then backwards for which of them are still to come.
  mutating func find(in sentence: Range<Int>, word: Int, facts: UnsafeBufferPointer<UInt64>) -> UInt64 {
    let own = StartFilter.index(word: word, slot: 0)
    if starts.count < sentence.count { starts = Array(repeating: 0, count: sentence.count * 2) }
    let come = base[own + StartFilter.before]
    let (next, afterNext) = (end[own + 1], end[own + 2])
    return covered.withUnsafeBufferPointer { covered in
      places.withUnsafeBufferPointer { places in
        starts.withUnsafeMutableBufferPointer { starts in
          @inline(__always)
          func sets(_ token: Int) -> UnsafePointer<UInt64> {
            let place = places[token]
            let sets = place >= 0 ? facts.baseAddress! + Int(place) : covered.baseAddress! + Int(~place)
            return sets + own
          }
          var (first, second, third): (UInt64, UInt64, UInt64) = (0, 0, 0)
          var come = come
          for token in sentence {
            starts[token &- sentence.lowerBound] = come
            let sets = sets(token)
            first |= sets[StartFilter.depth]
            second |= sets[StartFilter.depth + 1]
            third |= sets[StartFilter.depth + 2]
            come |= sets[StartFilter.before]
          }
          if first & second & third & come == 0 { return 0 }
          (first, second, third) = (0, 0, 0)
          // What may be read one and two tokens on.
          var (next, afterNext) = (next, afterNext)
          var beyond = afterNext
          var all: UInt64 = 0
          for token in sentence.reversed() {
            let sets = sets(token)
            first |= sets[StartFilter.depth]
            second |= sets[StartFilter.depth + 1]
            third |= sets[StartFilter.depth + 2]
            let set =
              first & second & third & sets[0] & next & afterNext & starts[token &- sentence.lowerBound]
            starts[token &- sentence.lowerBound] = set
            all |= set
            next = sets[1]
            afterNext = beyond
            beyond = sets[2]
          }
          return all
        }
      }
    }
  }

  /// Visits the programs of a set that `find` returned: each with its bit in the sets of programs that may begin at
  /// the sentence's tokens.
  ///
  /// Mutating, so that the finder is not copied for each set.
  @inline(__always)
  mutating func forEachProgram(
    of set: UInt64, word: Int,
    _ body: (_ program: Int, _ mask: UInt64, _ starts: UnsafePointer<UInt64>) -> Void
  ) {
    starts.withUnsafeBufferPointer { starts in
      guard let starts = starts.baseAddress else { return }
      var programs = set
      while programs != 0 {
        let bit = programs.trailingZeroBitCount
        programs &= programs - 1
        let program = filter.bits.programs[(words.lowerBound + word) * 64 + bit]
        body(Int(program), 1 << UInt64(bit), starts)
      }
    }
  }
}
