/// What a span adds to the sets of its tokens: the programs that it may begin or anchor, by the tests that it passes
/// and the token's place in it. A span says something of few programs, so of each row only the machine words that are
/// not empty are kept. Spans of a layer differ little: rows are made when they are first asked for.
struct SpanCells: Sendable {
  /// A machine word of a row.
  struct Entry: Sendable {
    /// Its place among the words of its phase.
    var place: Int32
    var programs: UInt64
  }

  private let filter: StartFilter
  private let predicates: PredicateTable
  private var entries: [Entry] = []
  /// For each row where the entries of each phase begin, and where the last one's end.
  private var starts: [Int32] = []
  let phases: Int
  private var rowCount = 0
  /// For each layer the first of the four rows of spans that pass the same.
  private var known: [[(passed: UInt64, row: Int)]]

  init(filter: StartFilter, predicates: PredicateTable) {
    self.filter = filter
    self.predicates = predicates
    phases = filter.bits.wordsOfPhase.count
    known = Array(repeating: [], count: predicates.layerNames.count)
  }

  /// The first row of a span: of its only token; the first token's, an inner one's and the last one's follow.
  mutating func rows(ofLayer layer: Int, passed: UInt64) -> Int {
    for cells in known[layer] where cells.passed == passed { return cells.row }
    let first = rowCount
    for cell in [Layers.Cell.single, Layers.Cell.begin, Layers.Cell.inner, Layers.Cell.end] {
      add(row(ofCell: cell, layer: layer, passed: passed))
    }
    known[layer].append((passed, first))
    return first
  }

  /// Which of the four rows is a token's.
  @inline(__always)
  static func place(of token: Int, in span: Range<Int>) -> Int {
    if token == span.lowerBound { return token &+ 1 == span.upperBound ? 0 : 1 }
    return token &+ 1 == span.upperBound ? 3 : 2
  }

  /// The entries of a row that are of a phase.
  @inline(__always)
  static func range(
    ofRow row: Int, phase: Int, of phases: Int, in starts: UnsafeBufferPointer<Int32>
  ) -> Range<Int> {
    let place = row &* (phases &+ 1) &+ phase
    return Int(starts[place])..<Int(starts[place &+ 1])
  }

  /// Lends the rows for the length of `body`: where each begins by phase, and their entries.
  @inline(__always)
  func withEntries(_ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Entry>) -> Void) {
    starts.withUnsafeBufferPointer { starts in entries.withUnsafeBufferPointer { body(starts, $0) } }
  }

  private mutating func add(_ row: [UInt64]) {
    for words in filter.bits.wordsOfPhase {
      starts.append(Int32(entries.count))
      let block = StartFilter.block(of: words)
      for place in block where row[place] != 0 {
        entries.append(Entry(place: Int32(place - block.lowerBound), programs: row[place]))
      }
    }
    starts.append(Int32(entries.count))
    rowCount += 1
  }

  private func row(ofCell cell: UInt8, layer: Int, passed: UInt64) -> [UInt64] {
    var row = [UInt64](repeating: 0, count: filter.rowWidth)
    func add(_ other: [UInt64]) { for index in other.indices { row[index] |= other[index] } }
    add(filter.layers[layer])
    for (test, span) in predicates.spans.enumerated() where span.layer == layer {
      if span.bit == 0 || passed & span.bit != 0 { add(filter.cells[test * 5 + Int(cell)]) }
    }
    return row
  }
}
