import Records

/// What is listed is of one kind.
extension SentenceResults {
  /// "By 5.1% on X (80.2% against 75.1%) and 3.8% on Y": what is listed with its place is of the kind of the first.
  func spreadToPlaces() {
    for index in results.indices.dropFirst() where results[index].kind == .score {
      guard !element(index).isBracketed,
        let lead = results.indices[..<index].last(where: { !element($0).isBracketed }),
        results[lead].kind != .score, isOfOneUnit(lead, index),
        isListedWithPlace(lead, index) || isListedBehindBracket(lead, index)
      else { continue }
      results[index].kind = results[lead].kind
    }
  }

  /// Whether two values are listed, each with a place behind it: "5.1% on X and 3.8% on Y".
  func isListedWithPlace(_ first: Int, _ second: Int) -> Bool {
    let elements = sentence.elements
    var words = sentence.between(places[first], places[second]).filter { !$0.isBracketed }[...]
    // "A 15% gain in A and 12% in B", "6% over X on A and 4% on B"
    words = words.drop { $0.part == .metric }
    if words.first?.cue.contains(.change) == true { words = words.dropFirst() }
    if words.first?.cue.contains(.rival) == true, words.dropFirst().first?.part == .model {
      words = words.dropFirst(2)
    }
    guard words.count <= 14,
      words.last(where: { $0.cue != .filler })?.cue.isDisjoint(with: .list) == false,
      element(first).statement == element(second).statement,
      words.prefix(3).contains(where: { $0.cue.contains(.place) })
    else { return false }
    let breaks: ResultCue = [.verb, .change, .rival, .contrast, .own, .from, .to, .comparative]
    guard words.allSatisfy({ $0.cue.isDisjoint(with: breaks) }) else { return false }
    let behind = elements[min(places[second] + 1, elements.count)...].prefix(3)
      .first { $0.part == .word && !$0.cue.isEmpty && $0.cue != .filler }
    return behind?.cue.contains(.place) == true && behind?.cue.contains(.rival) == false
  }

  /// "3.1% (X) and 2.4% (Y)"
  private func isListedBehindBracket(_ first: Int, _ second: Int) -> Bool {
    let all = sentence.between(places[first], places[second])
    let words = all.filter { !$0.isBracketed && $0.cue.isDisjoint(with: [.open, .close]) }
    return all.first?.cue.contains(.open) == true && all.contains { $0.part == .dataset }
      && words.contains { $0.cue.contains(.list) }
      && words.allSatisfy { !$0.cue.isDisjoint(with: [.list, .filler]) }
  }

  /// "12.2 for X and 24.2"
  func isListedForName(_ first: Int, _ second: Int) -> Bool {
    let words = sentence.between(places[first], places[second])
    return words.count <= 6 && words.last?.cue.contains(.list) == true
      && words.first?.cue.contains(.agent) == true && words.contains { $0.part == .model }
  }

  /// "2.1 and 5.4 points" are of one unit, "0.24 eV, or 18%" are not.
  func isOfOneUnit(_ first: Int, _ second: Int) -> Bool {
    let units = [first, second].map { mentions[results[$0].value].quantity?.unit }
    return units[0] == units[1] || units[0] == nil && units[1] != .percent
  }

  /// One ratio of a list makes the others ratios: "by 18% and 9% relative".
  func spreadRelative() {
    // "Relative improvements of 4% and 5%"
    for index in results.indices.dropFirst()
    where results[index].kind == .delta && results[index - 1].kind == .relative && !isRatio(index - 1)
      && (isListed(places[index - 1], places[index]) || isListedWithPlace(index - 1, index))
    {
      results[index].kind = .relative
    }
    for index in results.indices.dropLast().reversed()
    where results[index].kind == .delta && results[index + 1].kind == .relative && !isRatio(index + 1)
      && isListed(places[index], places[index + 1])
    {
      results[index].kind = .relative
    }
  }
}
