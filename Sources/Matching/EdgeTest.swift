import Rules
import Text

extension TokenizedText {
  /// Whether the place before the token at `position` is such an edge: what the machine and the tracer ask.
  @inline(__always)
  func holds(_ edge: PatternNode.Edge, at position: Int, in sentence: Range<Int>) -> Bool {
    switch edge {
    case .sentenceStart: position == sentence.lowerBound
    case .sentenceEnd: position == sentence.upperBound
    case .fieldStart: fields.contains { $0.lowerBound == position }
    case .fieldEnd: fields.contains { $0.upperBound == position }
    case .glued:
      position > sentence.lowerBound && position < sentence.upperBound && !tokens[position].spaceBefore
    }
  }
}
