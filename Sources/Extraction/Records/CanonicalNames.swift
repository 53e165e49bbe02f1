import Text

/// Gives every mention its canonical name: the lexicon's; else that of the long form which the paper ties
/// its acronym to; else its own words, spelled as the paper first spells them.
struct CanonicalNames {
  /// For each mention the number of its name; -1 for quantities and links, which name themselves.
  private var numbers: [Int] = []
  /// By the number of a name.
  private var names: [String?] = []

  init(reading: PaperReading) {
    let count = reading.mentions.count
    var keys = ByteKeys(capacity: count)
    var words: [WordID] = []
    func readWords(_ tokens: Range<Int>) {
      words.removeAll(keepingCapacity: true)
      for token in tokens where reading.text.tokens[token].shape != .punctuation {
        words.append(reading.text.tokens[token].folded)
      }
    }
    numbers.reserveCapacity(count)
    names.reserveCapacity(count)
    /// The names that a lexicon knows.
    var known: [Bool] = []
    known.reserveCapacity(count)
    var links: [Int] = []
    for index in reading.mentions.indices {
      let content = reading.mentions[index].content
      if content?.hasQuantity == true {
        numbers.append(-1)
        continue
      }
      readWords(reading.mentions[index].tokens)
      let number = words.withUnsafeBytes { keys.number(of: $0) }
      if number == names.count {
        names.append(nil)
        known.append(false)
      }
      numbers.append(number)
      guard let content else { continue }
      if content.hasLink { links.append(index) }
      guard let canonical = content.canonical else { continue }
      known[number] = true
      if !content.hasLink { names[number] = canonical }
    }
    for index in numbers.indices where numbers[index] >= 0 && names[numbers[index]] == nil {
      names[numbers[index]] = reading.text.string(reading.mentions[index].tokens)
    }
    for index in links { numbers[index] = -1 }
    // A short form goes by the name that its long form has where a lexicon knows that; a long form that no
    // lexicon knows goes by the short one, which is what a paper calls the thing from there on.
    for (long, short) in reading.acronyms {
      readWords(long)
      guard let longNumber = words.withUnsafeBytes({ keys.find($0) }) else { continue }
      readWords(short)
      guard let shortNumber = words.withUnsafeBytes({ keys.find($0) }) else { continue }
      let name = known[longNumber] && !known[shortNumber] ? names[longNumber] : names[shortNumber]
      names[longNumber] = name
      names[shortNumber] = name
    }
  }

  func name(of mention: Int) -> String? { numbers[mention] < 0 ? nil : names[numbers[mention]] }
}
