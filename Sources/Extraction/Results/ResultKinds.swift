import Records

/// Whether a value is an absolute one, a difference or a ratio, where no rule has said.
extension SentenceResults {
  func readKinds() {
    for index in results.indices { results[index].kind = kind(of: index) }
    // A list is of one kind, which is told at its beginning or at its end.
    for index in results.indices.dropFirst()
    where results[index].kind == .score && isListedWithMeasures(places[index - 1], places[index])
      && isOfOneUnit(index - 1, index)
    {
      results[index].kind = results[index - 1].kind
    }
    for index in results.indices.dropLast().reversed()
    where results[index].kind == .score && isListedWithMeasures(places[index], places[index + 1])
      && !isFrom(index) && isOfOneUnit(index, index + 1)
    {
      results[index].kind = results[index + 1].kind
    }
    // "31% over X and 18% over Y"
    for index in results.indices.dropFirst()
    where results[index].kind == .score && results[index - 1].kind != .score && isOfOneUnit(index - 1, index)
      && element(index).statement == element(index - 1).statement
      && places[index] + 1 < sentence.elements.count
      && sentence.elements[places[index] + 1].cue.contains(.rival)
      && sentence.elements[places[index] - 1].cue.contains(.and)
    {
      results[index].kind = results[index - 1].kind
    }
    spreadToPlaces()
    spreadRelative()
    // "2.1x and 2.4x, compared to 1.6x and 1.8x": what is compared is of one kind.
    for index in results.indices.dropFirst()
    where results[index].kind == .score && results[index - 1].kind != .score && isCompared(index) {
      for other in run(around: index, .tight) { results[other].kind = results[index - 1].kind }
      // "Compared with 12.2 for X and 24.2 for Y"
      var next = index + 1
      while next < results.count, next - index < 8, results[next].kind == .score, isOfOneUnit(next - 1, next),
        isListedForName(next - 1, next)
      {
        results[next].kind = results[index].kind
        next += 1
      }
    }
  }

  /// A percentage of what is no share is relative, once its measure is found.
  func readUnbounded() {
    for index in results.indices
    where results[index].kind == .delta && mentions[results[index].value].quantity?.unit == .percent
      && (isOfUnboundedMeasure(index) || isOfReducedFlaw(index) || isBeyondShares(index))
    {
      results[index].kind = .relative
    }
  }

  private func isFrom(_ index: Int) -> Bool {
    sentence.elements[max(0, places[index] - 3)..<places[index]].contains { $0.cue.contains(.from) }
  }

  private func kind(of index: Int) -> Result.Kind {
    let stated = results[index].kind
    let elements = sentence.elements
    let place = places[index]
    let before = elements[max(0, place - 4)..<place]
    let behind = elements[place + 1..<max(place + 1, min(elements.count, place + 4))].prefix {
      $0.part == .word && $0.cue.isDisjoint(with: [.comma, .open, .close])
    }
    // "In nearly half of the trials"
    if isRatio(index), stated == .score, behind.first?.cue.contains(.of) == true,
      elements[place + 1..<min(elements.count, place + 5)].contains(where: { $0.cue.contains(.cases) })
    {
      return .score
    }
    if isRatio(index) { return .relative }
    if before.suffix(3).contains(where: { $0.cue.contains(.relative) })
      || behind.contains(where: { $0.cue.contains(.relative) }) || isOfRelativeChange(place)
    {
      return .relative
    }
    // "Preferred over X by 68% of participants"
    if behind.first?.cue.contains(.of) == true,
      elements[max(0, place - 12)..<place].contains(where: { $0.cue.contains(.prefer) })
    {
      return .score
    }
    var isChange = stated != .score
    if isSigned(results[index].value) || isLowered(place) && isRemark(index) { isChange = true }
    if before.suffix(3).reversed().prefix(while: { $0.part == .word }).contains(where: {
      $0.cue.contains(.by)
    }),
      elements[max(0, place - 20)..<place].contains(where: {
        !$0.cue.isDisjoint(with: [.change, .rival, .comparative])
      })
    {
      isChange = true
    }
    if behind.first.map({ $0.cue.contains(.comparative) }) == true { isChange = true }
    if before.last?.cue.contains(.further) == true { isChange = true }
    // "It loses 2.3%"
    if before.last(where: { !($0.part == .word && $0.cue.isEmpty) })?.cue
      .contains(.change) == true, before.last?.part == .word
    {
      isChange = true
    }
    if isDistance(index, behind) || isRemarkOnGap(index) { isChange = true }
    // "A drop of merely 0.2%"
    if before.contains(where: { $0.cue.contains(.change) }),
      before.last(where: { !($0.part == .word && $0.cue.isEmpty) })?.cue.contains(.of) == true
    {
      isChange = true
    }
    guard isChange else { return .score }
    let unit = mentions[results[index].value].quantity?.unit
    // Where a measure is named, it says so once it is found.
    if unit == .percent, !sentence.elements.contains(where: { $0.part == .metric }),
      isOfUnboundedMeasure(index)
    {
      return .relative
    }
    return stated == .relative ? .relative : .delta
  }

  /// "Relative F1 gains of 3%", "relatively improves the F1 by 3%"
  private func isOfRelativeChange(_ place: Int) -> Bool {
    let phrase = sentence.elements[max(0, place - 9)..<place].reversed().prefix {
      $0.part != .quantity && $0.part != .model && $0.cue.isDisjoint(with: [.comma, .contrast, .to, .verb])
    }
    return phrase.contains { $0.cue.contains(.relative) } && phrase.contains { $0.cue.contains(.change) }
  }

  /// "A rise of 180%": more than a share can rise by.
  private func isBeyondShares(_ index: Int) -> Bool {
    let quantity = mentions[results[index].value].quantity
    return (quantity?.value ?? quantity?.low).map { $0 > 100 } ?? false
  }

  /// "It reduces the rate of collisions by 40%", "a 14% reduction in failures": what is to be avoided falls by a
  /// part of what it was.
  private func isOfReducedFlaw(_ index: Int) -> Bool {
    let place = places[index]
    let statement = sentence.elements[place].statement
    let behind = sentence.elements[(place + 1)...].prefix(3).first { $0.cue.contains(.change) }
    let change =
      behind
      ?? sentence.elements[max(0, place - 10)..<place].last {
        $0.cue.contains(.change) && $0.statement == statement
      }
    // "It is 2% lower"
    guard change?.cue.contains(.reducing) == true, behind?.cue.contains(.comparative) != true else {
      return false
    }
    let metric = results[index].arguments[.metric]
    return sentence.elements.contains { $0.mention == metric && $0.cue.contains(.flaw) }
  }

  /// "Gains on X are smaller (1%)"
  private func isRemarkOnGap(_ index: Int) -> Bool {
    guard element(index).isBracketed, places[index] > 1, places[index] + 1 < sentence.elements.count,
      sentence.elements[places[index] - 1].cue.contains(.open),
      sentence.elements[places[index] + 1].cue.contains(.close)
    else { return false }
    let statement = element(index).statement
    let before = sentence.elements[..<places[index]].suffix(12).filter { $0.statement == statement }
    return before.contains { $0.cue.contains(.gap) } && before.contains { $0.cue.contains(.be) }
      && !before.contains { $0.part == .metric || $0.part == .quantity }
  }

  /// Points are a difference where they are no score that something has: "4.3 points over X".
  private func isDistance(_ index: Int, _ behind: ArraySlice<ResultSentence.Element>) -> Bool {
    guard mentions[results[index].value].quantity?.unit == .point else { return false }
    if behind.contains(where: { !$0.cue.isDisjoint(with: [.rival, .change, .comparative]) }) { return true }
    let place = places[index]
    return !sentence.elements[max(0, place - 4)..<place].contains { $0.cue.contains(.verb) }
  }

  /// A percentage of a time or an error that is no share itself is relative: "latency falls by 40%".
  private func isOfUnboundedMeasure(_ index: Int) -> Bool {
    if let metric = results[index].arguments[.metric],
      let place = sentence.elements.firstIndex(where: { $0.mention == metric })
    {
      return !sentence.elements[place].cue.isDisjoint(with: [.cost, .unbounded])
    }
    let place = places[index]
    // What stands before an earlier value is of that.
    let before = sentence.elements[max(0, place - 8)..<place]
    let first = before.lastIndex { $0.part == .quantity } ?? before.startIndex
    // "Costs 2%": a verb is no cost.
    return sentence.elements[first..<min(sentence.elements.count, place + 5)].contains {
      !$0.cue.isDisjoint(with: [.cost, .unbounded]) && !$0.cue.contains(.verb)
    }
  }
}
