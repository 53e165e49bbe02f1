import Records

/// Lists of names that are paired in order with lists of values.
extension SentenceResults {
  /// The name of a list of as many names as there are values in a list.
  func pairedName(_ part: ResultSentence.Element.Part, _ index: Int) -> Int? {
    if let change = pairedChange(part, index) { return change }
    return pairedName(part, index, .tight) ?? pairedName(part, index, .loose)
  }

  private func pairedName(_ part: ResultSentence.Element.Part, _ index: Int, _ join: Join) -> Int? {
    let run = run(around: index, join)
    guard run.count > 1, !hasNames(part, within: run), let group = listedNames(part, around: run),
      group.count == run.count
    else { return nil }
    return group[index - run.lowerBound]
  }

  /// The same for changes: "on X and Y, from 1 to 2 and from 3 to 4".
  func pairedChange(_ part: ResultSentence.Element.Part, _ index: Int) -> Int? {
    let isEnd = changeEnds.contains(index)
    guard isEnd || changeEnds.contains(index + 1) else { return nil }
    let end = isEnd ? index : index + 1
    var (first, last) = (end, end)
    while first >= 2, changeEnds.contains(first - 2), isPlain(first - 2, first - 1) { first -= 2 }
    while last + 2 < results.count, changeEnds.contains(last + 2), isPlain(last, last + 1) { last += 2 }
    let count = (last - first) / 2 + 1
    guard count > 1, let group = listedNames(part, around: first - 1...last), group.count == count else {
      return nil
    }
    return group[(end - first) / 2]
  }

  /// Whether no name stands between two values.
  func isPlain(_ first: Int, _ second: Int) -> Bool {
    let words = sentence.between(places[first], places[second])
    return words.count <= 8 && words.allSatisfy { $0.part == .word && !$0.cue.contains(.contrast) }
  }

  func hasNames(_ part: ResultSentence.Element.Part, within run: ClosedRange<Int>) -> Bool {
    sentence.has(part, between: places[run.lowerBound], and: places[run.upperBound])
  }

  /// The list of names behind the last value of a run, or else before its first.
  func listedNames(_ part: ResultSentence.Element.Part, around run: ClosedRange<Int>) -> [Int]? {
    let elements = sentence.elements
    let (first, last) = (places[run.lowerBound], places[run.upperBound])
    // "By 3.1 and 2.4 points in F1 and recall"
    if part == .metric, run.count > 1,
      let place = elements[(last + 1)...].prefix(5).firstIndex(where: { $0.part != .word }),
      elements[place].part == .metric,
      elements[last..<place].contains(where: { !$0.cue.isDisjoint(with: [.place, .of]) })
    {
      let group = sentence.group(at: place)
      if group.count == run.count { return group }
    }
    if part != .metric, part != .model {
      for place in last + 1..<max(last + 1, min(nextPlace(run.upperBound), last + 14))
      where elements[place].part == part {
        let group = sentence.group(at: place)
        if group.count > 1 { return group }
        break
      }
    }
    for place in stride(from: first - 1, through: max(0, first - 40), by: -1)
    where elements[place].part == part {
      let group = sentence.group(at: place)
      if group.count > 1 { return group }
      // "A and B, which reduce the accuracy of C, reach 58.0 and 60.3"
      if part != .model || sentence.governor(of: place) == nil { return nil }
    }
    return nil
  }
}
