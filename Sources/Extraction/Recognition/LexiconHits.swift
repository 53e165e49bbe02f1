import Matching
import Text

/// What the lexicons know of a stretch of a text.
struct LexiconHits {
  let text: TokenizedText
  let layers: Layers
  /// The lexicons' names with their layers.
  let lexicons: [(name: String, layer: Int)]

  /// The lexicons that know a part of a stretch, `#name[!in-models]`, and those that know a whole chunk of it
  /// between spaces, `#name[!is-class-words]`: "GAN" and "CNN-GAN" are class words, "FooGAN-RNN" holds one.
  struct Known: Hashable, Sendable {
    var inside = NumberSet()
    var whole = NumberSet()
  }

  func known(within tokens: Range<Int>) -> Known {
    var known = Known()
    for number in lexicons.indices where layers.hasSpan(of: lexicons[number].layer, within: tokens) {
      known.inside.insert(number)
      if knowsChunk(of: tokens, layer: lexicons[number].layer) { known.whole.insert(number) }
    }
    return known
  }

  /// Whether a lexicon knows one of the stretches of a name between its spaces.
  private func knowsChunk(of tokens: Range<Int>, layer: Int) -> Bool {
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      var end = start + 1
      while end < tokens.upperBound, !text.tokens[end].spaceBefore { end += 1 }
      if isKnown(start..<end, toLayer: layer) { return true }
      start = end
    }
    return false
  }

  /// Whether every word of a chunk stands in a span of a lexicon; numbers count for nothing ("COVID-19").
  private func isKnown(_ chunk: Range<Int>, toLayer layer: Int) -> Bool {
    var position = chunk.lowerBound
    var hasKnown = false
    while position < chunk.upperBound {
      if let span = layers.span(of: layer, at: position) {
        hasKnown = true
        position = max(position + 1, span.tokens.upperBound)
      } else if text.tokens[position].shape.contains(.hasLetter) {
        return false
      } else {
        position += 1
      }
    }
    return hasKnown
  }
}
