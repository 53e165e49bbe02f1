import Records
import Text

/// What a name does in its sentence: whether it is measured, improved, taken away or built upon.
extension SentenceResults {
  /// "In X, the increase is 0.6": what a statement begins with.
  func isFronted(_ governor: Int) -> Bool {
    let statement = sentence.elements[governor].statement
    let first = sentence.elements[..<governor].lastIndex { $0.statement != statement }.map { $0 + 1 } ?? 0
    return governor - first <= 1
  }

  /// "It improves the accuracy of X by 3%"
  func isImproved(_ governor: Int) -> Bool {
    let elements = sentence.elements
    guard let metric = elements[..<governor].lastIndex(where: { $0.part == .metric }), governor - metric <= 2
    else { return false }
    let word = elements[..<metric].suffix(4).reversed().first {
      !($0.part == .word && ($0.cue.contains(.filler) || $0.cue.isEmpty))
    }
    return word?.cue.contains(.change) == true
  }

  /// "A tagger based on X"
  func isBase(_ governor: Int) -> Bool {
    governor > 0 && sentence.elements[governor].cue.contains(.place)
      && sentence.elements[governor - 1].cue.contains(.part)
  }

  /// "It matches the accuracy of X", "surpassing that of X".
  func isMatched(_ governor: (cue: ResultCue, place: Int)) -> Bool {
    guard governor.cue.contains(.of) else { return false }
    let before = sentence.elements[max(0, governor.place - 4)..<governor.place].reversed()
    guard
      let word = before.first(where: {
        $0.part == .word && !$0.cue.contains(.filler) && !$0.cue.contains(.that)
      })
    else { return false }
    return word.cue.contains(.rival) && !word.cue.contains(.place)
  }

  /// The word before a name's phrase.
  private func wordBefore(_ place: Int) -> ResultCue {
    let first = sentence.group(at: place).first ?? place
    return sentence.elements[..<first].suffix(3).last { !$0.cue.contains(.filler) }?.cue ?? []
  }

  /// "Replacing X", "fine-tuning X".
  func isRemoved(_ place: Int) -> Bool {
    let first = sentence.group(at: place).first ?? place
    guard let word = sentence.elements[..<first].suffix(3).last(where: { !$0.cue.contains(.filler) }) else {
      return false
    }
    return word.cue.contains(.removed) || word.cue.contains(.training) && isParticiple(word)
  }

  /// A word in "-ing".
  func isParticiple(_ element: ResultSentence.Element) -> Bool {
    element.part == .word
      && word(of: element).suffix(3).elementsEqual("ing".utf8)
  }

  /// "Also", "still", a word in "-ly".
  func isAdverb(_ element: ResultSentence.Element) -> Bool {
    guard element.part == .word, element.cue.isEmpty else { return false }
    let word = word(of: element)
    return word.suffix(2).elementsEqual("ly".utf8)
      || ["also", "still", "even"].contains { word.elementsEqual($0.utf8) }
  }

  func isObject(_ place: Int) -> Bool { !wordBefore(place).isDisjoint(with: [.change, .verb]) }

  /// "The X encoder", "X-based": a name that says what something is made of.
  func isPart(_ place: Int) -> Bool {
    let behind = sentence.elements[place + 1..<max(place + 1, min(sentence.elements.count, place + 5))]
      .prefix { $0.part == .word && $0.cue.isDisjoint(with: [.verb, .comma]) }
    // "The X-based model" is a model.
    guard let part = behind.prefix(2).firstIndex(where: { $0.cue.contains(.part) }) else { return false }
    return !behind[part...].prefix(2).contains { $0.cue.contains(.head) }
  }

  /// "The accuracy of X", "the attack success rate on X", "that of X".
  func isMeasured(by governor: (cue: ResultCue, place: Int)) -> Bool {
    let elements = sentence.elements
    guard governor.place > 0, !governor.cue.isDisjoint(with: [.of, .place]) else { return false }
    var last = governor.place - 1
    if elements[last].cue.contains(.close) {
      // "The attack success rate (ASR) on X"
      last = elements[..<last].lastIndex { $0.cue.contains(.open) } ?? last
      last = max(0, last - 1)
    }
    let before = elements[last]
    return before.part == .metric || before.cue.contains(.that)
      || governor.cue.contains(.of)
        && elements[max(0, governor.place - 3)..<governor.place].contains { $0.part == .metric }
  }

  /// "Trained with X", "initialised from X".
  func isTaught(_ place: Int) -> Bool {
    // "Training with X is faster"
    place > 1 && sentence.elements[place - 1].cue.contains(.training)
  }
}
