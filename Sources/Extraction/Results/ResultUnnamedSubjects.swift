import Records

/// Values whose statement names nothing that has them, and sets them against something.
extension SentenceResults {
  /// What is set against a rival, where nothing else is said to be it, is the paper's own work: "On X, the gain
  /// over Y is 3.4", "Compared with Y, the error falls by 3%".
  func findUnnamedSubjects() {
    guard let ownModel else { return }
    findPraised(ownModel)
    for index in results.indices
    where results[index].arguments[.model] == nil
      && results[index].baselineModel.map({ !isSame($0, ownModel) }) == true && isOfMeasure(index)
    {
      results[index].arguments[.model] = ownModel
      // "The latency is 320 ms, 2.1 times lower than that of Y"
      if index > 0, results[index - 1].kind == .score, results[index - 1].arguments[.model] == nil,
        results[index - 1].baselineValue == nil, places[index] - places[index - 1] <= 10,
        element(index).statement == element(index - 1).statement,
        isSame(results[index - 1].arguments[.metric], results[index].arguments[.metric])
      {
        results[index - 1].arguments[.model] = ownModel
      }
    }
  }

  /// "The error is 3%, which shows the strength of our approach": what a sentence without names is told of.
  private func findPraised(_ ownModel: Int) {
    let elements = sentence.elements
    guard let last = places.last, !elements.contains(where: { $0.part == .model }),
      results.allSatisfy({ $0.arguments[.model] == nil && $0.baselineValue == nil }),
      let praise = elements.indices.last(where: { $0 > last && elements[$0].cue.contains(.possessive) }),
      elements[praise - 1].cue.contains(.of),
      elements[(praise + 1)...].prefix(3).contains(where: { $0.cue.contains(.head) })
    else { return }
    for index in results.indices { results[index].arguments[.model] = ownModel }
  }

  /// Whether a statement speaks of a measure or a gain, and not of a thing that has it.
  private func isOfMeasure(_ index: Int) -> Bool {
    let elements = sentence.elements
    let place = places[index]
    let statement = elements[place].statement
    var isNamed = isRatio(index) || isMeasure(index)
    for before in stride(from: place - 1, through: max(0, place - 40), by: -1) {
      let element = elements[before]
      if element.statement != statement { break }
      if element.part == .model, sentence.governor(of: before) == nil { return false }
      if element.part == .metric { isNamed = true }
      if element.cue.contains(.change), before > 0,
        !elements[before - 1].cue.isDisjoint(with: [.definite, .filler])
      {
        isNamed = true
      }
    }
    return isNamed
  }

  /// "It was 0.8"
  func isMeasure(_ index: Int) -> Bool {
    let words = sentence.elements[..<places[run(around: index, .tight).lowerBound]].suffix(4)
    return words.contains { $0.cue.contains(.third) } && words.contains { $0.cue.contains(.be) }
  }
}
