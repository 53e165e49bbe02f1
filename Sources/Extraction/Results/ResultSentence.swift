import Records
import Text

/// One sentence as its mentions and the words between them: what is joined by position is joined here.
struct ResultSentence {
  /// A mention, or a word or mark outside of all mentions.
  struct Element {
    enum Part: Hashable { case word, metric, dataset, model, task, quantity, other }
    var part: Part
    var cue: ResultCue
    /// The mention's number, or -1.
    var mention: Int
    var token: Int
    /// The statement that it stands in: a new one begins behind "while", "but" and ";".
    var statement: Int
    /// Whether it stands in brackets.
    var isBracketed: Bool
  }

  private(set) var elements: [Element] = []
  /// All that its words say.
  private(set) var cues: ResultCue = []
  let range: Range<Int>

  init(
    _ range: Range<Int>, text: TokenizedText, mentions: [MentionFeatures], covering: [Int32],
    words: ResultWords
  ) {
    self.range = range
    elements.reserveCapacity(range.count)
    var (statement, depth) = (0, 0)
    var token = range.lowerBound
    while token < range.upperBound {
      let number = Int(covering[token])
      var element = Element(
        part: .word, cue: [], mention: -1, token: token, statement: statement, isBracketed: depth > 0)
      if number >= 0 {
        let mention = mentions[number]
        element.mention = number
        element.part = mention.part
        if element.part == .metric {
          for part in mention.tokens {
            let kinds: ResultCue = [.cost, .unbounded, .rate, .flaw]
            element.cue.formUnion(words.cue(of: text.tokens[part]).intersection(kinds))
          }
          if element.cue.contains(.rate) { element.cue.subtract([.unbounded, .rate]) }
        }
        token = max(token + 1, min(mention.tokens.upperBound, range.upperBound))
      } else {
        element.cue = Self.isInCompound(token, text) ? [] : words.cue(of: text.tokens[token])
        if element.cue.contains(.open) { depth += 1 }
        if element.cue.contains(.close) {
          depth = max(0, depth - 1)
          element.isBracketed = depth > 0
        }
        if depth == 0, opensStatement(element.cue) {
          statement += 1
          element.statement = statement
        }
        token += 1
      }
      elements.append(element)
      cues.formUnion(element.cue)
    }
    clearComparators()
  }

  /// "While", "but", ";" and a colon open a new statement; the colon of "X: 0.9" does not.
  private func opensStatement(_ cue: ResultCue) -> Bool {
    if cue.contains(.contrast) { return true }
    return cue.contains(.colon) && elements.last.map { $0.part == .word } ?? false
  }

  /// Whether a word stands between hyphens: the "of" of "state-of-the-art" governs nothing.
  private static func isInCompound(_ token: Int, _ text: TokenizedText) -> Bool {
    let (range, hyphen) = (text.tokens[token].utf8Range, UInt8(ascii: "-"))
    return range.lowerBound > 0 && range.upperBound < text.utf8.count
      && text.utf8[range.lowerBound - 1] == hyphen && text.utf8[range.upperBound] == hyphen
  }

  /// "Over 90%" compares a number, not a rival.
  private mutating func clearComparators() {
    for index in elements.indices.dropLast()
    where elements[index].cue.contains(.comparator) && elements[index + 1].part == .quantity {
      elements[index].cue.subtract([.rival, .place, .comparative])
    }
    // "The relative order": "relative" compares only before "to".
    for index in elements.indices.dropLast()
    where elements[index].cue.contains(.relative) && !elements[index + 1].cue.contains(.to) {
      elements[index].cue.remove(.rival)
    }
  }

  /// The elements between two places.
  func between(_ first: Int, _ second: Int) -> ArraySlice<Element> {
    first + 1 < second ? elements[first + 1..<second] : []
  }

  /// Whether a cue stands between two places.
  func has(_ cue: ResultCue, between first: Int, and second: Int) -> Bool {
    first + 1 < second && (first + 1..<second).contains { !elements[$0].cue.isDisjoint(with: cue) }
  }

  /// Whether a mention of a kind stands between two places.
  func has(_ part: Element.Part, between first: Int, and second: Int) -> Bool {
    first + 1 < second && (first + 1..<second).contains { elements[$0].part == part }
  }

  /// The names that are listed with the one at a place: "A, B and the C dataset". A list ends with "and";
  /// "with A, B reaches" is none.
  func group(at index: Int) -> [Int] {
    var (members, joins) = ([index], [Bool]())
    while members.count < 24, let next = neighbour(of: members[0], step: -1) {
      members.insert(next.place, at: 0)
      joins.insert(next.isAnd, at: 0)
    }
    while members.count < 24, let next = neighbour(of: members[members.count - 1], step: 1) {
      members.append(next.place)
      joins.append(next.isAnd)
    }
    // "(X, Y)"
    if elements[index].isBracketed, !joins.contains(true) { return members }
    var start = 0
    for (place, isAnd) in joins.enumerated() where isAnd {
      // A comma behind the "and" of a list begins something else.
      let end = joins[(place + 1)...].firstIndex(of: false) ?? joins.count
      if members[start...end].contains(index) { return Array(members[start...end]) }
      start = end + 1
      if start >= members.count { break }
    }
    return [index]
  }

  private func neighbour(of index: Int, step: Int) -> (place: Int, isAnd: Bool)? {
    var (place, isListed, isAnd) = (index + step, false, false)
    // "X and our harder Y"
    var modifiers = elements[index].part == .dataset ? 2 : 0
    for _ in 0..<10 {
      guard elements.indices.contains(place) else { return nil }
      let element = elements[place]
      if element.isBracketed != elements[index].isBracketed || !element.cue.isDisjoint(with: [.open, .close])
      {
        // "A [3] and B (0.9)"
        if elements[index].isBracketed { return nil }
        place += step
        continue
      }
      if element.part == elements[index].part { return isListed ? (place, isAnd) : nil }
      guard element.part == .word else { return nil }
      if element.cue.isEmpty || element.cue.contains(.possessive), modifiers > 0, isListed == (step > 0),
        !element.isBracketed
      {
        modifiers -= 1
        place += step
        continue
      }
      guard !element.cue.isDisjoint(with: [.list, .filler]) else { return nil }
      if element.cue.contains(.list) { isListed = true }
      if element.cue.contains(.list), !element.cue.contains(.comma) { isAnd = true }
      place += step
    }
    return nil
  }

  /// Whether a name says which one a head noun before it is: "the earlier model, X,".
  private func isApposed(_ index: Int, behind comma: Int) -> Bool {
    guard comma == index - 1, comma > 0, index + 1 < elements.count,
      elements[comma - 1].cue.contains(.head)
    else { return false }
    return !elements[index + 1].cue.isDisjoint(with: [.comma, .by])
  }

  /// What governs a name: the nearest preposition or rival mark before its phrase, if the phrase has one.
  func governor(of index: Int) -> (cue: ResultCue, place: Int)? {
    var place = (group(at: index).first ?? index) - 1
    // "Baselines such as X", "other methods, including X": X stands where the baselines stand.
    if place > 1, elements[place].cue.contains(.like), elements[place - 1].cue.contains(.such) { place -= 2 }
    var isExample = false
    if place > 1, elements[place].cue.contains(.including) {
      place -= elements[place - 1].cue.contains(.comma) ? 2 : 1
      isExample = true
    }
    // "Tests on Y indicate that X": a subject.
    if place > 0, elements[place].cue.contains(.that),
      !elements[place - 1].cue.isDisjoint(with: [.reporting, .verb])
    {
      return nil
    }
    // "Surpassing the previous state-of-the-art X" has nine words and hyphens.
    for _ in 0..<12 {
      guard elements.indices.contains(place) else { return nil }
      let element = elements[place]
      // "Ten baselines, including X"
      guard element.part == .word || element.part == .task || isExample && element.part == .quantity else {
        return nil
      }
      let cues: ResultCue = [.place, .agent, .rival, .to, .from, .by]
      // "Outperforms the best earlier model, X, by 3%"
      if element.cue.contains(.comma), isApposed(index, behind: place) {
        place -= 1
        continue
      }
      // "The comparable X"
      if element.cue == .rival, place > 0, elements[place - 1].cue.contains(.definite) {
        place -= 1
        continue
      }
      // "Half as many as X"
      if element.cue.contains(.like), place > 2,
        elements[max(0, place - 3)..<place].contains(where: { $0.cue.contains(.like) })
      {
        return (.rival, place)
      }
      if !element.cue.isDisjoint(with: cues) {
        // "compared with X", "in comparison to X", "ahead of X", "improving on X"
        let isPlace = element.cue.contains(.place) && !element.cue.contains(.agent)
        if place > 0,
          elements[place - 1].cue.contains(.rival)
            || isPlace && elements[index].part == .model && elements[place - 1].cue.contains(.change)
        {
          return (element.cue.union(.rival), place)
        }
        if element.cue.contains(.of), place > 0, elements[place - 1].cue.contains(.instead) {
          return (element.cue.union(.rival), place)
        }
        // "34% lower than that of X", "four times that of X"
        if element.cue.contains(.of), place > 1, elements[place - 1].cue.contains(.that),
          elements[place - 2].part == .quantity || elements[place - 2].cue.contains(.rival)
        {
          return (element.cue.union(.rival), place)
        }
        return (element.cue, place)
      }
      if !element.cue.isDisjoint(with: [.verb, .contrast, .comma, .open, .close, .colon, .change, .and]) {
        return nil
      }
      place -= 1
    }
    return nil
  }
}
