import Rules
import Text

extension PatternNode.Edge {
  /// Whether the place before the token at `position` is such an edge: what the machine and the tracer ask.
  @inline(__always)
  func holds(
    at position: Int, in sentence: Range<Int>, tokens: UnsafeBufferPointer<Token>,
    fields: UnsafeBufferPointer<Range<Int>>
  ) -> Bool {
    switch self {
    case .sentenceStart: position == sentence.lowerBound
    case .sentenceEnd: position == sentence.upperBound
    case .fieldStart: fields.contains { $0.lowerBound == position }
    case .fieldEnd: fields.contains { $0.upperBound == position }
    case .glued:
      position > sentence.lowerBound && position < sentence.upperBound && !tokens[position].spaceBefore
    }
  }
}
