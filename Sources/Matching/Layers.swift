/// A stretch of tokens with what is known of it.
@usableFromInline
package struct LayerSpan: Sendable {
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
  /// All spans; those of a layer stand together.
  @usableFromInline private(set) var spans: [LayerSpan] = []
  /// For each span which of the rules' tests of its layer it passes, one bit a test.
  private(set) var passed: [UInt64] = []
  @usableFromInline private(set) var cells: [UInt8] = []
  /// The span at each cell, valid where the cell is not `none`.
  @usableFromInline private(set) var spanAtCell: [Int32] = []
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
    spans.removeAll(keepingCapacity: true)
    passed.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    spanAtCell.removeAll(keepingCapacity: true)
  }

  /// Replaces the spans of a layer. They must be sorted; one that overlaps its predecessor is dropped.
  ///
  /// `answers` says for each span which of the rules' tests it passes. O(tokens) the first time that a layer has
  /// spans, then O(spans).
  mutating func replace(_ layer: Int, with new: [LayerSpan], passed answers: [UInt64]) {
    if blocks[layer] >= 0 {
      for span in spans[ranges[layer]] {
        for token in span.tokens { cells[blocks[layer] + token] = Cell.none }
      }
    } else if !new.isEmpty {
      blocks[layer] = cells.count
      occupied.append(layer)
      cells.append(contentsOf: repeatElement(Cell.none, count: tokenCount))
      spanAtCell.append(contentsOf: repeatElement(-1, count: tokenCount))
    }
    let first = spans.count
    let block = blocks[layer]
    var last = 0
    for number in new.indices {
      let tokens = new[number].tokens
      if tokens.lowerBound < last || tokens.isEmpty { continue }
      last = tokens.upperBound
      if tokens.count == 1 {
        cells[block + tokens.lowerBound] = Cell.single
        spanAtCell[block + tokens.lowerBound] = Int32(spans.count)
      } else {
        for token in tokens {
          cells[block + token] = Cell.inner
          spanAtCell[block + token] = Int32(spans.count)
        }
        cells[block + tokens.lowerBound] = Cell.begin
        cells[block + last - 1] = Cell.end
      }
      spans.append(new[number])
      passed.append(answers[number])
    }
    ranges[layer] = first..<spans.count
  }

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
