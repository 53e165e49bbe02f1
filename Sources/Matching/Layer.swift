/// The spans of one kind in one paper: what a lexicon, a recogniser or the phases so far have found.
///
/// Spans of a layer do not overlap, so each token needs one cell to say where in a span it stands;
/// that is what lets the machine read a span of many tokens one token at a time.
package struct Layer: Sendable {
  /// A token's place in a span.
  enum Cell {
    static let none: UInt8 = 0
    static let single: UInt8 = 1
    static let begin: UInt8 = 2
    static let inner: UInt8 = 3
    static let end: UInt8 = 4
  }

  /// The spans, in order.
  package private(set) var spans: [LayerSpan] = []
  private(set) var cells: [UInt8] = []
  private(set) var spanIndex: [Int32] = []

  package init() {}

  /// Replaces the spans. They must be sorted; one that overlaps its predecessor is dropped.
  ///
  /// O(tokens), and nothing where there are no spans.
  package mutating func replace(with new: [LayerSpan], tokenCount: Int) {
    spans.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    spanIndex.removeAll(keepingCapacity: true)
    if new.isEmpty { return }
    cells.append(contentsOf: repeatElement(Cell.none, count: tokenCount))
    spanIndex.append(contentsOf: repeatElement(-1, count: tokenCount))
    var last = 0
    for span in new where span.tokens.lowerBound >= last && !span.tokens.isEmpty {
      last = span.tokens.upperBound
      for token in span.tokens {
        cells[token] = Cell.inner
        spanIndex[token] = Int32(spans.count)
      }
      cells[span.tokens.lowerBound] = Cell.begin
      cells[last - 1] = span.tokens.count == 1 ? Cell.single : Cell.end
      spans.append(span)
    }
  }

  /// The span that covers a token.
  package func span(at token: Int) -> LayerSpan? {
    guard token < spanIndex.count, spanIndex[token] >= 0 else { return nil }
    return spans[Int(spanIndex[token])]
  }
}

/// A stretch of tokens with what is known of it.
package struct LayerSpan: Sendable {
  package var tokens: Range<Int>
  /// What rules can ask for: `<quantity unit=percent>`.
  package var attributes: [String: String]
  /// What the maker of the layer remembers of it: an index into its own list.
  package var reference: Int

  package init(tokens: Range<Int>, attributes: [String: String] = [:], reference: Int = 0) {
    self.tokens = tokens
    self.attributes = attributes
    self.reference = reference
  }
}

/// The layers of one paper, by number.
package struct Layers: Sendable {
  package var layers: [Layer]
  /// Stretches of tokens inside markup, by kind.
  package var markup: [String: [Range<Int>]] = [:]

  package init(count: Int) { layers = Array(repeating: Layer(), count: count) }
}
