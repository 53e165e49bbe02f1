import Records
import Text

/// Where the paper's own work stands as a subject: "it", "our method", "the model achieves".
extension SentenceResults {
  /// "The agent scales to …": a word in "-s" behind a head noun.
  func isThirdPerson(_ place: Int) -> Bool {
    let element = sentence.elements[place]
    guard element.part == .word, element.cue.isEmpty, place + 1 < sentence.elements.count,
      !sentence.elements[place + 1].cue.isDisjoint(with: [.to, .place, .filler])
    else { return false }
    let bytes = word(of: element)
    return bytes.count > 3 && bytes.last == UInt8(ascii: "s") && !bytes.suffix(2).elementsEqual("ss".utf8)
  }

  /// "X, our best model, has …", "X (large), our best model, …"
  func isApposition(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place > 1, elements[place - 1].cue.contains(.comma) else { return false }
    let before = elements[max(0, place - 6)..<place - 1].last {
      !$0.isBracketed && $0.cue.isDisjoint(with: [.open, .close])
    }
    return before?.part == .model
  }

  /// "The best system", "the previous method": one of others.
  private func isRanking(_ element: ResultSentence.Element) -> Bool {
    let word = word(of: element)
    return Self.rankings.contains { word.elementsEqual($0.utf8) }
  }

  private static let rankings = [
    "best", "top", "second", "strongest", "winning", "previous", "existing", "baseline", "original", "other",
    "same",
  ]

  /// Whether the paper's own work stands at a place as a subject.
  func isOwn(_ place: Int) -> Bool {
    let elements = sentence.elements
    let cue = elements[place].cue
    if cue.contains(.own) {
      // "it" before a preposition is an object: "trails it by 3 points".
      let next = place + 1 < elements.count ? elements[place + 1].cue : []
      guard next.isDisjoint(with: [.place, .agent, .by, .comma, .to]) else { return false }
      // "98% of its quality": what goes back to a subject before.
      let last = place > 0 ? elements[place - 1].cue : []
      if cue.contains(.third), place > 1, !last.isDisjoint(with: [.of, .from, .by]) { return false }
      // "We show that the accuracy …": what follows has a subject of its own.
      return !elements[place + 1..<max(place + 1, min(elements.count, place + 5))].contains {
        $0.cue.contains(.that) && $0.part == .word
      }
    }
    if cue.contains(.head), place > 0, place + 1 < elements.count,
      !elements[place + 1].cue.isDisjoint(with: [.verb, .change]) || isThirdPerson(place + 1)
    {
      // "The model achieved …"
      let phrase = elements[max(0, place - 6)..<place].reversed().prefix {
        $0.cue.isDisjoint(with: [.comma, .verb, .agent, .place]) && $0.part != .model
      }
      // "X trained with the new scheme achieves …"
      let before = place - phrase.count - 1
      guard before < 0 || elements[before].cue.isDisjoint(with: [.agent, .by]) else { return false }
      return phrase.contains { $0.cue.contains(.definite) } && !phrase.contains(where: isRanking)
    }
    guard cue.contains(.possessive), !isApposition(place) else { return false }
    let head = elements[place + 1..<max(place + 1, min(elements.count, place + 5))].prefix {
      $0.part == .word || $0.part == .quantity
    }
    // "Our models" are several.
    if head.first(where: { $0.cue.contains(.head) })?.cue.contains(.plural) == true { return false }
    // "Our method", "our F1"
    guard
      head.contains(where: { $0.cue.contains(.head) })
        || elements[place + 1..<max(place + 1, min(elements.count, place + 4))].contains(where: {
          $0.part == .metric
        })
    else { return false }
    return place == 0 || elements[place - 1].cue.isDisjoint(with: [.agent, .by, .rival])
  }
}
