import Records

/// What a value was measured on, and at which task, where no rule has said.
extension SentenceResults {
  func findDatasets() {
    shareOfChanges()
    for index in results.indices where results[index].arguments[.dataset] == nil {
      if let place = namedBefore(index) ?? namedInBracket(index) ?? dataOfMeasure(index) ?? namedBeforeBy(
        index)
        ?? pairedName(.dataset, index)
      {
        results[index].arguments[.dataset] = mention(at: place)
      } else if let lead = answers[index] ?? (isRemark(index) ? index - 1 : nil) {
        results[index].arguments[.dataset] = results[lead].arguments[.dataset]
      } else if let dataset = continued[index]?.arguments[.dataset] {
        results[index].arguments[.dataset] = dataset
      } else if let place = behind(.dataset, index) ?? before(.dataset, index) {
        results[index].arguments[.dataset] = mention(at: place)
        let group = sentence.group(at: place)
        if group.count <= 4, place == group.first, place > places[index], !isAverage(index, over: place),
          !isUpTo(index)
        {
          otherDatasets[results[index].value] = group.dropFirst().map { mention(at: $0) }
        }
      } else if let lead = apposed(index).flatMap({ sameMeasured($0, index) }) {
        results[index].arguments[.dataset] = results[lead].arguments[.dataset]
      }
    }
  }

  /// "By up to 5% on X and Y" is the best of several.
  private func isUpTo(_ index: Int) -> Bool {
    sentence.elements[max(0, places[index] - 3)..<places[index]].contains { $0.cue.contains(.upward) }
  }

  /// "48% average accuracy across X and Y" is one result.
  private func isAverage(_ index: Int, over place: Int) -> Bool {
    sentence.elements[max(0, places[index] - 5)..<place].contains {
      $0.part == .word && $0.cue.contains(.average)
    }
  }

  /// The score of a statement that has the measure of a difference, or the last one where it has none.
  private func sameMeasured(_ lead: Int, _ index: Int) -> Int? {
    guard let metric = results[index].arguments[.metric] else { return lead }
    return results[...lead].lastIndex {
      $0.kind == .score && isSame($0.arguments[.metric], metric)
        && sentence.elements[places[lead]].statement == sentence.elements[places[index]].statement
    }
  }

  /// The value that a change starts from is of the data behind its end: "from 13 to 29 on X".
  private func shareOfChanges() {
    for end in changeEnds where end > 0 {
      guard let place = behind(.dataset, end),
        !sentence.has(.dataset, between: places[end - 1], and: places[end])
      else { continue }
      results[end].arguments[.dataset] = mention(at: place)
      let stated = results[end - 1].arguments[.dataset]
      if stated.map({ $0 < results[end - 1].value }) != false {
        results[end - 1].arguments[.dataset] = mention(at: place)
      }
    }
  }

  /// The name behind a value and those listed with it: "0.9 F1 and 0.8 recall on X".
  func behind(_ part: ResultSentence.Element.Part, _ index: Int) -> Int? {
    var last = index
    while last + 1 < results.count, last - index < 8,
      isLoose(last, last + 1) || isPaired(last + 1) || isRemark(last + 1),
      !sentence.has(part, between: places[last], and: places[last + 1]),
      part != .task || !sentence.has(.dataset, between: places[last], and: places[last + 1]),
      !hasOwnPlace(last)
    {
      last += 1
    }
    let start = places[last]
    var isOpened = false
    for place in start + 1..<max(start + 1, min(nextPlace(last), start + (part == .dataset ? 22 : 14))) {
      let element = sentence.elements[place]
      if place > start + 13, sentence.has(.verb, between: start, and: place) { return nil }
      // "X (0.81), Y (0.79)"
      if element.cue.contains(.comma), self.element(last).isBracketed,
        sentence.elements[place - 1].cue.contains(.close)
      {
        return nil
      }
      // "30% accuracy against attacks on X"
      let isAgainst =
        part == .dataset && element.cue == .rival && !sentence.elements[place - 1].cue.contains(.comma)
        && sentence.elements[(place + 1)...].prefix(2).allSatisfy { $0.part == .word && $0.cue.isEmpty }
      if element.cue.contains(.contrast)
        || element.cue.contains(.rival) && !element.cue.contains(.place) && !isAgainst
      {
        return nil
      }
      if part == .task, isParticiple(element), sentence.elements[place - 1].cue.contains(.comma) {
        return nil
      }
      if part == .task, element.part == .model || element.part == .metric && place > start + 3 { return nil }
      // ", and on Y it has …": a place that opens a new statement belongs to the values behind it.
      if element.cue.contains(.place), place > start + 1,
        !sentence.elements[place - 1].cue.isDisjoint(with: [.and, .comma, .open]),
        nextPlace(last) < sentence.elements.count
      {
        isOpened = true
      }
      guard element.part == part else { continue }
      return !isOpened && isMeasuredOn(place) ? place : nil
    }
    return nil
  }

  /// "25% in simulation, and 14% on X": a value with a place that has no name.
  private func hasOwnPlace(_ index: Int) -> Bool {
    let words = sentence.between(places[index], places[index + 1])
    guard let place = words.firstIndex(where: { $0.cue.contains(.place) && $0.cue.isDisjoint(with: .rival) }),
      place - places[index] <= 2, place + 1 < places[index + 1]
    else { return false }
    return words[(place + 1)...].allSatisfy { $0.part == .word }
      && words[(place + 1)...].contains { $0.cue.isEmpty }
  }

  /// "0.18 vs. 0.29 on X": a value set right against the one before.
  func isPaired(_ index: Int) -> Bool {
    index > 0 && places[index] - places[index - 1] <= 3 && sentence.cues.contains(.rival) && isCompared(index)
  }

  /// The last name before a value that it can have been measured on: first in its statement.
  func before(_ part: ResultSentence.Element.Part, _ index: Int) -> Int? {
    let place = places[index]
    let statement = sentence.elements[place].statement
    for candidate in stride(from: place - 1, through: max(0, place - 60), by: -1) {
      let element = sentence.elements[candidate]
      guard element.part == part else { continue }
      let isFirst = places[0] > candidate && candidate <= 5
      if part == .task,
        !isStated(candidate, statement) || !isFirst && !isUntaken(candidate, index)
          || isOfEarlier(candidate, index)
      {
        return nil
      }
      if part == .dataset, isOfOwnBracket(candidate, index) { continue }
      if part == .dataset, isTrailing(candidate, index) || isAside(candidate, index) { return nil }
      guard isMeasuredOn(candidate) else { continue }
      let group = sentence.group(at: candidate)
      return group.count == 1 ? candidate : nil
    }
    return nil
  }

  /// Whether a place is in a statement, or right before the "where" that opens it: "for A on B, where X …".
  private func isStated(_ place: Int, _ statement: Int) -> Bool {
    let own = sentence.elements[place].statement
    return own == statement
      || own == statement - 1
        && sentence.elements.first { $0.statement == statement }?.cue.contains(.whereof) == true
  }

  /// "X (0.81), Y (0.79)": a name that has a value in a bracket of its own.
  private func isOfOwnBracket(_ place: Int, _ index: Int) -> Bool {
    let elements = sentence.elements
    guard !elements[place].isBracketed, place + 1 < places[index], elements[place + 1].cue.contains(.open)
    else { return false }
    return sentence.between(place + 1, places[index]).contains { $0.cue.contains(.close) }
      && sentence.between(place + 1, places[index]).prefix { !$0.cue.contains(.close) }.contains {
        $0.part == .quantity
      }
  }

  /// "X equals Y on A, while reducing the cost by 5%": data of another statement, which has no value.
  private func isAside(_ place: Int, _ index: Int) -> Bool {
    let statement = sentence.elements[place].statement
    guard statement != element(index).statement, results[index].kind != .score,
      !results.indices.contains(where: { element($0).statement == statement }),
      let governor = sentence.governor(of: place)
    else { return false }
    return !isFronted(governor.place) && sentence.has([.verb, .rival], between: -1, and: place)
      && sentence.between(place, places[index]).contains(where: isParticiple)
  }

  /// Whether a name stands behind an earlier value that this one has nothing to do with: a time, or a ratio
  /// of one, is not said of the data that a score was reached on.
  private func isTrailing(_ place: Int, _ index: Int) -> Bool {
    if isRatio(index), results[index].arguments[.metric] == nil {
      // "On X, it is 3x faster", "On X, it cuts the error by half and is 3x faster"
      let isFirst = sentence.governor(of: place).map { isFronted($0.place) } ?? false
      let isOfGains = isFirst && results[..<index].allSatisfy { $0.kind != .score }
      return index > 0 && !isOfGains || places[index] < place || !opensPlace(place)
    }
    guard places.first.map({ $0 < place }) == true, !opensPlace(place) else { return false }
    if isRatio(index) || isOfAnotherKind(place, index) { return true }
    guard let metric = results[index].arguments[.metric],
      let found = sentence.elements.first(where: { $0.mention == metric })
    else { return results[index].kind != .score }
    return found.cue.contains(.cost)
  }

  /// Whether the last value before a name is a difference or ratio and this one is none, or the other way round.
  private func isOfAnotherKind(_ place: Int, _ index: Int) -> Bool {
    guard let last = places[..<index].lastIndex(where: { $0 < place }),
      element(last).statement == sentence.elements[place].statement
    else { return false }
    // "It gains 4.8% on X, reaching 57.3%"
    if results[index].kind == .score, sentence.between(place, places[index]).contains(where: isParticiple) {
      return false
    }
    return (results[last].kind == .score) != (results[index].kind == .score)
  }

  /// Whether a name stands in a phrase that opens something new: ", and on Y".
  func opensPlace(_ place: Int) -> Bool {
    guard let governor = sentence.governor(of: place)?.place, governor > 0 else { return true }
    return !sentence.elements[governor - 1].cue.isDisjoint(with: [.and, .comma, .contrast])
  }

  /// Whether no value of another list stands between a name and a value.
  private func isUntaken(_ place: Int, _ index: Int) -> Bool {
    let start = run(around: index, .loose).lowerBound
    let first = changeEnds.contains(start) ? start - 1 : start
    return first == 0 || places[first - 1] < place
  }
}
