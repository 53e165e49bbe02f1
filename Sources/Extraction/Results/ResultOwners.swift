import Records
import Text

/// The names that a value is put to, before it or behind it.
extension SentenceResults {
  /// "X (0.9", "X: 0.9", "X = 0.9".
  func bracketing(_ index: Int) -> Int? {
    let elements = sentence.elements
    var place = places[index] - 1
    if isFirstInBracket(index) { return nil }
    if elements[places[index]].isBracketed {
      while place > 0, elements[place].isBracketed, !elements[place].cue.contains(.open) {
        if elements[place].part == .model {
          // "(X, 0.9)", "(X, max 0.9)"
          let isApposed =
            elements[place + 1].cue.contains(.comma)
            && elements[place + 2..<max(place + 2, places[index])].allSatisfy {
              $0.part == .word && $0.cue.isEmpty
            }
          return isApposed || elements[place + 1].cue.contains(.colon)
            || elements[place + 1].part == .quantity ? place : nil
        }
        place -= 1
      }
      if let place = comparedInBracket(index, open: place) { return place }
      // "X with three examples (F1, 0.9)"
      guard elements[place].cue.contains(.open) else { return nil }
      for before in stride(from: place - 1, through: max(0, place - 7), by: -1) {
        let element = elements[before]
        if element.part == .model {
          // "X with Y (0.9)"
          if before == place - 1, before > 1, elements[before - 2].part == .model,
            elements[before - 1].cue.contains(.agent), elements[before - 1].cue.isDisjoint(with: [.by, .of])
          {
            return before - 2
          }
          guard before < place - 1, let cue = sentence.governor(of: before)?.cue else { return before }
          return cue.isDisjoint(with: [.by, .rival]) ? nil : before
        }
        let ends: ResultCue = [.verb, .contrast, .close, .change, .comma, .and]
        if element.part == .dataset || element.part == .metric || !element.cue.isDisjoint(with: ends) {
          return nil
        }
      }
      return nil
    }
    if let owner = possessor(before: places[index]) { return owner }
    // "X: 0.9", "followed by X with 0.9"
    // "X 30.2% and Y 24.4%"
    if place > 0, elements[place].part == .model, !elements[place - 1].cue.isDisjoint(with: .list) {
      return place
    }
    // ", Y in 21% and Z in 47%"
    if index > 0, place > 1, elements[place - 1].part == .model, elements[place].cue.contains(.place),
      !elements[place - 2].cue.isDisjoint(with: .list)
    {
      return place - 1
    }
    if place > 0, elements[place - 1].part == .model,
      results[index].kind == .score || !isRivalName(place - 1),
      !elements[place].cue.isDisjoint(with: [.colon, .at])
        || elements[place].cue.contains(.agent)
          && elements[place].cue.isDisjoint(with: [.of, .by, .place, .from])
    {
      return place - 1
    }
    return nil
  }

  /// "X's 0.9"
  private func possessor(before value: Int) -> Int? {
    let elements = sentence.elements
    for place in stride(from: value - 1, through: max(0, value - 3), by: -1) {
      if elements[place].part == .model { return place < value - 1 ? place : nil }
      guard elements[place].part == .word else { return nil }
      let bytes = word(of: elements[place])
      guard ["'s", "’s", "'", "’", "s"].contains(where: { bytes.elementsEqual($0.utf8) }) else { return nil }
    }
    return nil
  }

  /// "It outperforms X (58.1 against 56.3)": the second value is X's, the first is not.
  private func comparedInBracket(_ index: Int, open: Int) -> Int? {
    let elements = sentence.elements
    guard open > 0, elements[open - 1].part == .model, isRivalName(open - 1), index > 0,
      places[index - 1] > open, isCompared(index)
    else { return nil }
    return open - 1
  }

  /// Whether a bracket behind the name of a rival has two values, of which this is the first.
  func isFirstInBracket(_ index: Int) -> Bool {
    let elements = sentence.elements
    let open = places[index] - 1
    return open > 0 && elements[open].cue.contains(.open) && elements[open - 1].part == .model
      && isRivalName(open - 1) && index + 1 < results.count && element(index + 1).isBracketed
      && isCompared(index + 1)
  }

  /// "0.9 accuracy for X", "0.9 by X", "0.9 (X)", "0.9 for the next best, X".
  func agentBehind(_ index: Int) -> Int? {
    let elements = sentence.elements
    let start = places[index]
    let end = min(nextPlace(index), start + 10, elements.count)
    var place = start + 1
    var isOpen = false
    // "86.1 F1 (X)"
    if place + 3 < elements.count, elements[place].part == .metric, elements[place + 1].cue.contains(.open),
      elements[place + 2].part == .model, elements[place + 3].cue.contains(.close)
    {
      return place + 2
    }
    if place + 2 < elements.count, elements[place].cue.contains(.open) {
      if elements[place + 1].part == .model, !elements[place + 2].cue.isDisjoint(with: [.close, .comma]) {
        return place + 1
      }
      // "0.9 (95% CI 0.8–1.0) for X"
      guard let close = elements[place...].prefix(16).firstIndex(where: { $0.cue.contains(.close) }) else {
        return nil
      }
      place = close + 1
    }
    while place < max(end, min(place + 6, nextPlace(index))), place < elements.count, place < start + 24 {
      let element = elements[place]
      if element.cue.contains(.own), elements[place - 1].cue.contains(.of) { return start }
      if element.part == .model {
        guard let governor = sentence.governor(of: place), !governor.cue.contains(.rival),
          governor.place > start,
          !governor.cue.isDisjoint(with: [.agent, .by]), sentence.group(at: place).count == 1
        else { return nil }
        if governor.cue.contains(.of),
          results[index].kind != .score || sentence.has(.metric, between: start, and: governor.place)
        {
          return nil
        }
        return place
      }
      if !element.cue.isDisjoint(with: [.agent, .by]) { isOpen = true }
      if element.cue.contains(.comma), isOpen, place + 1 < elements.count, elements[place + 1].part == .model
      {
        let next = elements[min(elements.count, place + 2)...].prefix(2)
        // "Half of that, X falls to 0.4": X begins something else.
        let isSubject = next.first.map { !$0.cue.isDisjoint(with: [.verb, .change]) } == true
        return isSubject || next.contains { $0.part == .quantity } ? nil : place + 1
      }
      let ends: ResultCue = [.contrast, .verb, .comma, .close, .open, .and, .rival, .to, .change]
      // "Half of the loss for X"
      let isPartOf = element.cue.contains(.change) && sentence.has(.of, between: start, and: place)
      if !element.cue.isDisjoint(with: ends) && !isPartOf || element.part == .quantity { return nil }
      place += 1
    }
    return nil
  }

  /// "X beats Y by 5% on Z (80% against 75%)": the second value of such a bracket is Y's.
  func rivalBeforeBracket(_ index: Int) -> Int? {
    let elements = sentence.elements
    let statement = element(index).statement
    guard element(index).isBracketed, index > 0, element(index - 1).isBracketed, isCompared(index),
      !sentence.has(.close, between: places[index - 1], and: places[index]),
      let open = elements[..<places[index - 1]].lastIndex(where: { !$0.isBracketed })
    else { return nil }
    for place in stride(from: open, through: max(0, open - 20), by: -1) {
      if elements[place].statement != statement { return nil }
      if elements[place].part == .model { return isRivalName(place) ? place : nil }
    }
    return nil
  }

  /// "0.80 on X": what a value was measured with, where nothing else has it.
  func nameBehindPlace(_ index: Int) -> Int? {
    let elements = sentence.elements
    let start = places[index]
    let ends: ResultCue = [.comma, .and, .contrast, .verb, .rival]
    for place in start + 1..<max(start + 1, min(nextPlace(index), start + 5)) {
      let element = elements[place]
      if element.part == .model {
        return sentence.governor(of: place)?.cue.contains(.place) == true && !isPart(place)
          && sentence.group(at: place).count == 1 ? place : nil
      }
      guard element.part == .metric || element.part == .word && element.cue.isDisjoint(with: ends) else {
        return nil
      }
    }
    return nil
  }

  /// "Against 74.2", "compared to 61%": the value of something that has no name here.
  func isUnnamedRival(_ index: Int) -> Bool {
    let index = run(around: index, .tight).lowerBound
    guard index > 0, results[index].kind == .score || results[index].kind == .relative && !isRatio(index),
      !isConditioned(index)
    else { return false }
    if results[index].kind == .score, followsRival(index) { return true }
    let words = sentence.between(places[index - 1], places[index]).suffix(8)
      .reversed().prefix { $0.part == .word && $0.cue.isDisjoint(with: [.verb, .contrast, .and]) }
    // "0.5 vs. 0.4 with uniform sampling": of the same model.
    let next = places[index] + 1
    let isOfSame =
      next < sentence.elements.count && sentence.elements[next].cue.contains(.agent)
    return words.contains { $0.cue.contains(.rival) && !(isOfSame && $0.cue.contains(.versus)) }
  }

  /// "Compared to 4.0 for X, 4.1 for Y, and 4.4 for people": the list of what a value is set against goes on.
  private func followsRival(_ index: Int) -> Bool {
    var last = index
    for _ in 0..<8 where last > 1 {
      let words = sentence.between(places[last - 1], places[last])
      let isListed =
        words.count <= 8 && words.contains { $0.cue.contains(.list) }
        && words.allSatisfy { $0.cue.isDisjoint(with: [.verb, .contrast, .change, .rival, .open]) }
        && words.contains { $0.cue.contains(.agent) }
      guard isListed else { return false }
      last -= 1
      let before = sentence.between(places[last - 1], places[last])
        .reversed().prefix { $0.part == .word && $0.cue.isDisjoint(with: [.verb, .contrast]) }
      if before.prefix(4).contains(where: { $0.cue.contains(.rival) && !$0.cue.contains(.versus) }) {
        return true
      }
    }
    return false
  }

  /// "Against 0.07 with other features": the same model under another condition.
  private func isConditioned(_ index: Int) -> Bool {
    let elements = sentence.elements
    var next = places[index] + 1
    if next < elements.count, elements[next].part == .metric { next += 1 }
    guard next < elements.count else { return false }
    return elements[next].cue.contains(.condition)
  }
}
