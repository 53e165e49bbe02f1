import Records

/// Values that go from one to another: "from 0.8 to 0.9", "from 1 to 2, 3 to 4".
extension SentenceResults {
  /// "From 0.8 to 0.9": the earlier value is what the later is set against.
  func pairChanges() {
    let elements = sentence.elements
    var index = 0
    while index < results.count {
      let place = places[index]
      let isFrom = elements[max(0, place - 3)..<place].contains { $0.cue.contains(.from) }
      let end = places[run(around: index, .tight).upperBound] + 1
      // "A macro F1 of 0.9 and 0.8 drops to 0.7 and 0.6"
      let isSubject = end < elements.count && elements[end].cue.contains(.change)
      guard isFrom || isSubject, results[index].kind == .score else {
        index += 1
        continue
      }
      let starts = run(around: index, .tight)
      let firstEnd = starts.upperBound + 1
      guard starts.lowerBound == index, firstEnd < results.count,
        isTo(firstEnd, after: places[starts.upperBound])
      else {
        index += 1
        continue
      }
      // "The gap grows from 0.4 to 2.2"
      let isGap = elements[..<place].suffix(20).reversed().prefix {
        $0.part != .metric && $0.part != .quantity
      }.contains {
        $0.cue.contains(.gap) && $0.statement == elements[place].statement
      }
      let ends = run(around: firstEnd, .tight)
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
      while index + 1 < results.count, isListOfChanges(index - 1, index),
        isTo(index + 1, after: places[index])
      {
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

  private func setAgainst(_ index: Int, _ baseline: Int) {
    results[index].baselineValue = results[index].baselineValue ?? results[baseline].value
    results[index].kind = .score
    results[baseline].kind = .score
  }

  /// What the paper's own work raises a measure from is the value of something else: "X raises F1 from 60 to
  /// 70".
  func clearStarts() {
    for end in changeEnds.sorted()
    where ownModel != nil && isSame(results[end].arguments[.model], ownModel) && end > 0 {
      let start = places[end - 1]
      let before = max(0, start - 24)..<start
      guard isSame(results[end - 1].arguments[.model], ownModel),
        let verb = before.last(where: { sentence.elements[$0].cue.contains(.change) }),
        verb + 2 < start, !sentence.elements[verb + 1].cue.contains(.from)
      else { continue }
      // "X lowers the error of Y from 76.7": that is Y's.
      let other = (verb..<start).first { sentence.elements[$0].part == .model }
      results[end - 1].arguments[.model] = other.map { mention(at: $0) }
    }
  }
}
