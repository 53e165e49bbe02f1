import Records
import Text

/// The names that a value is set against where they have no value of their own.
extension SentenceResults {
  /// The model behind "over", "than" and the like near a difference.
  func rivalName(of index: Int) -> Int? {
    let elements = sentence.elements
    let place = places[index]
    for next in place + 1..<max(place + 1, min(elements.count, place + 22)) {
      if elements[next].cue.contains(.contrast) { break }
      // ", and our method beats X"
      if elements[next].cue.contains(.possessive), elements[next - 1].cue.contains(.and) { break }
      if elements[next].part == .model {
        // "It gains 3 points and beats X by 2": X is the rival of the second alone.
        if isRivalOfNext(next, behind: place) { break }
        guard let governor = sentence.governor(of: next) else { break }
        // "Within 0.4% of X", "half the parameters of X"
        let isOf =
          governor.cue.contains(.of) && !sentence.has(.metric, between: place, and: next)
          && !(elements[governor.place - 1].cue.contains(.that)
            && sentence.has(.and, between: place, and: next))
        if governor.cue.contains(.rival) || isOf { return next }
        break
      }
      if elements[next].part == .quantity, !isTightChain(to: next, from: index) {
        if let place = rivalOfList(from: index) { return place }
        break
      }
    }
    if let place = parallelRival(index) { return place }
    let statement = elements[place].statement
    let start = places[run(around: index, .tight).lowerBound]
    for before in stride(from: start - 1, through: max(0, start - 20), by: -1) {
      let isPassed = elements[before].isBracketed && !elements[place].isBracketed
      if elements[before].statement != statement { break }
      if elements[before].part == .quantity, !isPassed { break }
      if elements[before].part == .model {
        if isRivalName(before) { return isOfValueBefore(before, start) ? nil : before }
        if let governor = sentence.governor(of: before), governor.cue.contains(.of),
          isImproved(governor.place)
        {
          return before
        }
        break
      }
    }
    return frontedRival(of: index)
  }

  /// "A 2% drop in F1, and a 1% rise in recall, compared with X": what all changes of a list are set against.
  private func rivalOfList(from index: Int) -> Int? {
    let elements = sentence.elements
    var last = index
    while last + 1 < results.count, results[last + 1].kind == .delta, results[last].kind == .delta,
      element(last + 1).statement == element(index).statement, places[last + 1] - places[last] <= 10,
      sentence.between(places[last], places[last + 1]).suffix(3).contains(where: { $0.cue.contains(.and) }),
      !sentence.between(places[last], places[last + 1]).contains(where: {
        $0.part == .model || !$0.cue.isDisjoint(with: [.verb, .rival, .by])
      })
    {
      last += 1
    }
    guard last > index,
      let mark = elements[places[last]...].prefix(10).firstIndex(where: {
        $0.cue.contains(.rival) && $0.cue.isDisjoint(with: [.verb, .comparator])
      }), elements[mark - 1].cue.contains(.comma),
      let name = elements[mark...].prefix(8).firstIndex(where: { $0.part == .model }),
      sentence.governor(of: name)?.cue.contains(.rival) == true
    else { return nil }
    return name
  }

  /// Whether a new predicate opens before a name, with a value of its own behind it: "and beats X by 2".
  private func isRivalOfNext(_ name: Int, behind place: Int) -> Bool {
    let elements = sentence.elements
    guard elements[(name + 1)...].prefix(2).contains(where: { $0.cue.contains(.by) }),
      let mark = sentence.governor(of: name)?.place, mark > place + 1
    else { return false }
    return elements[mark].cue.contains(.verb) && elements[mark - 1].cue.contains(.and)
  }

  /// "It raises the throughput by 2.3x over X and cuts the latency by half": X is the rival of the first alone.
  private func isOfValueBefore(_ rival: Int, _ place: Int) -> Bool {
    guard let governor = sentence.governor(of: rival)?.place, governor > 0,
      sentence.elements[governor - 1].part == .quantity || sentence.elements[governor - 1].part == .metric
    else { return false }
    return sentence.has([.verb, .change], between: rival, and: place)
  }

  /// "It has 97.2% on A and 71.4% on B, surpassing X": the name behind the last value of a statement, which no
  /// value follows.
  func trailingRival(_ index: Int) -> Int? {
    let elements = sentence.elements
    let statement = element(index).statement
    guard sentence.cues.contains(.rival), !element(index).isBracketed else { return nil }
    // "97.2% on A, surpassing X, and 0.04 MSE": what follows the name is no part of it.
    guard
      let mark = elements.indices[(places[index] + 1)...].prefix(48).first(where: {
        elements[$0].cue.contains(.rival) && elements[$0].statement == statement
          && (isParticiple(elements[$0]) && elements[$0 - 1].cue.contains(.comma) || isComparable($0))
      }),
      let last = results.indices.last(where: { places[$0] < mark && !element($0).isBracketed }),
      mark - places[last] < 24, !sentence.has(.model, between: places[index], and: places[last]),
      results[index...last].allSatisfy({ $0.kind == .score })
    else { return nil }
    for place in mark + 1..<min(elements.count, mark + 15) {
      if places.contains(place) || !elements[place].cue.isDisjoint(with: [.verb, .contrast, .by]) {
        return nil
      }
      guard elements[place].part == .model else { continue }
      let behind = elements[min(place + 1, elements.count)...].prefix(5)
      if behind.prefix(4).contains(where: { $0.cue.contains(.by) }) { return nil }
      guard let value = behind.firstIndex(where: { $0.part == .quantity }) else { return place }
      // "Outperforming X with 40% fewer parameters": the gain is of something else.
      let isAside =
        elements[value - 1].cue.contains(.agent)
        && places.firstIndex(of: value).map({ results[$0].kind != .score }) != false
      return isAside ? place : nil
    }
    return nil
  }

  /// ", which is comparable to X"
  private func isComparable(_ mark: Int) -> Bool {
    let elements = sentence.elements
    return mark > 2 && elements[mark].cue.isDisjoint(with: .verb) && elements[mark - 1].cue.contains(.be)
      && elements[mark - 3].cue.contains(.comma)
      && elements[min(mark + 1, elements.count - 1)].cue.contains(.to)
  }

  /// "A win rate of 92% against X": the name right behind a value.
  func opponent(_ index: Int) -> Int? {
    let elements = sentence.elements
    let start = places[index] + 1
    guard sentence.cues.contains(.rival), start < elements.count,
      let mark = elements[start...].prefix(3).firstIndex(where: {
        $0.cue.contains(.rival) && $0.cue.isDisjoint(with: [.verb, .comparator])
      }), elements[start..<mark].allSatisfy({ $0.part == .metric || $0.cue.isEmpty }),
      let place = elements[(mark + 1)...].prefix(3).firstIndex(where: { $0.cue.isDisjoint(with: .filler) }),
      elements[place].part == .model
    else { return nil }
    let next = elements[(place + 1)...].prefix(2).prefix { !$0.cue.contains(.list) }
    return next.contains { $0.part == .quantity } ? nil : place
  }

  /// "By 2.2 points and by 21 times": a change that is listed with the one before.
  func isAndBy(_ index: Int) -> Bool {
    let words = sentence.elements[max(0, places[index] - 5)..<places[index]]
    return index > 0 && results[index - 1].kind != .score
      && words.indices.dropLast().contains {
        words[$0].cue.contains(.and) && words[$0 + 1].cue.contains(.by)
      }
  }

  /// "68% of listeners preferred X to Y"
  func unpreferred(_ index: Int) -> Int? {
    let elements = sentence.elements
    let statement = element(index).statement
    guard
      let verb = elements.indices.first(where: {
        elements[$0].cue.contains(.prefer) && elements[$0].statement == statement
      })
    else { return nil }
    return elements.indices.dropFirst(verb + 1).prefix(8).first {
      elements[$0].part == .model
        && (elements[$0 - 1].cue.contains(.rival) || elements[$0 - 1].cue.contains(.to))
    }
  }

  /// "Compared with X, it lowers Y by 3%": what a sentence begins with is what its values are set against.
  func frontedRival(of index: Int) -> Int? {
    let elements = sentence.elements
    let statement = elements[places[index]].statement
    let first = elements[..<places[index]].lastIndex { $0.statement != statement }.map { $0 + 1 } ?? 0
    for place in first..<min(places[index], first + 8) {
      if elements[place].part == .model { return isRivalName(place) ? place : nil }
      if !elements[place].cue.isDisjoint(with: [.verb, .own, .comma]) && !elements[place].cue.contains(.rival)
      {
        return nil
      }
    }
    return nil
  }

  func isRivalName(_ place: Int) -> Bool {
    sentence.governor(of: place)?.cue.contains(.rival) == true
      || place > 0 && sentence.elements[place - 1].cue.contains(.rival) || isApposedRival(place)
  }

  /// "Surpassing the best method, X, by 3%", "the best method (X, 41%) by 3%"
  func isApposedRival(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place > 1, place + 2 < elements.count,
      !elements[place - 1].cue.isDisjoint(with: [.comma, .open]),
      !elements[place + 1].cue.isDisjoint(with: [.comma, .close])
    else { return false }
    let words = elements[max(0, place - 9)..<place - 1].reversed().prefix {
      $0.part == .word && $0.cue.isDisjoint(with: [.comma, .contrast])
    }
    return words.contains { $0.cue.contains(.rival) }
  }

  private func isTightChain(to place: Int, from index: Int) -> Bool {
    run(around: index, .tight).contains { places[$0] == place }
  }
}
