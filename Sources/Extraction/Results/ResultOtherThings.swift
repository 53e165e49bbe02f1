import Records
import Text

/// Values that are of something else than the measure before them.
extension SentenceResults {
  /// "A 3% growth in sales": a change that is said to be in something else than a measure.
  func isOfOtherThing(_ index: Int) -> Bool {
    let behind = sentence.elements[min(places[index] + 1, sentence.elements.count)...].prefix(3)
    guard results[index].kind != .score, behind.count == 3, let first = behind.first, let last = behind.last,
      first.part == .word, first.cue.contains(.change)
    else { return isFewer(index) }
    let preposition = behind[behind.startIndex + 1].cue
    return !preposition.isDisjoint(with: [.place, .of]) && preposition.isDisjoint(with: .rival)
      && last.part == .word && last.cue.isEmpty
  }

  /// "25% fewer collisions": a comparison of something else than a measure.
  private func isFewer(_ index: Int) -> Bool {
    let behind = sentence.elements[min(places[index] + 1, sentence.elements.count)...].prefix(2)
    guard results[index].kind != .score, behind.count == 2, let first = behind.first, let last = behind.last
    else { return false }
    let word = word(of: first)
    return ["fewer", "less"].contains { word.elementsEqual($0.utf8) } && last.part == .word
      && last.cue.subtracting(.flaw).isEmpty && !isAdverb(last) && !isStop(last)
  }

  /// "It cuts the error by 37% and the upkeep by 22%": what the second is of is named, and no measure.
  func hasListedObject(between metric: Int, and place: Int) -> Bool {
    let elements = sentence.elements
    guard let by = elements[metric..<place].lastIndex(where: { $0.cue.contains(.by) }), place - by <= 4,
      let and = elements[metric..<by].lastIndex(where: {
        $0.part == .quantity || $0.part == .metric || $0.cue.contains(.and)
      }),
      elements[and].cue.contains(.and),
      elements[metric..<and].contains(where: { $0.part == .quantity })
    else { return false }
    let object = elements[(and + 1)..<by]
    return object.contains { $0.cue.isEmpty && !isAdverb($0) || $0.cue.contains(.cost) }
      && object.allSatisfy {
        ($0.part == .word || $0.part == .task)
          && ($0.cue.contains(.cost) || $0.cue.isDisjoint(with: [.rival, .place, .own, .change, .verb]))
      }
  }

  /// "A success rate of 85% while reducing human help by 24%": what changes has a name that is no measure's.
  func hasObject(between metric: Int, and place: Int) -> Bool {
    let elements = sentence.elements
    guard let by = elements[metric..<place].lastIndex(where: { $0.cue.contains(.by) }), place - by <= 4,
      let verb = elements[metric..<by].lastIndex(where: { $0.cue.contains(.change) }), verb > metric,
      isParticiple(elements[verb])
    else { return false }
    let object = elements[verb + 1..<by]
    return !object.isEmpty
      && object.allSatisfy { $0.part == .word && $0.cue.isDisjoint(with: [.comma, .rival, .place, .own]) }
      && object.contains {
        $0.cue.isEmpty && !word(of: $0).suffix(2).elementsEqual("ly".utf8)
      }
  }

  /// "Without loss of accuracy", "with negligible accuracy degradation": a measure that is said not to change.
  func isRemarkedOn(_ metric: Int) -> Bool {
    sentence.elements[max(0, metric - 3)..<metric].reversed()
      .prefix { $0.part == .word && !$0.cue.contains(.comma) }
      .contains { $0.cue.contains(.unchanged) }
  }
}
