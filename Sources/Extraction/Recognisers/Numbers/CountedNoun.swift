internal import Text

/// Finds what a number counts: the head of the noun phrase after it, in the singular.
struct CountedNoun {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// The counted noun after `index`, within six words of the same phrase: "model" of "30 prominent
  /// language models"; `nil` where no plural follows.
  func read(after index: Int) -> String? {
    var index = index
    var steps = 0
    var found: Int?
    while steps < 6, let token = view.token(index) {
      if token.shape == .punctuation {
        // Inside a compound adjective the phrase goes on: "real-world", "GPT-3.5".
        guard Mark.isHyphen(token.shape == .punctuation ? view.mark(index) : 0), view.isGlued(index),
          view.isGlued(index + 1)
        else { break }
        index += 1
        continue
      }
      if token.gap >= .paragraph || token.shape.contains(.command) { break }
      if vocabulary.roles(token).contains(.boundary) { break }
      let isSingular = vocabulary.irregularPlurals[token.folded] != nil
      if isSingular || isPlural(index) {
        found = index
        guard let next = view.token(index + 1), next.shape != .punctuation, isPlural(index + 1),
          !vocabulary.roles(next).contains(.boundary)
        else { break }
      } else if found != nil {
        break
      }
      index += 1
      steps += 1
    }
    return found.map(singular)
  }

  /// Whether a word looks like a plural: ends in "s" and in none of the endings of adjectives and
  /// singular nouns.
  private func isPlural(_ index: Int) -> Bool {
    let bytes = view.bytes(index)
    guard bytes.count > 3 || bytes.count == 3 && view.token(index)?.shape.contains(.mixed) == true,
      lowered(bytes[bytes.endIndex - 1]) == UInt8(ascii: "s"), bytes.allSatisfy({ $0 < 0x80 })
    else { return false }
    guard let shape = view.token(index)?.shape, !shape.contains(.hasDigit), !shape.contains(.allCaps) else {
      return false
    }
    // "class", "analysis", "previous"; a capital before the "s" makes it the plural of an acronym.
    switch bytes[bytes.endIndex - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "i"), UInt8(ascii: "u"): return false
    default: return true
    }
  }

  private func singular(_ index: Int) -> String {
    guard let token = view.token(index) else { return "" }
    if let irregular = vocabulary.irregularPlurals[token.folded] { return irregular }
    let isAcronym = token.shape.contains(.mixed)
    return view.words.withBytes(of: isAcronym ? token.word : token.folded) { word in
      var cut = 1
      if !isAcronym {
        if word.count > 4, ends(word, in: "ies") {
          return String(decoding: word.dropLast(3), as: UTF8.self) + "y"
        }
        if ends(word, in: "sses") || ends(word, in: "xes") || ends(word, in: "ches") || ends(word, in: "shes")
          || ends(word, in: "zzes")
        {
          cut = 2
        }
      }
      return String(decoding: word.dropLast(cut), as: UTF8.self)
    }
  }

  private func ends(_ word: UnsafeBufferPointer<UInt8>, in ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard word.count >= count else { return false }
    return ending.withUTF8Buffer { $0.elementsEqual(word[(word.count - count)...]) }
  }
}
