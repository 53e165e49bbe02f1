import Records
import Text

/// Whether a name stands where what was measured on, or at, stands.
extension SentenceResults {
  /// Whether a name stands where data and tasks of a measurement stand: behind "on", "for" and the like,
  /// and not behind "trained on".
  func isMeasuredOn(_ place: Int) -> Bool {
    let elements = sentence.elements
    if elements[place].part == .task, let data = dataBefore(task: place) { return isMeasuredOn(data) }
    guard let governor = sentence.governor(of: place) else {
      return elements[place].part == .dataset && !isCountedTraining(place)
        && (!elements[place].isBracketed || explainsPlace(place))
    }
    if elements[place].part == .dataset, governor.cue.contains(.to), governor.place > 0,
      elements[governor.place - 1].cue.contains(.transfer)
    {
      return true
    }
    if governor.cue.contains(.rival), !governor.cue.contains(.place) { return false }
    if elements[place].part == .task, governor.place > 0, elements[governor.place - 1].cue.contains(.part) {
      return false
    }
    if isNamedTask(governor.place, of: place) { return true }
    let allowed: ResultCue = elements[place].part == .task ? .place : [.place, .of]
    guard !governor.cue.isDisjoint(with: allowed) || isSource(governor.place, of: place) else { return false }
    if elements[place].part == .task, place + 1 < elements.count, isHead(elements[place + 1]) { return false }
    for before in stride(from: governor.place - 1, through: max(0, governor.place - 4), by: -1) {
      if elements[before].part != .word { return true }
      if elements[before].cue.contains(.training) { return false }
    }
    return true
  }

  /// "On the task of X"
  private func isNamedTask(_ governor: Int, of place: Int) -> Bool {
    let elements = sentence.elements
    guard elements[place].part == .task, governor > 2, elements[governor].cue.contains(.of) else {
      return false
    }
    let word = word(of: elements[governor - 1])
    return word.elementsEqual("task".utf8)
      && elements[max(0, governor - 4)..<governor - 1].contains { $0.cue.contains(.place) }
  }

  /// "Tuning with only 400 X questions": what is learned from, behind a count of it.
  private func isCountedTraining(_ place: Int) -> Bool {
    let before = sentence.elements[max(0, place - 6)..<place]
    return before.last?.part == .quantity && before.contains { $0.cue.contains(.training) }
  }

  /// "On a test set of 300 scans from X": where what is measured on comes from.
  func isSource(_ governor: Int, of place: Int) -> Bool {
    let elements = sentence.elements
    guard elements[place].part == .dataset, elements[governor].cue.contains(.from) else { return false }
    let before = elements[max(0, governor - 8)..<governor].reversed().prefix {
      $0.cue.isDisjoint(with: [.verb, .comma, .change, .training]) || $0.cue.contains(.filler)
    }
    return before.contains { $0.cue.contains(.place) && $0.cue.isDisjoint(with: .agent) }
  }

  /// "In microscopy (X)", "on multi-hop question answering (X, Y)": data in brackets behind what is measured on.
  func explainsPlace(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard var before = elements[..<place].lastIndex(where: { $0.cue.contains(.open) }), before > 0,
      place - before <= 8
    else { return false }
    let end = before
    while before > 0, end - before < 6 {
      before -= 1
      let element = elements[before]
      if element.cue.contains(.place) { return true }
      guard
        element.part == .task
          || element.part == .word && element.cue.isDisjoint(with: [.verb, .comma, .agent])
      else { return false }
    }
    return false
  }

  /// "The code review benchmark": the task is part of a data set's description.
  func isHead(_ element: ResultSentence.Element) -> Bool {
    element.part == .dataset
      || element.cue.contains(.filler) && element.part == .word && element.cue.contains(.head)
  }
}
