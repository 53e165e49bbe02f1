import Matching
import Records
import Rules
package import Text

/// What the recognisers found in one paper.
package struct Recognised: Sendable {
  package var numbers: [NumberSpan] = []
  package var links: [LinkSpan] = []
  package var names: [NameSpan] = []
  package var acronyms: [(long: Range<Int>, short: Range<Int>)] = []

  /// The number that covers just these tokens.
  func number(at tokens: Range<Int>) -> NumberSpan? {
    let index = Self.index(of: tokens, in: numbers.count) { numbers[$0].tokens }
    return index.map { numbers[$0] }
  }

  /// The link that covers just these tokens.
  func link(at tokens: Range<Int>) -> LinkSpan? {
    let index = Self.index(of: tokens, in: links.count) { links[$0].tokens }
    return index.map { links[$0] }
  }

  /// Where a stretch stands among `count` stretches that are in order. O(log count).
  private static func index(of tokens: Range<Int>, in count: Int, _ stretch: (Int) -> Range<Int>) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if stretch(middle).lowerBound < tokens.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && stretch(low) == tokens ? low : nil
  }

  /// Offers everything to the rules, as the classes `#number`, `#url`, `#name`, `#longform`, `#acronym`.
  func setLayers(of matcher: inout PaperMatcher) {
    matcher.setLayer(
      .recogniser, "number",
      spans: numbers.map { span in
        var attributes = span.attributes
        attributes["unit"] = span.quantity.unit
        attributes["comparator"] = span.quantity.comparator
        if span.quantity.low != nil { attributes["range"] = "true" }
        return LayerSpan(tokens: span.tokens, attributes: attributes)
      })
    matcher.setLayer(
      .recogniser, "url",
      spans: links.map {
        LayerSpan(tokens: $0.tokens, attributes: ["kind": $0.link.kind, "role": $0.link.role ?? ""])
      })
    matcher.setLayer(
      .recogniser, "name",
      spans: names.map { name in
        var attributes: [String: String] = ["chunks": "\(name.chunks)"]
        if name.isStrong { attributes["strong"] = "true" }
        if name.isInitial { attributes["initial"] = "true" }
        Self.note(lexiconsWithin: name.tokens, of: matcher, in: &attributes)
        return LayerSpan(tokens: name.tokens, attributes: attributes)
      })
    let longForms = acronyms.map(\.long).sorted { $0.lowerBound < $1.lowerBound }
    let shortForms = acronyms.map(\.short).sorted { $0.lowerBound < $1.lowerBound }
    matcher.setLayer(
      .recogniser, "longform",
      spans: longForms.map { tokens in
        var attributes: [String: String] =
          Self.isCapitalised(tokens, in: matcher.text) ? ["cap": "true"] : [:]
        Self.note(lexiconsWithin: tokens, of: matcher, in: &attributes)
        return LayerSpan(tokens: tokens, attributes: attributes)
      })
    matcher.setLayer(.recogniser, "acronym", spans: shortForms.map { LayerSpan(tokens: $0) })
  }

  /// Says which lexicons know a part of a stretch, `#name[!in-models]`, and which know a whole chunk of it
  /// between spaces, `#name[!is-class-words]`: "GAN" and "CNN-GAN" are class words, "FooGAN-RNN" holds one.
  private static func note(
    lexiconsWithin tokens: Range<Int>, of matcher: PaperMatcher, in attributes: inout [String: String]
  ) {
    for (lexicon, layer) in matcher.rules.lexiconLayers where matcher.hasSpan(inLayer: layer, within: tokens)
    {
      attributes["in-\(lexicon)"] = "true"
      let chunks = chunks(of: tokens, in: matcher.text)
      if chunks.contains(where: { isKnown($0, toLayer: layer, of: matcher) }) {
        attributes["is-\(lexicon)"] = "true"
      }
    }
  }

  /// The stretches of a name between its spaces.
  private static func chunks(of tokens: Range<Int>, in text: TokenizedText) -> [Range<Int>] {
    let starts = tokens.filter { $0 == tokens.lowerBound || text.tokens[$0].spaceBefore }
    return zip(starts, starts.dropFirst() + [tokens.upperBound]).map { $0..<$1 }
  }

  /// Whether every word of a chunk stands in a span of a lexicon; numbers count for nothing ("COVID-19").
  private static func isKnown(_ chunk: Range<Int>, toLayer layer: Int, of matcher: PaperMatcher) -> Bool {
    var position = chunk.lowerBound
    var hasKnown = false
    while position < chunk.upperBound {
      if let span = matcher.span(inLayer: layer, at: position) {
        hasKnown = true
        position = max(position + 1, span.tokens.upperBound)
      } else if matcher.text.tokens[position].shape.contains(.hasLetter) {
        return false
      } else {
        position += 1
      }
    }
    return hasKnown
  }

  /// Whether a long form is written as a name: its first word and half of its words have capitals.
  private static func isCapitalised(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
    let words = text.tokens[tokens].filter { $0.shape.contains(.hasLetter) }
    let capitals = words.filter { !$0.shape.contains(.lower) }
    return words.first.map { !$0.shape.contains(.lower) } ?? false && capitals.count * 2 >= words.count
  }
}

/// The recognisers, made once for the words of a set of rules and shared by all workers.
package struct Recognisers: Sendable {
  private let number: NumberRecogniser
  private let link: LinkRecogniser
  private let acronym: AcronymRecogniser
  private let name: NameRecogniser
  /// What the words around a value say of it.
  let resultWords: ResultWords
  /// What the words before a name say of who made it.
  let ownWords: OwnWords

  /// Interns the recognisers' vocabulary into the words of the rules, before these are frozen.
  package init(words: inout WordTable) {
    number = NumberRecogniser(words: &words)
    link = LinkRecogniser(words: &words)
    acronym = AcronymRecogniser(words: &words)
    name = NameRecogniser(words: &words)
    resultWords = ResultWords(words: &words)
    ownWords = OwnWords(words: &words)
  }

  /// Runs all of them over a paper. Links go first: what stands in an address is neither number nor name.
  package func recognise(_ text: TokenizedText, words: WordTable) -> Recognised {
    var found = Recognised()
    found.links = link.spans(in: text, words: words)
    found.names = name.names(in: text).filter { name in
      !found.links.contains { $0.tokens.overlaps(name.tokens) }
    }
    found.numbers = number.spans(in: text, words: words, excluding: found.links.map(\.tokens))
    found.acronyms = acronym.spans(in: text, words: words).map { ($0.long, $0.short) }
    return found
  }
}
