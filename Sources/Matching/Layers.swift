/// A stretch of tokens with what is known of it.
@usableFromInline
package struct LayerSpan: Sendable, Equatable {
  @usableFromInline package var tokens: Range<Int>
  /// What rules can ask for: `<quantity unit=percent>`; a number of the matcher's table.
  @usableFromInline package var attributes: AttributeSet
  /// What the maker of the layer remembers of it: an index into its own list.
  @usableFromInline package var reference: Int

  @inlinable package init(tokens: Range<Int>, attributes: AttributeSet = .none, reference: Int = 0) {
    self.tokens = tokens
    self.attributes = attributes
    self.reference = reference
  }
}

/// The spans of one paper by layer: what a lexicon, a recogniser or the phases so far have found.
///
/// Spans of a layer do not overlap, so each token needs one cell to say where in a span it stands;
/// that is what lets the machine read a span of many tokens one token at a time. A layer takes room
/// only once it has spans, so that a long text does not pay for every lexicon.
@usableFromInline
package struct Layers: Sendable {
  /// A token's place in a span.
  @usableFromInline
  enum Cell {
    @inlinable static var none: UInt8 { 0 }
    static let single: UInt8 = 1
    static let begin: UInt8 = 2
    static let inner: UInt8 = 3
    static let end: UInt8 = 4
  }

  /// Stretches of tokens inside markup, by kind.
  package var markup: [String: [Range<Int>]] = [:]
  /// The layers that have spans or had some in this paper.
  private(set) var occupied: [Int] = []
  /// All spans; those of a layer stand together. There may be more than are in use.
  @usableFromInline private(set) var spans: [LayerSpan] = []
  /// For each span which of the rules' tests of its layer it passes, one bit a test.
  private(set) var passed: [UInt64] = []
  /// How many spans are in use.
  private var spanCount = 0
  /// The cells of all layers; they and their spans may be more than are in use.
  @usableFromInline private(set) var cells: [UInt8] = []
  /// The span at each cell, valid where the cell is not `none`.
  @usableFromInline private(set) var spanAtCell: [Int32] = []
  /// How many cells are in use.
  private var cellCount = 0
  /// Where a layer's cells begin, or -1.
  @usableFromInline private(set) var blocks: [Int]
  private var ranges: [Range<Int>]
  @usableFromInline private(set) var tokenCount = 0

  init(count: Int) {
    blocks = Array(repeating: -1, count: count)
    ranges = Array(repeating: 0..<0, count: count)
  }

  /// Empties every layer for a text of so many tokens.
  mutating func begin(tokenCount: Int) {
    self.tokenCount = tokenCount
    for layer in occupied {
      blocks[layer] = -1
      ranges[layer] = 0..<0
    }
    occupied.removeAll(keepingCapacity: true)
    spanCount = 0
    cellCount = 0
  }

  /// Replaces the spans of a layer. They must be sorted; one that overlaps its predecessor is dropped.
  ///
  /// `next` gives them one after the other, each with the rules' tests that it passes. O(tokens) the first time that
  /// a layer has spans, then O(spans).
  @inline(__always)
  mutating func replace(_ layer: Int, count: Int, _ next: (Int) -> (span: LayerSpan, passed: UInt64)) {
    if blocks[layer] >= 0 { clear(layer) }
    let first = open(layer, count: count)
    let block = blocks[layer]
    var (end, number) = (0, first)
    withWriter { writer in
      for place in 0..<count {
        let (span, answers) = next(place)
        if span.tokens.lowerBound < end || span.tokens.isEmpty { continue }
        end = span.tokens.upperBound
        writer.write(span, passed: answers, number: number, block: block)
        number += 1
      }
    }
    ranges[layer] = first..<number
    spanCount = number
  }

  /// Gives a layer room for so many spans, which must be written; the number of the first one.
  mutating func open(_ layer: Int, count: Int) -> Int {
    if blocks[layer] < 0, count > 0 { addCells(to: layer) }
    let first = spanCount
    spanCount += count
    if spans.count < spanCount {
      let room = max(spanCount, spans.count * 2)
      spans += repeatElement(LayerSpan(tokens: 0..<0, attributes: .none), count: room - spans.count)
      passed += repeatElement(0, count: room - passed.count)
    }
    ranges[layer] = first..<spanCount
    return first
  }

  /// Gives a layer cells, which are empty.
  private mutating func addCells(to layer: Int) {
    blocks[layer] = cellCount
    occupied.append(layer)
    let end = cellCount + tokenCount
    if cells.count < end {
      let room = max(end, cells.count * 2)
      cells += repeatElement(Cell.none, count: room - cells.count)
      spanAtCell += repeatElement(-1, count: room - spanAtCell.count)
    }
    cells.withUnsafeMutableBufferPointer { $0[cellCount..<end].update(repeating: Cell.none) }
    cellCount = end
  }

  /// Empties a layer's cells.
  private mutating func clear(_ layer: Int) {
    for span in spans[ranges[layer]] {
      for token in span.tokens { cells[blocks[layer] + token] = Cell.none }
    }
  }

  /// Writes spans where layers have room for them.
  struct Writer {
    fileprivate let spans: UnsafeMutableBufferPointer<LayerSpan>
    fileprivate let passed: UnsafeMutableBufferPointer<UInt64>
    fileprivate let cells: UnsafeMutableBufferPointer<UInt8>
    fileprivate let spanAtCell: UnsafeMutableBufferPointer<Int32>

    /// Writes a span that is not empty, and into the cells of its tokens where it stands.
    @inline(__always)
    func write(_ span: LayerSpan, passed answers: UInt64, number: Int, block: Int) {
      spans[number] = span
      passed[number] = answers
      let (first, last) = (block + span.tokens.lowerBound, block + span.tokens.upperBound - 1)
      if first == last {
        cells[first] = Cell.single
        spanAtCell[first] = Int32(number)
        return
      }
      for cell in first...last {
        cells[cell] = Cell.inner
        spanAtCell[cell] = Int32(number)
      }
      cells[first] = Cell.begin
      cells[last] = Cell.end
    }
  }

  /// Lends the memory of the spans and cells for the length of `body`.
  @inline(__always)
  mutating func withWriter(_ body: (Writer) -> Void) {
    spans.withUnsafeMutableBufferPointer { spans in
      passed.withUnsafeMutableBufferPointer { passed in
        cells.withUnsafeMutableBufferPointer { cells in
          spanAtCell.withUnsafeMutableBufferPointer {
            body(Writer(spans: spans, passed: passed, cells: cells, spanAtCell: $0))
          }
        }
      }
    }
  }

  /// Where a layer's cells begin; it must have spans.
  func block(of layer: Int) -> Int { blocks[layer] }

  /// The spans of a layer, in order.
  package func spans(of layer: Int) -> ArraySlice<LayerSpan> { spans[ranges[layer]] }

  /// The place in its span of the token at `position`.
  @inlinable func cell(_ layer: Int, at position: Int) -> UInt8 {
    let block = blocks[layer]
    return block < 0 ? Cell.none : cells[block + position]
  }

  /// The span of a layer that covers a token.
  @inlinable package func span(of layer: Int, at token: Int) -> LayerSpan? {
    guard token < tokenCount, cell(layer, at: token) != Cell.none else { return nil }
    return spans[Int(spanAtCell[blocks[layer] + token])]
  }

  /// Whether a span of a layer covers one of the tokens.
  @inlinable package func hasSpan(of layer: Int, within tokens: Range<Int>) -> Bool {
    tokens.contains { cell(layer, at: $0) != Cell.none }
  }

  /// Lends the layers' memory for the length of `body`.
  func withBuffers<Value>(
    _ body: (
      _ blocks: UnsafeBufferPointer<Int>, _ cells: UnsafeBufferPointer<UInt8>,
      _ spanAtCell: UnsafeBufferPointer<Int32>, _ spans: UnsafeBufferPointer<LayerSpan>,
      _ passed: UnsafeBufferPointer<UInt64>
    ) -> Value
  ) -> Value {
    blocks.withUnsafeBufferPointer { blocks in
      cells.withUnsafeBufferPointer { cells in
        spanAtCell.withUnsafeBufferPointer { spanAtCell in
          spans.withUnsafeBufferPointer { spans in
            passed.withUnsafeBufferPointer { body(blocks, cells, spanAtCell, spans, $0) }
          }
        }
      }
    }
  }

  /// Which of `spans`, and of `passed`, are a layer's.
  func ranges(of layer: Int) -> Range<Int> { ranges[layer] }
}
