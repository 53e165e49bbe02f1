import Records
import Text

/// Which measure a value is of, where no rule has said.
///
/// As many values as measures are paired in order. Otherwise it is the measure right behind the value, else
/// the last one before it in the statement, else in the sentence.
extension SentenceResults {
  func findMetrics() {
    for index in results.indices where results[index].arguments[.metric] != nil { pairStated(index) }
    for index in results.indices where results[index].arguments[.metric] == nil {
      if let place = pairedName(.metric, index) {
        results[index].arguments[.metric] = mention(at: place)
      } else if let lead = answers[index] ?? (isRemark(index) ? index - 1 : nil) {
        results[index].arguments[.metric] = results[lead].arguments[.metric]
      } else if let metric = continued[index]?.arguments[.metric] {
        results[index].arguments[.metric] = metric
      } else if let place = metricBehind(index) ?? metricBehindRun(index)
        ?? (isOfSpeed(index) ? nil : metricBefore(index))
      {
        results[index].arguments[.metric] = mention(at: place)
      } else if let metric = earlierMetric(index) ?? appositeMetric(index) {
        results[index].arguments[.metric] = metric
      }
    }
  }

  /// "It raises A and B by 3% and 4%": a rule that saw one measure of a list for each value gives way to their order.
  private func pairStated(_ index: Int) {
    guard let stated = results[index].arguments[.metric], run(around: index, .tight).count > 1,
      let place = pairedName(.metric, index),
      sentence.group(at: place).contains(where: { mention(at: $0) == stated })
    else { return }
    results[index].arguments[.metric] = mention(at: place)
  }

  /// The measure of the sentences before, where this one names none and its value is of the same form: "The
  /// macro F1 is 0.8. On new data it falls to 0.6."
  private func earlierMetric(_ index: Int) -> Int? {
    guard results[index].kind == .score || isOfTold(index), !isShare(index),
      !sentence.elements.indices.contains(where: { sentence.elements[$0].part == .metric && fits($0, index) })
    else { return nil }
    if earlier.value != nil || earlier.metric == nil {
      let told = earlier.told.last {
        $0.kind == .score && $0.arguments[.metric] != nil && isLikeTold(results[index].value, $0)
      }
      if let told { return told.arguments[.metric] }
    }
    let mention = mentions[results[index].value]
    if let value = earlier.value.map({ mentions[$0] }) {
      guard value.quantity?.unit == mention.quantity?.unit, isFraction(value) == isFraction(mention) else {
        return nil
      }
    } else if mention.quantity?.low != nil
      || mention.quantity?.unit.map({ $0 != .percent || !earlier.isReported }) == true
    {
      return nil
    }
    return earlier.metric
  }

  /// "It is 0.07 higher than that of X": a difference of the measure that was told.
  private func isOfTold(_ index: Int) -> Bool {
    guard results[index].kind == .delta, index == 0 || results[index - 1].kind == .score else { return false }
    if refersBack(before: places[0]) { return true }
    // "With noise, it falls by 0.12"
    let before = sentence.elements[..<places[index]]
    if index == 0,
      before.indices.dropLast().contains(where: {
        before[$0].cue.contains(.third) && before[$0 + 1].cue.contains(.moves)
      })
    {
      return true
    }
    let words = sentence.elements[places[index] + 1..<min(sentence.elements.count, places[index] + 6)]
    return index == 0 && words.contains { $0.cue.contains(.that) }
      && words.contains { $0.cue.contains(.rival) }
  }

  /// "Perplexity is 7.6, and decoding is 22% faster"
  private func isOfSpeed(_ index: Int) -> Bool {
    let next = min(places[index] + 1, sentence.elements.count)
    return sentence.elements[next...].prefix(3).prefix {
      $0.part == .word && $0.cue.isDisjoint(with: [.comma, .and])
    }
    .contains { $0.cue.contains(.speed) }
  }

  /// A difference behind a score whose measure an earlier sentence names: "On X, it has 73%, beating Y by 2%".
  private func appositeMetric(_ index: Int) -> Int? {
    guard let lead = apposed(index), !sentence.elements.contains(where: { $0.part == .metric }) else {
      return nil
    }
    return results[lead].arguments[.metric]
  }

  /// The score that a difference is a remark on: the last one before it in its statement.
  func apposed(_ index: Int) -> Int? {
    guard results[index].kind != .score, !isRatio(index), !isShare(index),
      let lead = results[..<index].lastIndex(where: { $0.kind == .score }),
      element(lead).statement == element(index).statement, !element(lead).isBracketed,
      !sentence.has(.model, between: places[lead], and: places[index])
        || sentence.has([.rival, .by], between: places[lead], and: places[index])
    else { return nil }
    return lead
  }

  /// Whether a value is a share of something: "14% of the issues".
  private func isShare(_ index: Int) -> Bool {
    let next = places[run(around: index, .tight).upperBound] + 1
    let unit = mentions[results[index].value].quantity?.unit
    guard unit == .percent || unit == .point,
      next < sentence.elements.count, sentence.elements[next].cue.contains(.of)
    else { return false }
    return sentence.elements[next...].dropFirst().first { !$0.cue.contains(.filler) }?.part != .model
  }

  private func metricBehind(_ index: Int) -> Int? {
    let place = places[index]
    for next in place + 1..<max(place + 1, min(nextPlace(index), place + 6)) {
      let element = sentence.elements[next]
      if element.part == .metric { return fits(next, index) ? next : nil }
      // "Scores of 71.3 on EM", "gains of 4% in recall"
      if isOnMetric(next, behind: place) { continue }
      if element.part != .word
        || !element.cue.isDisjoint(with: [
          .contrast, .comma, .and, .open, .close, .verb, .rival, .place, .condition,
        ])
      {
        return nil
      }
    }
    return nil
  }

  /// "On EM": a preposition right behind a value and right before a measure that has no value of its own.
  private func isOnMetric(_ next: Int, behind place: Int) -> Bool {
    let elements = sentence.elements
    guard elements[next].cue.contains(.place), elements[next].cue.isDisjoint(with: [.rival, .agent]),
      elements[(place + 1)..<next].allSatisfy({ $0.cue.contains(.filler) }),
      let metric = elements[(next + 1)...].prefix(3).firstIndex(where: { !$0.cue.contains(.filler) }),
      elements[metric].part == .metric
    else { return false }
    let behind = elements[(metric + 1)...].prefix(2)
    return behind.first?.part != .quantity
      && !(behind.last?.part == .quantity && behind.first?.cue.isDisjoint(with: [.of, .at, .colon]) == false)
  }

  /// "63.1 / 54.4 box / mask AP": the measure behind the last value of a list is that of all.
  private func metricBehindRun(_ index: Int) -> Int? {
    let last = run(around: index, .tight).upperBound
    guard last > index else { return nil }
    let start = places[last]
    for next in start + 1..<max(start + 1, min(nextPlace(last), start + 5)) {
      let element = sentence.elements[next]
      if element.part == .metric { return fits(next, index) ? next : nil }
      guard element.part == .word, element.cue.isDisjoint(with: [.comma, .and]),
        element.cue.isEmpty || !element.cue.isDisjoint(with: [.filler, .list])
      else { return nil }
    }
    return nil
  }

  private func metricBefore(_ index: Int) -> Int? {
    let place = places[index]
    let result = results[index]
    if isShare(index) || isOfOtherThing(index) { return nil }
    for before in stride(from: place - 1, through: max(0, place - 60), by: -1) {
      let element = sentence.elements[before]
      guard element.part == .metric, fits(before, index) else { continue }
      if before > 1, sentence.elements[before - 1].part == .quantity, !places.contains(before - 1),
        sentence.elements[before - 2].cue.contains(.at)
      {
        continue
      }
      if element.isBracketed, !sentence.elements[place].isBracketed, isClosed(before, place) { continue }
      if isTaken(before, index) { continue }
      if result.kind != .score, isRemarkedOn(before) || isCostOfEarlier(before, index) { continue }
      // "It runs at 37 fps and scores 66.1": a cost behind its own value is of that alone.
      if element.cue.contains(.cost), result.kind == .score, before > 0,
        sentence.elements[before - 1].part == .quantity, sentence.has(.verb, between: before, and: place)
      {
        continue
      }
      if result.kind == .relative, !isOfSameMeasure(index) { return nil }
      if result.kind != .score,
        hasObject(between: before, and: place) || hasListedObject(between: before, and: place)
      {
        return nil
      }
      return before
    }
    return nil
  }

  /// "It cuts the latency by 20% while beating X by 2 points": no points of latency.
  private func isCostOfEarlier(_ metric: Int, _ index: Int) -> Bool {
    sentence.elements[metric].cue.contains(.cost) && results[index].kind == .delta
      && sentence.elements[metric].statement != element(index).statement
      && results[..<index].contains { $0.arguments[.metric] == mention(at: metric) }
  }

  /// Whether a measure belongs to a value of another unit: "91% accuracy at a ratio of 10x, but 85% with Y".
  private func isTaken(_ metric: Int, _ index: Int) -> Bool {
    let number = mention(at: metric)
    let unit = mentions[results[index].value].quantity?.unit
    let owners = results[max(0, index - 8)..<index].filter { $0.arguments[.metric] == number }
    return !owners.isEmpty && owners.allSatisfy { mentions[$0.value].quantity?.unit != unit }
      && results[max(0, index - 8)..<index].contains { mentions[$0.value].quantity?.unit == unit }
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
    return mention.quantity?.unit == .times || mention.notation == .fraction
      || mention.notation == .multiple
  }

  /// Whether a measure can have the value: a share is no time, and seconds are no accuracy.
  func fits(_ metric: Int, _ index: Int) -> Bool {
    let cost = sentence.elements[metric].cue.contains(.cost)
    let unit = mentions[results[index].value].quantity?.unit
    switch unit {
    case .second, .byte, .watt, .joule, .hertz: return cost
    case .percent, .point: return !cost || results[index].kind != .score
    default: return true
    }
  }
}
