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
  /// What each of the numbers offers to rules, once they are offered.
  private(set) var numberSets: [AttributeSet] = []

  /// The place of the number that covers just these tokens.
  func number(at tokens: Range<Int>) -> Int? {
    Self.index(of: tokens, in: numbers.count) { numbers[$0].tokens }
  }

  /// The place of the link that covers just these tokens.
  func link(at tokens: Range<Int>) -> Int? {
    Self.index(of: tokens, in: links.count) { links[$0].tokens }
  }

  /// Where a stretch stands among `count` stretches that are in order. O(log count).
  @inline(__always)
  private static func index(of tokens: Range<Int>, in count: Int, _ stretch: (Int) -> Range<Int>) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if stretch(middle).lowerBound < tokens.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && stretch(low) == tokens ? low : nil
  }

  /// Offers everything to the rules, as the classes `#number`, `#url`, `#name`, `#longform`, `#acronym`.
  mutating func setLayers(of matcher: inout PaperMatcher, sets: inout RecognisedSets) {
    numberSets.removeAll(keepingCapacity: true)
    for number in numbers { numberSets.append(sets.set(of: number, &matcher.attributes)) }
    // All spans are made before the first is set, since they are made from what the matcher holds.
    let hits = LexiconHits(text: matcher.text, layers: matcher.layers, lexicons: matcher.rules.lexiconLayers)
    for (name, spans) in layers(over: hits, sets: &sets, table: &matcher.attributes) {
      matcher.setLayer(.recogniser, name, spans: spans)
    }
  }

  private func layers(
    over hits: LexiconHits, sets: inout RecognisedSets, table: inout AttributeTable
  ) -> [(name: String, spans: [LayerSpan])] {
    let numbers = zip(numbers, numberSets).map { LayerSpan(tokens: $0.tokens, attributes: $1) }
    let links = links.map {
      LayerSpan(
        tokens: $0.tokens, attributes: table.set(["kind": $0.link.kind, "role": $0.link.role ?? ""]))
    }
    let names = names.map { name in
      LayerSpan(
        tokens: name.tokens, attributes: sets.set(of: name, known: hits.known(within: name.tokens), &table))
    }
    let longForms = acronyms.map(\.long).sorted { $0.lowerBound < $1.lowerBound }.map { tokens in
      let set = sets.set(
        ofLongForm: Self.isCapitalised(tokens, in: hits.text), known: hits.known(within: tokens), &table)
      return LayerSpan(tokens: tokens, attributes: set)
    }
    let shortForms = acronyms.map(\.short).sorted { $0.lowerBound < $1.lowerBound }.map {
      LayerSpan(tokens: $0)
    }
    return [
      ("number", numbers), ("url", links), ("name", names), ("longform", longForms), ("acronym", shortForms),
    ]
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
    let view = TokenView(text: text, words: words)
    found.links = link.spans(in: view)
    found.names = name.names(in: text).filter { name in
      !found.links.contains { $0.tokens.overlaps(name.tokens) }
    }
    found.numbers = number.scan(view, excluding: found.links.map(\.tokens)).spans
    found.acronyms = acronym.spans(in: view).map { ($0.long, $0.short) }
    return found
  }
}
