import Text

/// Gives every mention its canonical name: the lexicon's; else that of the long form which the paper ties
/// its acronym to; else its own words, spelled as the paper first spells them.
struct CanonicalNames {
  /// For each mention the number of its name; -1 for quantities, which name themselves.
  private var numbers: [Int] = []
  /// By the number of a name.
  private var names: [String?] = []

  init(reading: PaperReading) {
    var numberOfWords: [[WordID]: Int] = [:]
    func key(_ tokens: Range<Int>) -> [WordID] {
      var words: [WordID] = []
      for token in reading.text.tokens[tokens] where token.shape != .punctuation {
        words.append(token.folded)
      }
      return words
    }
    numbers.reserveCapacity(reading.mentions.count)
    /// The names that a lexicon knows.
    var known: [Bool] = []
    for mention in reading.mentions {
      if mention.quantity != nil {
        numbers.append(-1)
        continue
      }
      let words = key(mention.tokens)
      let number = numberOfWords[words] ?? names.count
      if number == names.count {
        numberOfWords[words] = number
        names.append(nil)
        known.append(false)
      }
      numbers.append(number)
      guard let canonical = mention.canonical else { continue }
      known[number] = true
      if mention.link == nil { names[number] = canonical }
    }
    for (mention, number) in zip(reading.mentions, numbers) where number >= 0 && names[number] == nil {
      names[number] = reading.text.string(mention.tokens)
    }
    // A short form goes by the name that its long form has where a lexicon knows that; a long form that no
    // lexicon knows goes by the short one, which is what a paper calls the thing from there on.
    for (long, short) in reading.acronyms {
      guard let longNumber = numberOfWords[key(long)], let shortNumber = numberOfWords[key(short)] else {
        continue
      }
      let name = known[longNumber] && !known[shortNumber] ? names[longNumber] : names[shortNumber]
      names[longNumber] = name
      names[shortNumber] = name
    }
  }

  func name(of mention: Int) -> String? { numbers[mention] < 0 ? nil : names[numbers[mention]] }
}
