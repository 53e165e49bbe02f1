import Records
import Text

/// What a value is set against.
extension SentenceResults {
  /// Rivals behind a value: with a value of their own, or by name alone.
  func findRivals() {
    setAgainstAnswers()
    clearStarts()
    for index in results.indices {
      if results[index].kind == .score {
        if results[index].baselineValue == nil,
          let rival = rivalValue(of: index) ?? contrastedRival(index) ?? parallelValue(index)
        {
          results[index].baselineValue = results[rival].value
        }
        if let baseline = results[index].baselineValue, results[index].baselineModel == nil,
          let other = results.first(where: { $0.value == baseline })?.arguments[.model],
          !isSame(other, results[index].arguments[.model])
        {
          results[index].baselineModel = other
        }
        if results[index].baselineValue == nil, results[index].baselineModel == nil,
          results[index].arguments[.metric] == nil, let place = unpreferred(index),
          !isSame(mention(at: place), results[index].arguments[.model])
        {
          results[index].baselineModel = mention(at: place)
        }
        if results[index].baselineValue == nil, results[index].baselineModel == nil,
          !results.contains(where: { $0.baselineValue == results[index].value }),
          let place = frontedRival(of: index), !isSame(mention(at: place), results[index].arguments[.model])
        {
          results[index].baselineModel = mention(at: place)
          // "Compared with X (32.6), it has 47.5"
          results[index].baselineValue =
            results[..<index].indices.first { bracketing($0) == place }.map { results[$0].value }
        }
        if results[index].baselineValue == nil, results[index].baselineModel == nil,
          !results.contains(where: { $0.baselineValue == results[index].value }),
          let place = opponent(index) ?? trailingRival(index),
          !isSame(mention(at: place), results[index].arguments[.model])
        {
          results[index].baselineModel = mention(at: place)
        }
      } else if index + 1 < results.count, isCompared(index + 1),
        results[index].kind == results[index + 1].kind
      {
        results[index].baselineValue = results[index + 1].value
        results[index].baselineModel = results[index + 1].arguments[.model]
      } else if results[index].baselineModel == nil, results[index].baselineValue == nil {
        if let place = rivalName(of: index) {
          let name = mention(at: member(place, of: index))
          if !isSame(name, results[index].arguments[.model]) { results[index].baselineModel = name }
        } else if isRepeated(index) || isOfSameRival(index) {
          results[index].baselineModel = results[index - 1].baselineModel
        } else if let lead = listedBefore(index),
          !isSame(results[lead].baselineModel, results[index].arguments[.model])
        {
          results[index].baselineModel = results[lead].baselineModel
        }
      }
    }
  }

  /// "4 points better than X (84 vs. 80)": the bracket behind a rival has its value.
  func readRivalBrackets() {
    for index in results.indices.dropLast(2)
    where results[index].kind == .delta && results[index].baselineValue == nil && isFirstInBracket(index + 1)
    {
      guard let rival = results[index].baselineModel, isSame(mention(at: places[index + 1] - 2), rival)
      else { continue }
      results[index].baselineValue = results[index + 2].value
    }
  }

  /// "It reaches 84%, surpassing X (84% vs. 80%)": what is told again is one result.
  func joinRepeated() {
    for index in results.indices.dropFirst().reversed()
    where element(index).isBracketed && results[index].baselineValue != nil {
      guard isFirstInBracket(index),
        let first = results[..<index].lastIndex(where: { isRepeat($0, of: results[index]) })
      else { continue }
      results[first].baselineValue = results[index].baselineValue
      results[first].baselineModel = results[first].baselineModel ?? results[index].baselineModel
      results.remove(at: index)
      places.remove(at: index)
    }
  }

  /// Whether a score is the same number of the same measure as a later one, and is set against nothing yet.
  private func isRepeat(_ first: Found, of second: Found) -> Bool {
    first.kind == .score && (first.baselineValue == nil || first.baselineValue == second.baselineValue)
      && isSame(first.arguments[.metric], second.arguments[.metric])
      && text.isSame(mentions[first.value].tokens, mentions[second.value].tokens)
  }

  /// The change that another is listed with: "beating X by 5% on A (80% against 75%) and 3% on B".
  private func listedBefore(_ index: Int) -> Int? {
    let lead =
      element(index).isBracketed
      ? index - 1 : results.indices[..<index].last { !element($0).isBracketed } ?? -1
    guard lead >= 0, element(index).statement == element(lead).statement,
      results[lead].kind == results[index].kind && !isRatio(index) || isAndBy(index),
      !sentence.has(.model, between: places[lead], and: places[index])
    else { return nil }
    return lead
  }

  /// "2.1x, compared to 1.6x for Y": whether a value stands right behind a comparison with the one before.
  func isCompared(_ index: Int) -> Bool {
    guard index > 0, element(index).statement == element(index - 1).statement else { return false }
    let words = sentence.between(places[index - 1], places[index]).suffix(3)
    return words.contains { $0.cue.contains(.rival) && !$0.cue.contains(.comparator) }
      && words.allSatisfy { $0.part == .word && $0.cue.isDisjoint(with: [.by, .verb, .change]) }
      && isUnitOf(index - 1, index)
  }

  /// "9.9 points, compared with 12.2": of one unit, which the second leaves out.
  func isUnitOf(_ first: Int, _ second: Int) -> Bool {
    let units = [first, second].map { mentions[results[$0].value].quantity?.unit }
    return units[0] == units[1] || units[0] == .point && units[1] == nil && results[first].kind == .delta
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
    if opponent(index) != nil { return nil }
    // "X (85.8) and far above Y (36.6)" are two.
    if index + 1 < results.count, element(index).isBracketed, element(index + 1).isBracketed,
      sentence.has(.close, between: places[index], and: places[index + 1])
    {
      return nil
    }
    guard index + 1 < results.count, results[index + 1].kind == .score else { return nil }
    // "84%, surpassing X (84% vs. 80%)"
    if index + 2 < results.count, isFirstInBracket(index + 1),
      text.isSame(mentions[results[index].value].tokens, mentions[results[index + 1].value].tokens)
    {
      return index + 2
    }
    let words = sentence.between(places[index], places[index + 1])
    guard words.contains(where: { $0.cue.contains(.rival) }) || isUp(words),
      !words.contains(where: { $0.cue.contains(.contrast) && $0.part == .word })
    else { return bracketedRival(behind: index, words) }
    return sameMeasure(index, index + 1) ? index + 1 : nil
  }

  /// "It attains 78%, while X and Y attain 69% and 73%": the first value of a statement that is set against.
  private func contrastedRival(_ index: Int) -> Int? {
    let next = index + 1
    guard next < results.count, results[next].kind == .score, run(around: index, .loose).count == 1,
      !results.contains(where: { $0.baselineValue == results[index].value }),
      element(next).statement == element(index).statement + 1, !element(index).isBracketed,
      let model = results[next].arguments[.model], !isSame(model, results[index].arguments[.model]),
      !isSame(model, ownModel),
      mentions[results[index].value].quantity?.unit == mentions[results[next].value].quantity?.unit
    else { return nil }
    let words = sentence.between(places[index], places[next])
    guard let mark = words.first(where: { $0.statement == element(next).statement }), !isStop(mark),
      mark.cue.contains(.set),
      !words.contains(where: {
        $0.statement == element(next).statement && ($0.part == .metric || $0.part == .dataset)
      })
    else { return nil }
    return next
  }

  /// "31 FPS with 0.46 AP, versus 2 FPS and 0.17 AP for X": the value of the same measure in the list behind a
  /// comparison.
  private func parallelValue(_ index: Int) -> Int? {
    guard sentence.cues.contains(.rival), let metric = results[index].arguments[.metric],
      let first = results.indices[(index + 1)...].prefix(8).first(where: { isCompared($0) }),
      first + 1 < results.count, isListedWithMeasures(places[first], places[first + 1]),
      element(first).statement == element(index).statement,
      !results[index + 1..<first].contains(where: { isSame($0.arguments[.metric], metric) })
    else { return nil }
    let list = run(around: first, .measuredFrom(first))
    return list.first { $0 >= first && isSame(results[$0].arguments[.metric], metric) }
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
    isSame(results[first].arguments[.metric], results[second].arguments[.metric])
      || results[second].arguments[.metric] == nil
      || results[first].arguments[.metric] == nil && element(first).isBracketed
  }
}
