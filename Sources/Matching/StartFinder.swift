import Text

/// Finds, sentence by sentence, where the programs of a phase may begin.
///
/// The sets of all tokens are laid out once a phase, then combined; both are straight loops over machine
/// words, and the only place beside the tokenizer that reads without bounds checks.
struct StartFinder: Sendable {
  private let filter: StartFilter
  /// The sets of each token, `StartFilter.slots` a token, of the phase's words only.
  private var sets: [UInt64] = []
  private var words = 0..<0
  private var end: [UInt64] = []
  /// The programs that nothing need precede.
  private var free: [UInt64] = []
  /// After `find`, for each token of the sentence the programs of one machine word that may begin there.
  private(set) var starts: [UInt64] = []

  init(filter: StartFilter) { self.filter = filter }

  /// Lays out the sets of a text's tokens for a phase. O(tokens × programs of the phase / 64).
  mutating func begin(phase: Int, rows: [Int], facts: inout WordFacts, layers: Layers) {
    words = filter.bits.wordsOfPhase[phase]
    let (count, width, slots) = (words.count, filter.bits.width, StartFilter.slots)
    if count == 0 { return }
    let size = rows.count * slots * count
    if sets.count < size { sets = Array(repeating: 0, count: size) }
    end.removeAll(keepingCapacity: true)
    for slot in 0..<slots {
      end += filter.end[slot * width + words.lowerBound..<slot * width + words.upperBound]
    }
    let first = facts.testWidth + words.lowerBound
    free.removeAll(keepingCapacity: true)
    free +=
      filter.base[
        StartFilter.before * width + words.lowerBound..<StartFilter.before * width + words.upperBound]
    sets.withUnsafeMutableBufferPointer { sets in
      facts.rows.withUnsafeBufferPointer { all in
        var index = 0
        for row in rows {
          var source = row + first
          for _ in 0..<slots {
            for word in 0..<count { sets[index + word] = all[source + word] }
            index += count
            source += width
          }
        }
      }
    }
    for layer in layers.occupied {
      for span in layers.ranges(of: layer) {
        let rows = facts.rows(ofLayer: layer, passed: layers.passed[span])
        let tokens = layers.spans[span].tokens
        for token in tokens {
          let row =
            if tokens.count == 1 { rows.single } else if token == tokens.lowerBound {
              rows.begin
            } else if token == tokens.upperBound - 1 { rows.end } else { rows.inner }
          var index = token * slots * count
          var source = row + first
          for _ in 0..<slots {
            for word in 0..<count { sets[index + word] |= facts.rows[source + word] }
            index += count
            source += width
          }
        }
      }
    }
  }

  /// The machine words of the phase.
  var wordCount: Int { words.count }

  /// The programs of the phase's machine word `word` that may begin in a sentence; `starts` says where.
  ///
  /// Reads the sentence forwards for what has come before, then backwards for which anchors are still to come.
  mutating func find(in sentence: Range<Int>, word: Int) -> UInt64 {
    let count = words.count
    let stride = StartFilter.slots * count
    if starts.count < sentence.count { starts = Array(repeating: 0, count: sentence.count * 2) }
    return sets.withUnsafeBufferPointer { sets in
      starts.withUnsafeMutableBufferPointer { starts in
        let anchor = StartFilter.depth * count + word
        var (first, second, third): (UInt64, UInt64, UInt64) = (0, 0, 0)
        // What may be read one and two tokens on.
        var (next, afterNext) = (end[count + word], end[2 * count + word])
        var beyond = afterNext
        var all: UInt64 = 0
        let before = StartFilter.before * count + word
        var come = free[word]
        for token in sentence {
          starts[token - sentence.lowerBound] = come
          come |= sets[token * stride + before]
        }
        for token in sentence.reversed() {
          let base = token * stride
          first |= sets[base + anchor]
          second |= sets[base + anchor + count]
          third |= sets[base + anchor + 2 * count]
          let set =
            first & second & third & sets[base + word] & next & afterNext
            & starts[token - sentence.lowerBound]
          starts[token - sentence.lowerBound] = set
          all |= set
          next = sets[base + count + word]
          afterNext = beyond
          beyond = sets[base + 2 * count + word]
        }
        return all
      }
    }
  }

  /// The program of a bit of the phase's machine word `word`.
  func program(word: Int, bit: Int) -> Int { Int(filter.bits.programs[(words.lowerBound + word) * 64 + bit]) }
}
