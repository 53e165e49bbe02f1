import Matching
import Text

/// What the lexicons know of a stretch of a text.
struct LexiconHits {
  let text: TokenizedText
  let layers: Layers
  /// The lexicons' names with their layers.
  let lexicons: [(name: String, layer: Int)]

  /// By their numbers the lexicons that know a part of a stretch, `#name[!in-models]`, and those that know a whole
  /// chunk of it between spaces, `#name[!is-class-words]`: "GAN" and "CNN-GAN" are class words, "FooGAN-RNN"
  /// holds one.
  struct Known: Hashable, Sendable {
    var inside: [Int] = []
    var whole: [Int] = []
  }

  func known(within tokens: Range<Int>) -> Known {
    var known = Known()
    for (number, lexicon) in lexicons.enumerated()
    where layers.hasSpan(of: lexicon.layer, within: tokens) {
      known.inside.append(number)
      if chunks(of: tokens).contains(where: { isKnown($0, toLayer: lexicon.layer) }) {
        known.whole.append(number)
      }
    }
    return known
  }

  /// The stretches of a name between its spaces.
  private func chunks(of tokens: Range<Int>) -> [Range<Int>] {
    let starts = tokens.filter { $0 == tokens.lowerBound || text.tokens[$0].spaceBefore }
    return zip(starts, starts.dropFirst() + [tokens.upperBound]).map { $0..<$1 }
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
