import Records
import Text

/// At which task a value was measured, where no rule has said.
extension SentenceResults {
  func findTasks() {
    for index in results.indices where results[index].arguments[.task] == nil && !isRatio(index) {
      if let lead = answers[index] {
        results[index].arguments[.task] = results[lead].arguments[.task]
      } else if let place = taskOfMeasure(index) ?? taskOfPerformance(index) ?? taskBeforeBracket(index)
        ?? pairedName(.task, index)
        ?? behind(.task, index)
        ?? before(.task, index)
      {
        results[index].arguments[.task] = mention(at: place)
      }
    }
  }

  /// "It raises the parsing F1 by 3%": a task right before the measure of a value.
  private func taskOfMeasure(_ index: Int) -> Int? {
    guard let metric = results[index].arguments[.metric], metric > 0, mentions[metric - 1].part == .task,
      mentions[metric - 1].tokens.upperBound == mentions[metric].tokens.lowerBound
    else { return nil }
    return sentence.elements.firstIndex { $0.mention == metric - 1 }
  }

  /// "It has a strong tagging performance, with an F1 of 93": what is said to perform, before the first value.
  private func taskOfPerformance(_ index: Int) -> Int? {
    let elements = sentence.elements
    let statement = elements[places[index]].statement
    for place in stride(from: places[0] - 1, through: max(0, places[0] - 24), by: -1) {
      if elements[place].statement != statement { return nil }
      guard elements[place].part == .task else { continue }
      let word = word(of: elements[place + 1])
      return word.elementsEqual("performance".utf8) ? place : nil
    }
    return nil
  }

  /// "Object detection (58.7 AP and 51.1 mask AP on X)"
  func taskBeforeBracket(_ index: Int) -> Int? {
    let elements = sentence.elements
    guard element(index).isBracketed,
      let open = elements[..<places[index]].lastIndex(where: { !$0.isBracketed }), open > 0,
      elements[open].cue.contains(.open), elements[open - 1].part == .task
    else { return nil }
    return sentence.has(.task, between: open, and: places[index]) ? nil : open - 1
  }

  /// "84% on X image classification, 63 on Y": a task behind an earlier value's data.
  func isOfEarlier(_ place: Int, _ index: Int) -> Bool {
    guard index > 0, places[0] < place, let data = dataBefore(task: place) else { return false }
    return places[..<index].contains { $0 < data && data - $0 < 8 } && !opensPlace(data)
  }

  /// "On X question answering", "on the test split of X for parsing": data with its task right behind it.
  func dataBefore(task place: Int) -> Int? {
    let elements = sentence.elements
    for before in stride(from: place - 1, through: max(0, place - 7), by: -1) {
      let element = elements[before]
      if element.part == .dataset { return before }
      let ends: ResultCue = [
        .verb, .comma, .and, .contrast, .change, .rival, .open, .close, .colon, .from, .to, .by, .own,
      ]
      guard element.part == .word || element.part == .other,
        element.cue.contains(.filler) || element.cue.isDisjoint(with: ends),
        element.cue.isDisjoint(with: .agent) || element.cue.contains(.of)
      else { return nil }
    }
    return nil
  }
}
