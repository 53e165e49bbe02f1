import Records
import Text

/// What a value is set against.
extension SentenceResults {
  /// "From 0.8 to 0.9": the earlier value is what the later is set against.
  mutating func pairChanges() {
    let elements = sentence.elements
    var index = 0
    while index < results.count {
      let place = places[index]
      let isFrom = elements[max(0, place - 3)..<place].contains { $0.cue.contains(.from) }
      let end = places[run(around: index, isTight).upperBound] + 1
      // "A macro F1 of 0.9 and 0.8 drops to 0.7 and 0.6"
      let isSubject = end < elements.count && elements[end].cue.contains(.change)
      guard isFrom || isSubject, results[index].kind == .score else {
        index += 1
        continue
      }
      let starts = run(around: index, isTight)
      let firstEnd = starts.upperBound + 1
      guard starts.lowerBound == index, firstEnd < results.count,
        isTo(firstEnd, after: places[starts.upperBound])
      else {
        index += 1
        continue
      }
      // "The gap grows from 0.4 to 2.2"
      let isGap = elements[..<place].suffix(20).reversed().prefix { $0.part != .metric && $0.part != .quantity }.contains {
        $0.cue.contains(.gap) && $0.statement == elements[place].statement
      }
      let ends = run(around: firstEnd, isTight)
      if ends.count == starts.count {
        for (start, end) in zip(starts, ends) { setAgainst(end, start) }
        if starts.count == 1 { changeEnds.insert(firstEnd) }
        if isGap { for number in starts.lowerBound...ends.upperBound { results[number].kind = .delta } }
        index = ends.upperBound + 1
      } else {
        setAgainst(firstEnd, starts.upperBound)
        changeEnds.insert(firstEnd)
        index = firstEnd + 1
      }
      // ", 44.6 to 50.0, and 48.8 to 53.9"
      while index + 1 < results.count, isListOfChanges(index - 1, index), isTo(index + 1, after: places[index]) {
        setAgainst(index + 1, index)
        changeEnds.insert(index + 1)
        index += 2
      }
    }
  }

  private func isListOfChanges(_ first: Int, _ second: Int) -> Bool {
    let words = sentence.between(places[first], places[second])
    return results[first].kind == results[second].kind && !words.isEmpty && words.count <= 3
      && words.allSatisfy { $0.part == .word && !$0.cue.isDisjoint(with: [.list, .filler, .from]) }
  }

  private func isTo(_ index: Int, after place: Int) -> Bool {
    let words = sentence.between(place, places[index])
    return words.count <= 14 && words.contains { $0.cue.contains(.to) }
      && !words.contains { $0.cue.contains(.contrast) }
  }

  private mutating func setAgainst(_ index: Int, _ baseline: Int) {
    results[index].baselineValue = results[index].baselineValue ?? results[baseline].value
    results[index].kind = .score
    results[baseline].kind = .score
  }

  /// Rivals behind a value: with a value of their own, or by name alone.
  mutating func findRivals() {
    setAgainstAnswers()
    clearStarts()
    for index in results.indices {
      if results[index].kind == .score {
        if results[index].baselineValue == nil, let rival = rivalValue(of: index) ?? contrastedRival(index) {
          results[index].baselineValue = results[rival].value
        }
        if let baseline = results[index].baselineValue, results[index].baselineModel == nil,
          let other = results.first(where: { $0.value == baseline })?.arguments["model"],
          !isSame(other, results[index].arguments["model"])
        {
          results[index].baselineModel = other
        }
        if results[index].baselineValue == nil, results[index].baselineModel == nil,
          results[index].arguments["metric"] == nil, let place = unpreferred(index),
          !isSame(mention(at: place), results[index].arguments["model"])
        {
          results[index].baselineModel = mention(at: place)
        }
        if results[index].baselineValue == nil, results[index].baselineModel == nil,
          !results.contains(where: { $0.baselineValue == results[index].value }),
          let place = frontedRival(of: index), !isSame(mention(at: place), results[index].arguments["model"])
        {
          results[index].baselineModel = mention(at: place)
        }
      } else if index + 1 < results.count, isCompared(index + 1), results[index].kind == results[index + 1].kind {
        results[index].baselineValue = results[index + 1].value
        results[index].baselineModel = results[index + 1].arguments["model"]
      } else if results[index].baselineModel == nil, results[index].baselineValue == nil {
        if let place = rivalName(of: index) {
          let name = mention(at: member(place, of: index))
          if !isSame(name, results[index].arguments["model"]) { results[index].baselineModel = name }
        } else if isRepeated(index) {
          results[index].baselineModel = results[index - 1].baselineModel
        } else if index > 0, results[index - 1].kind == results[index].kind, !isRatio(index),
          element(index).statement == element(index - 1).statement,
          !sentence.has(.model, between: places[index - 1], and: places[index]),
          !isSame(results[index - 1].baselineModel, results[index].arguments["model"])
        {
          results[index].baselineModel = results[index - 1].baselineModel
        }
      }
    }
  }

  /// "2.1x, compared to 1.6x for Y": whether a value stands right behind a comparison with the one before.
  func isCompared(_ index: Int) -> Bool {
    guard index > 0, element(index).statement == element(index - 1).statement else { return false }
    let words = sentence.between(places[index - 1], places[index]).suffix(3)
    return words.contains { $0.cue.contains(.rival) && !$0.cue.contains(.comparator) }
      && words.allSatisfy { $0.part == .word && $0.cue.isDisjoint(with: [.by, .verb, .change]) }
      && mentions[results[index].value].quantity?.unit == mentions[results[index - 1].value].quantity?.unit
  }

  /// What the paper's own work raises a measure from is the value of something else: "X raises F1 from 60 to
  /// 70".
  private mutating func clearStarts() {
    for end in changeEnds.sorted()
    where ownModel != nil && isOwnProposed && isSame(results[end].arguments["model"], ownModel) && end > 0 {
      let start = places[end - 1]
      let before = max(0, start - 24)..<start
      guard isSame(results[end - 1].arguments["model"], ownModel),
        let verb = before.last(where: { sentence.elements[$0].cue.contains(.change) }),
        verb + 2 < start, !sentence.elements[verb + 1].cue.contains(.from)
      else { continue }
      // "X lowers the error of Y from 76.7": that is Y's.
      let other = (verb..<start).first { sentence.elements[$0].part == .model }
      results[end - 1].arguments["model"] = other.map { mention(at: $0) }
    }
  }

  /// "It outperforms X (69.0) with 65.4": the value in brackets before.
  private func bracketedBefore(_ index: Int) -> Int? {
    guard index > 0, element(index - 1).isBracketed, !element(index).isBracketed,
      results[index - 1].kind == .score, element(index - 1).statement == element(index).statement,
      let name = bracketing(index - 1), isRivalName(name)
    else { return nil }
    let words = sentence.between(places[index - 1], places[index])
    let isWith = words.first { $0.cue.isDisjoint(with: .close) }?.cue.contains(.agent) == true
    return isWith && words.count <= 4 && words.allSatisfy { $0.part == .word } ? index - 1 : nil
  }

  /// The first value behind a rival mark that follows the value's statement.
  private func rivalValue(of index: Int) -> Int? {
    if let before = bracketedBefore(index) { return before }
    // "X (85.8) and far above Y (36.6)" are two.
    if index + 1 < results.count, element(index).isBracketed, element(index + 1).isBracketed,
      sentence.has(.close, between: places[index], and: places[index + 1])
    {
      return nil
    }
    guard index + 1 < results.count, results[index + 1].kind == .score else { return nil }
    let words = sentence.between(places[index], places[index + 1])
    guard words.contains(where: { $0.cue.contains(.rival) }) || isUp(words),
      !words.contains(where: { $0.cue.contains(.contrast) && $0.part == .word })
    else { return bracketedRival(behind: index, words) }
    return sameMeasure(index, index + 1) ? index + 1 : nil
  }

  /// "It attains 78%, while X and Y attain 69% and 73%": the first value of a statement that is set against.
  private func contrastedRival(_ index: Int) -> Int? {
    let next = index + 1
    guard next < results.count, results[next].kind == .score, run(around: index, isLoose).count == 1,
      !results.contains(where: { $0.baselineValue == results[index].value }),
      element(next).statement == element(index).statement + 1, !element(index).isBracketed,
      let model = results[next].arguments["model"], !isSame(model, results[index].arguments["model"]),
      !isSame(model, ownModel),
      mentions[results[index].value].quantity?.unit == mentions[results[next].value].quantity?.unit
    else { return nil }
    let words = sentence.between(places[index], places[next])
    guard let mark = words.first(where: { $0.statement == element(next).statement }), !isStop(mark),
      mark.cue.contains(.set), !words.contains(where: {
        $0.statement == element(next).statement && ($0.part == .metric || $0.part == .dataset)
      })
    else { return nil }
    return next
  }

  /// "0.81, up from 0.66".
  private func isUp(_ words: ArraySlice<ResultSentence.Element>) -> Bool {
    words.last?.cue.contains(.from) == true && words.count <= 6
  }

  /// "61.0 (baseline: 52.0)", "61.0 (X: 52.0)".
  private func bracketedRival(behind index: Int, _ words: ArraySlice<ResultSentence.Element>) -> Int? {
    guard element(index + 1).isBracketed, !element(index).isBracketed,
      words.last?.cue.contains(.colon) == true, words.filter({ $0.cue.contains(.open) }).count == 1
    else { return nil }
    return index + 1
  }

  private func sameMeasure(_ first: Int, _ second: Int) -> Bool {
    isSame(results[first].arguments["metric"], results[second].arguments["metric"])
      || results[second].arguments["metric"] == nil
      || results[first].arguments["metric"] == nil && element(first).isBracketed
  }

  /// The model behind "over", "than" and the like near a difference.
  private func rivalName(of index: Int) -> Int? {
    let elements = sentence.elements
    let place = places[index]
    for next in place + 1..<max(place + 1, min(elements.count, place + 16)) {
      if elements[next].cue.contains(.contrast) { break }
      if elements[next].part == .model {
        guard let governor = sentence.governor(of: next) else { break }
        // "Within 0.4% of X", "half the parameters of X"
        let isOf = governor.cue.contains(.of) && !sentence.has(.metric, between: place, and: next)
        if governor.cue.contains(.rival) || isOf { return next }
        break
      }
      if elements[next].part == .quantity, !isTightChain(to: next, from: index) { break }
    }
    if let place = parallelRival(index) { return place }
    let statement = elements[place].statement
    let start = places[run(around: index, isTight).lowerBound]
    for before in stride(from: start - 1, through: max(0, start - 20), by: -1) {
      if elements[before].statement != statement || elements[before].part == .quantity { break }
      if elements[before].part == .model {
        if isRivalName(before) { return isOfValueBefore(before, start) ? nil : before }
        if let governor = sentence.governor(of: before), governor.cue.contains(.of), isImproved(governor.place) {
          return before
        }
        break
      }
    }
    return frontedRival(of: index)
  }

  /// "It raises the throughput by 2.3x over X and cuts the latency by half": X is the rival of the first alone.
  private func isOfValueBefore(_ rival: Int, _ place: Int) -> Bool {
    guard let governor = sentence.governor(of: rival)?.place, governor > 0,
      sentence.elements[governor - 1].part == .quantity || sentence.elements[governor - 1].part == .metric
    else { return false }
    return sentence.has([.verb, .change], between: rival, and: place)
  }

  /// "68% of listeners preferred X to Y"
  private func unpreferred(_ index: Int) -> Int? {
    let elements = sentence.elements
    let statement = element(index).statement
    guard let verb = elements.indices.first(where: {
      elements[$0].cue.contains(.prefer) && elements[$0].statement == statement
    })
    else { return nil }
    return elements.indices.dropFirst(verb + 1).prefix(8).first {
      elements[$0].part == .model
        && (elements[$0 - 1].cue.contains(.rival) || elements[$0 - 1].cue.contains(.to))
    }
  }

  /// "1.9x faster than X at 64K tokens and 3.2x faster at 128K": the comparative is said again without its rival.
  private func isRepeated(_ index: Int) -> Bool {
    guard index > 0, results[index - 1].kind == results[index].kind, results[index - 1].baselineModel != nil,
      element(index).statement == element(index - 1).statement, places[index] + 1 < sentence.elements.count,
      sentence.elements[places[index] - 1].cue.contains(.and)
    else { return false }
    let (first, second) = (sentence.elements[places[index - 1] + 1], sentence.elements[places[index] + 1])
    return first.part == .word && second.part == .word && first.cue.contains(.comparative)
      && text.tokens[first.token].folded == text.tokens[second.token].folded
  }

  /// "Outperforming X and Y by 34% and 29%": the name that is a value's own.
  private func member(_ place: Int, of index: Int) -> Int {
    let (group, run) = (sentence.group(at: place), run(around: index, isTight))
    return group.count > 1 && group.count == run.count ? group[index - run.lowerBound] : group.first ?? place
  }

  /// "Exceeding X by 7% and Y by 2%": the name before the "by" of a value that is listed.
  func parallelRival(_ index: Int) -> Int? {
    let elements = sentence.elements
    let place = places[index]
    guard index > 0, results[index].kind != .score else { return nil }
    for before in stride(from: place - 1, through: max(1, place - 4), by: -1) where elements[before].part != .word {
      guard elements[before].part == .model, elements[before + 1].cue.contains(.by) else { return nil }
      let words = sentence.between(places[index - 1], before)
      let isListed = words.count <= 6 && words.contains { $0.cue.contains(.list) }
        && words.allSatisfy {
          $0.part == .metric || $0.part == .word && $0.cue.isDisjoint(with: [.verb, .contrast, .rival])
        }
      return isListed && sentence.has(.rival, between: max(0, places[index - 1] - 12), and: places[index - 1])
        ? before : nil
    }
    return nil
  }

  /// "Compared with X, it lowers Y by 3%": what a sentence begins with is what its values are set against.
  private func frontedRival(of index: Int) -> Int? {
    let elements = sentence.elements
    let statement = elements[places[index]].statement
    let first = elements[..<places[index]].lastIndex { $0.statement != statement }.map { $0 + 1 } ?? 0
    for place in first..<min(places[index], first + 8) {
      if elements[place].part == .model { return isRivalName(place) ? place : nil }
      if !elements[place].cue.isDisjoint(with: [.verb, .own, .comma]) && !elements[place].cue.contains(.rival) { return nil }
    }
    return nil
  }

  func isRivalName(_ place: Int) -> Bool {
    sentence.governor(of: place)?.cue.contains(.rival) == true
      || place > 0 && sentence.elements[place - 1].cue.contains(.rival) || isApposedRival(place)
  }

  /// "Surpassing the best method, X, by 3%"
  func isApposedRival(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place > 1, place + 2 < elements.count, elements[place - 1].cue.contains(.comma),
      elements[place + 1].cue.contains(.comma)
    else { return false }
    let words = elements[max(0, place - 9)..<place - 1].reversed().prefix {
      $0.part == .word && $0.cue.isDisjoint(with: [.comma, .contrast])
    }
    return words.contains { $0.cue.contains(.rival) }
  }

  private func isTightChain(to place: Int, from index: Int) -> Bool {
    run(around: index, isTight).contains { places[$0] == place }
  }

  /// A run of values without a measure of its own is read in the order of the run before it: "A has 0.9 and
  /// 0.8 on X and Y, where B has 0.7 and 0.6".
  mutating func alignRuns() {
    var index = 0
    var lead: ClosedRange<Int>?
    while index < results.count {
      let run = run(around: index, isLoose)
      index = run.upperBound + 1
      // The start of a change is no lead, and its end is no answer to it.
      if changeEnds.contains(run.lowerBound + 1) { continue }
      if changeEnds.contains(run.lowerBound) || isRemark(run.lowerBound) {
        if changeEnds.contains(run.lowerBound) { lead = run }
        continue
      }
      if results[run.lowerBound].kind != .score, run.count == 1 || lead == nil {
        if run.count > 1 { lead = run }
        continue
      }
      guard let before = lead, before.count == run.count, isBare(run) || mirrors(run, before),
        results[before.lowerBound].kind == .score
          || results[before.lowerBound].kind == results[run.lowerBound].kind
      else {
        if results[run.lowerBound].kind == .score, lead == nil || run.count > 1 || !isBare(run) { lead = run }
        continue
      }
      for (first, second) in zip(before, run) { answers[second] = first }
      if run.count > 1 { clearStated(run, before) }
    }
  }

  /// "94.8% accuracy with 31 GFLOPs, versus 95.4% and 135 GFLOPs": a run behind a comparison, of the same units and
  /// no measure that the first does not name.
  private func mirrors(_ run: ClosedRange<Int>, _ lead: ClosedRange<Int>) -> Bool {
    guard run.count > 1, run.lowerBound == lead.upperBound + 1,
      zip(run, lead).allSatisfy({
        mentions[results[$0].value].quantity?.unit == mentions[results[$1].value].quantity?.unit
      })
    else { return false }
    let words = sentence.between(places[lead.upperBound], places[run.lowerBound]).suffix(3)
    return words.contains { $0.cue.contains(.rival) && !$0.cue.contains(.comparator) }
  }

  /// Forgets what rules that see one value at a time have said of a run that is read in order.
  private mutating func clearStated(_ run: ClosedRange<Int>, _ lead: ClosedRange<Int>) {
    let values = Set(run.map { results[$0].value })
    for index in run { for role in ["metric", "dataset", "task"] { results[index].arguments[role] = nil } }
    for index in lead where results[index].baselineValue.map(values.contains) == true {
      results[index].baselineValue = nil
      results[index].baselineModel = nil
    }
  }

  /// Values that answer to those of an earlier run are what these are set against, where the text says so:
  /// "outperforming B (0.7 and 0.6)", "where B has 0.7 and 0.6".
  private mutating func setAgainstAnswers() {
    for (second, first) in answers.sorted(by: { $0.key < $1.key })
    where results[second].kind == results[first].kind && results[first].baselineValue == nil
      && !changeEnds.contains(second) && !changeEnds.contains(second + 1)
    {
      let other = results[second].arguments["model"]
      let start = places[first]
      if isUpFrom(second, first) {
        results[first].baselineValue = results[second].value
        continue
      }
      guard other == nil || !isSame(other, results[first].arguments["model"]) else { continue }
      guard !element(second).isBracketed || isBracketOf(second, first),
        sentence.between(start, places[second]).contains(where: {
          $0.cue.contains(.rival) || $0.cue.contains(.contrast) && !isStop($0)
            || $0.cue.contains(.colon) && element(second).isBracketed || $0.cue.contains(.change) && element(second).isBracketed
        })
      else { continue }
      results[first].baselineValue = results[second].value
      results[first].baselineModel = other
    }
  }

  /// "91.3 on X and 98.9 on Y, up from 88.0 and 98.2"
  private func isUpFrom(_ second: Int, _ first: Int) -> Bool {
    let words = sentence.between(places[first], places[run(around: second, isLoose).lowerBound]).suffix(3)
    return words.contains { $0.cue.contains(.from) } && words.contains { $0.cue.contains(.upward) }
  }

  /// Whether a value in brackets stands behind another with nothing told in between, or behind a name.
  private func isBracketOf(_ second: Int, _ first: Int) -> Bool {
    guard !element(first).isBracketed else { return false }
    let start = run(around: second, isLoose).lowerBound
    return start == run(around: first, isLoose).upperBound + 1
      || sentence.has(.model, between: places[start - 1], and: places[start])
  }

  private func isStop(_ element: ResultSentence.Element) -> Bool {
    text.tokens[element.token].shape.contains(.punctuation)
  }

  /// Whether a run names neither a measure nor data of its own, from where its own statement begins.
  private func isBare(_ run: ClosedRange<Int>) -> Bool {
    let elements = sentence.elements
    var first = places[run.lowerBound] - 1
    let isChange = results[run.lowerBound].kind != .score
    while first > lastPlace(run.lowerBound), first >= 0, elements[first].part != .model,
      !elements[first].cue.contains(.upward),
      !(isChange && elements[first].cue.contains(.comma)),
      !elements[first].cue.contains(.rival),
      !(elements[first].cue.contains(.contrast) && isStop(elements[first]))
    {
      first -= 1
    }
    let last = min(nextPlace(run.upperBound), places[run.upperBound] + 6)
    let behind = elements[places[run.upperBound]..<last].prefix {
      $0.cue.isDisjoint(with: [.comma, .contrast, .open, .close])
    }
    return !(elements[first + 1..<places[run.upperBound]] + behind).contains {
      $0.part == .metric || $0.part == .dataset
    }
  }
}
