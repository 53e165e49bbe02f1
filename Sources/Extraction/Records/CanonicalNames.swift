import Text

/// Gives every mention its canonical name: the lexicon's; else that of the long form which the paper ties
/// its acronym to; else its own words, spelled as the paper first spells them.
struct CanonicalNames {
  private let names: [String?]

  init(reading: PaperReading) {
    var byWords: [[WordID]: String] = [:]
    func key(_ tokens: Range<Int>) -> [WordID] {
      reading.text.tokens[tokens].filter { $0.shape != .punctuation }.map(\.folded)
    }
    for mention in reading.mentions where mention.quantity == nil && mention.link == nil {
      if let known = mention.canonical { byWords[key(mention.tokens)] = known }
    }
    for mention in reading.mentions where byWords[key(mention.tokens)] == nil && mention.quantity == nil {
      byWords[key(mention.tokens)] = reading.text.string(mention.tokens)
    }
    // A short form goes by the name that its long form has where a lexicon knows that; a long form that no
    // lexicon knows goes by the short one, which is what a paper calls the thing from there on.
    let known = Set(reading.mentions.filter { $0.canonical != nil }.map { key($0.tokens) })
    for (long, short) in reading.acronyms {
      let (longKey, shortKey) = (key(long), key(short))
      guard let longName = byWords[longKey], let shortName = byWords[shortKey] else { continue }
      let name = known.contains(longKey) && !known.contains(shortKey) ? longName : shortName
      byWords[longKey] = name
      byWords[shortKey] = name
    }
    names = reading.mentions.map { byWords[key($0.tokens)] }
  }

  func name(of mention: Int) -> String? { names[mention] }
}
