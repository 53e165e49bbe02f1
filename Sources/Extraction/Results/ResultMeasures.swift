import Records

/// Which measure a value is of, where no rule has said.
///
/// As many values as measures are paired in order. Otherwise it is the measure right behind the value, else
/// the last one before it in the statement, else in the sentence.
extension SentenceResults {
  mutating func findMetrics() {
    for index in results.indices where results[index].arguments["metric"] == nil {
      if let place = pairedName(.metric, index) ?? metricBehind(index) ?? metricBefore(index) {
        results[index].arguments["metric"] = mention(at: place)
      }
    }
  }

  /// The name of a list of as many names as there are values in a list.
  func pairedName(_ part: ResultSentence.Element.Part, _ index: Int) -> Int? {
    for joins in [isTight, isLoose] {
      let run = run(around: index, joins)
      guard run.count > 1, let group = listedNames(part, around: run), group.count == run.count else {
        continue
      }
      return group[index - run.lowerBound]
    }
    return nil
  }

  /// The list of names behind the last value of a run, or else before its first.
  private func listedNames(_ part: ResultSentence.Element.Part, around run: ClosedRange<Int>) -> [Int]? {
    let elements = sentence.elements
    let (first, last) = (places[run.lowerBound], places[run.upperBound])
    if part != .metric, part != .model {
      for place in last + 1..<max(last + 1, min(nextPlace(run.upperBound), last + 14))
      where elements[place].part == part {
        let group = sentence.group(at: place)
        if group.count == run.count { return group }
        break
      }
    }
    for place in stride(from: first - 1, through: max(0, first - 40), by: -1)
    where elements[place].part == part {
      let group = sentence.group(at: place)
      return group.count > 1 ? group : nil
    }
    return nil
  }

  private func metricBehind(_ index: Int) -> Int? {
    let place = places[index]
    guard results[index].kind != .relative else { return nil }
    for next in place + 1..<max(place + 1, min(nextPlace(index), place + 6)) {
      let element = sentence.elements[next]
      if element.part == .metric { return fits(next, index) ? next : nil }
      if element.part != .word
        || !element.cue.isDisjoint(with: [.contrast, .comma, .and, .open, .close, .verb, .rival, .place])
      {
        return nil
      }
    }
    return nil
  }

  private func metricBefore(_ index: Int) -> Int? {
    let place = places[index]
    let result = results[index]
    for before in stride(from: place - 1, through: max(0, place - 60), by: -1) {
      let element = sentence.elements[before]
      guard element.part == .metric, fits(before, index) else { continue }
      if element.isBracketed, !sentence.elements[place].isBracketed, isClosed(before, place) { continue }
      if result.kind == .relative, !isOfSameMeasure(index) { return nil }
      return before
    }
    return nil
  }

  /// Whether a measure stands in a bracket with its own value: "(F1, 0.921)".
  private func isClosed(_ metric: Int, _ place: Int) -> Bool {
    for next in metric + 1..<place {
      if sentence.elements[next].part == .quantity { return true }
      if !sentence.elements[next].isBracketed { return false }
    }
    return false
  }

  /// Whether a ratio is said of the measure that the sentence speaks of: "a relative reduction of 53.8%",
  /// "34% lower", "four times that of X"; "3x faster" is said of the speed, which has no name.
  private func isOfSameMeasure(_ index: Int) -> Bool {
    let place = places[index]
    let around = max(0, place - 4)..<min(sentence.elements.count, place + 4)
    if isRatio(index) {
      return sentence.elements[place..<around.upperBound].contains { $0.cue.contains(.that) }
    }
    return true
  }

  /// Whether a value is written as a multiple or a fraction.
  func isRatio(_ index: Int) -> Bool {
    let mention = mentions[results[index].value]
    return mention.quantity?.unit == "times" || mention.notation == "fraction"
      || mention.notation == "multiple"
  }

  /// Whether a measure can have the value: a share is no time, and seconds are no accuracy.
  func fits(_ metric: Int, _ index: Int) -> Bool {
    let cost = sentence.elements[metric].cue.contains(.cost)
    let unit = mentions[results[index].value].quantity?.unit
    switch unit {
    case "second", "byte", "watt", "joule", "hertz": return cost
    case "percent", "point": return !cost || results[index].kind != .score
    default: return true
    }
  }
}
