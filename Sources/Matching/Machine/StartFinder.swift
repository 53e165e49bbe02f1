import Text

/// Finds, sentence by sentence, where the programs of a phase may begin.
///
/// The sets of all tokens are laid out once a phase, then combined; both are straight loops over machine
/// words that read without bounds checks, as the tokenizer and `PikeRun` do.
struct StartFinder: Sendable {
  private let filter: StartFilter
  /// The sets of each token, `StartFilter.slots` a token, of the phase's words only.
  private var sets: [UInt64] = []
  private var words = 0..<0
  /// What holds past a sentence's end, and of every token: of the phase's words only.
  private var end: [UInt64] = []
  private var base: [UInt64] = []
  /// After `find`, for each token of the sentence the programs of one machine word that may begin there.
  private(set) var starts: [UInt64] = []

  init(filter: StartFilter) { self.filter = filter }

  /// Lays out the sets of a text's tokens for a phase. O(tokens × programs of the phase / 64).
  mutating func begin(phase: Int, rows: [Int], facts: inout WordFacts, layers: Layers) {
    words = filter.bits.wordsOfPhase[phase]
    if words.isEmpty { return }
    let block =
      StartFilter.index(word: words.lowerBound, slot: 0)..<StartFilter.index(word: words.upperBound, slot: 0)
    let stride = block.count
    if sets.count < rows.count * stride { sets = Array(repeating: 0, count: rows.count * stride) }
    end = Array(filter.end[block])
    base = Array(filter.base[block])
    let first = facts.testWidth + block.lowerBound
    sets.withUnsafeMutableBufferPointer { sets in
      guard var target = sets.baseAddress else { return }
      facts.rows.withUnsafeBufferPointer { all in
        guard let source = all.baseAddress else { return }
        for row in rows {
          target.update(from: source + row + first, count: stride)
          target += stride
        }
      }
    }
    for layer in layers.occupied where filter.isRead[phase][layer] {
      for span in layers.ranges(of: layer) {
        let rows = facts.rows(ofLayer: layer, passed: layers.passed[span])
        let tokens = layers.spans[span].tokens
        for token in tokens {
          let row =
            if tokens.count == 1 { rows.single } else if token == tokens.lowerBound {
              rows.begin
            } else if token == tokens.upperBound - 1 { rows.end } else { rows.inner }
          add(facts.rows, at: row + first, to: token * stride, count: stride)
        }
      }
    }
  }

  /// Adds a stretch of a row to the sets of a token.
  private mutating func add(_ rows: [UInt64], at row: Int, to place: Int, count: Int) {
    sets.withUnsafeMutableBufferPointer { sets in
      rows.withUnsafeBufferPointer { rows in
        guard let target = sets.baseAddress, let source = rows.baseAddress else { return }
        for index in 0..<count { target[place &+ index] |= source[row &+ index] }
      }
    }
  }

  /// The machine words of the phase.
  var wordCount: Int { words.count }

  /// The programs of the phase's machine word `word` that may begin in a sentence; `starts` says where.
  ///
  /// Reads the sentence forwards for what has come before and which anchors there are, which ends most searches,
  /// then backwards for which of them are still to come.
  mutating func find(in sentence: Range<Int>, word: Int) -> UInt64 {
    let stride = StartFilter.index(word: words.count, slot: 0)
    let own = StartFilter.index(word: word, slot: 0)
    let anchor = own + StartFilter.depth
    if starts.count < sentence.count { starts = Array(repeating: 0, count: sentence.count * 2) }
    return sets.withUnsafeBufferPointer { sets in
      starts.withUnsafeMutableBufferPointer { starts in
        var (first, second, third): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var come = base[own + StartFilter.before]
        for token in sentence {
          starts[token - sentence.lowerBound] = come
          let place = token * stride + anchor
          first |= sets[place]
          second |= sets[place + 1]
          third |= sets[place + 2]
          come |= sets[token * stride + own + StartFilter.before]
        }
        if first & second & third & come == 0 { return 0 }
        (first, second, third) = (0, 0, 0)
        // What may be read one and two tokens on.
        var (next, afterNext) = (end[own + 1], end[own + 2])
        var beyond = afterNext
        var all: UInt64 = 0
        for token in sentence.reversed() {
          let place = token * stride + own
          first |= sets[place + StartFilter.depth]
          second |= sets[place + StartFilter.depth + 1]
          third |= sets[place + StartFilter.depth + 2]
          let set =
            first & second & third & sets[place] & next & afterNext & starts[token - sentence.lowerBound]
          starts[token - sentence.lowerBound] = set
          all |= set
          next = sets[place + 1]
          afterNext = beyond
          beyond = sets[place + 2]
        }
        return all
      }
    }
  }

  /// The program of a bit of the phase's machine word `word`.
  func program(word: Int, bit: Int) -> Int { Int(filter.bits.programs[(words.lowerBound + word) * 64 + bit]) }
}
