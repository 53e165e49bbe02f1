import Records
import Text

/// Which numbers of a sentence are results besides those that rules have found, and which of these are none.
extension SentenceResults {
  /// Drops settings and p-values, and adds what is listed with, or set against, a result.
  func detect() {
    for index in results.indices.reversed() where isSetting(places[index]) {
      results.remove(at: index)
      places.remove(at: index)
    }
    guard !results.isEmpty else { return }
    let known = places
    var next = 0
    for place in sentence.elements.indices where sentence.elements[place].part == .quantity {
      if next < known.count, known[next] == place {
        next += 1
        continue
      }
      guard isMeasurable(place) else { continue }
      guard let model = partner(of: place) else { continue }
      add(place, like: model)
    }
  }

  private func add(_ place: Int, like partner: Int) {
    let number = sentence.elements[place].mention
    let known = results[partner]
    let index = places.firstIndex { $0 > place } ?? places.count
    let isLike = known.kind != .score || isListed(min(place, places[partner]), max(place, places[partner]))
    let kind = isLike ? known.kind : .score
    results.insert(Found(value: number, kind: kind, rule: known.rule, priority: 0), at: index)
    places.insert(place, at: index)
  }

  /// The result that a number is a result beside: it is listed with it, set against it, or put to a model
  /// behind it.
  private func partner(of place: Int) -> Int? {
    let behind = places.firstIndex { $0 > place }
    let before = behind.map { $0 - 1 } ?? places.count - 1
    if let behind, leads(place, behind) { return behind }
    guard before >= 0 else { return nil }
    return follows(before, place) ? before : nil
  }

  /// Whether a number before a result belongs to it: "1 and 2", "from 1 to 2", "1 against 2".
  private func leads(_ place: Int, _ result: Int) -> Bool {
    let end = places[result]
    if isListed(place, end) { return true }
    let words = sentence.between(place, end)
    guard results[result].kind == .score, isAlike(place, end), words.count <= 14,
      !words.contains(where: { $0.part == .quantity || $0.cue.contains(.contrast) })
    else { return false }
    let isFrom = sentence.elements[max(0, place - 3)..<place].contains { $0.cue.contains(.from) }
    if isFrom, words.contains(where: { $0.cue.contains(.to) }) { return true }
    return opensRival(words.suffix(5))
  }

  /// Whether a number behind a result belongs to it.
  private func follows(_ result: Int, _ place: Int) -> Bool {
    let start = places[result]
    if isListed(start, place) { return true }
    let elements = sentence.elements
    let words = sentence.between(start, place)
    if isPutToModel(place) || isListedByModel(place, behind: start) { return true }
    if isListedByPlace(place, behind: start) { return true }
    if elements[place].isBracketed, isSigned(elements[place].mention) { return true }
    if results[result].kind != .score, isAlike(start, place), elements[place - 1].cue.contains(.and),
      place + 1 < elements.count, elements[place + 1].cue.contains(.rival), words.count <= 10
    {
      return true
    }
    if isFurtherRatio(place, behind: result) { return true }
    guard results[result].kind == .score, isAlike(start, place) else { return false }
    if elements[place].isBracketed, elements[place - 1].cue.contains(.colon), !elements[start].isBracketed {
      return words.count <= 8
    }
    // "0.81, up from 0.66"
    if words.last?.cue.contains(.from) == true, words.count <= 6 { return true }
    if opensRival(words.suffix(6)) || opensRival(tail(of: words)) { return true }
    // "More than the average worker (79.2%)"
    if elements[place - 1].cue.contains(.open), opensRival(words.dropLast().suffix(7)) { return true }
    if words.suffix(3).contains(where: { $0.cue.contains(.to) }),
      elements[max(0, start - 3)..<start].contains(where: { $0.cue.contains(.from) })
    {
      return true
    }
    return isVerbless(place) && elements[place].statement > elements[start].statement
  }

  /// "Speed-ups of 2.3x at a length of 1K, and up to 4.1x at 2K": a ratio with its condition, listed with one.
  private func isFurtherRatio(_ place: Int, behind result: Int) -> Bool {
    let elements = sentence.elements
    let words = sentence.between(places[result], place)
    guard results[result].kind == .relative, isRatioPlace(place), isRatioPlace(places[result]),
      words.count <= 16, place + 1 < elements.count,
      let mark = words.lastIndex(where: { $0.cue.contains(.list) }), place - mark <= 4,
      words[(mark + 1)...].allSatisfy({ $0.part == .word && $0.cue.isDisjoint(with: [.verb, .change]) }),
      !words.contains(where: { $0.part == .model || $0.cue.contains(.contrast) })
    else { return false }
    let behind = elements[(place + 1)...].first { !$0.cue.contains(.filler) }
    return behind?.cue.isDisjoint(with: [.place, .at, .condition]) == false
  }

  /// "X (0.9", "X: 0.9".
  private func isPutToModel(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place >= 2, elements[place - 2].part == .model || elements[place - 2].part == .dataset else {
      return false
    }
    return !elements[place - 1].cue.isDisjoint(with: [.open, .colon])
  }

  /// "38.6% of the bugs, X 30.2% and Y 24.4%"
  private func isListedByModel(_ place: Int, behind start: Int) -> Bool {
    let elements = sentence.elements
    var name = place - 1
    if name > 1, elements[name].part == .word, elements[name].cue.contains(.place) { name -= 1 }
    return name >= 1 && elements[name].part == .model && isAlike(start, place)
      && !elements[name - 1].cue.isDisjoint(with: [.list, .filler])
  }

  /// "0.88 (95% CI 0.87-0.89) in internal and 0.81 in external validation"
  private func isListedByPlace(_ place: Int, behind start: Int) -> Bool {
    let elements = sentence.elements
    let words = sentence.between(start, place).filter {
      !$0.isBracketed && $0.cue.isDisjoint(with: [.open, .close])
    }
    guard !words.isEmpty, words.count <= 8, isAlike(start, place), words.last?.cue.contains(.list) == true,
      place + 1 < elements.count, elements[start].isBracketed == elements[place].isBracketed
    else { return false }
    let next =
      elements[place + 1].cue.contains(.open)
      ? elements[place...].first {
        !$0.isBracketed && $0.part == .word && $0.cue.isDisjoint(with: [.open, .close])
      }
      : elements[place + 1]
    return next?.cue.isDisjoint(with: [.place, .agent]) == false
      && words.contains { !$0.cue.isDisjoint(with: [.place, .agent]) }
      && words.allSatisfy {
        ![.quantity, .metric, .model].contains($0.part)
          && $0.cue.isDisjoint(with: [.verb, .contrast, .rival, .change])
      }
  }

  /// The words right before a number.
  private func tail(of words: ArraySlice<ResultSentence.Element>) -> ArraySlice<ResultSentence.Element> {
    let count = words.reversed().prefix(4).prefix { $0.part == .word && !$0.cue.contains(.comma) }.count
    return words.suffix(count)
  }

  private func opensRival(_ words: ArraySlice<ResultSentence.Element>) -> Bool {
    words.contains { $0.cue.contains(.rival) }
      && words.allSatisfy { $0.part == .word && $0.cue.isDisjoint(with: [.verb, .contrast, .and]) }
  }

  /// "; under the second split, 0.34": a statement of its own that has no verb.
  private func isVerbless(_ place: Int) -> Bool {
    let elements = sentence.elements
    let statement = elements[place].statement
    let first = elements[..<place].lastIndex { $0.statement != statement } ?? -1
    let before = elements[(first + 1)..<place]
    let end = place + 1 < elements.count ? elements[place + 1] : nil
    return before.count <= 10 && before.dropFirst().first?.cue.isDisjoint(with: [.place, .agent]) == false
      && before.allSatisfy { $0.part != .quantity && $0.cue.isDisjoint(with: [.verb, .change]) }
      && (end == nil || end?.part == .word && end?.cue.isDisjoint(with: [.of, .agent]) == true)
  }

  /// Whether two numbers have the same unit.
  private func isAlike(_ first: Int, _ second: Int) -> Bool {
    let units = [first, second].map { mentions[mention(at: $0)].quantity?.unit }
    return units[0] == units[1]
  }

  /// Whether a number can be the value of a measure: a share, points, or a decimal that counts nothing.
  private func isMeasurable(_ place: Int) -> Bool {
    let mention = mentions[mention(at: place)]
    guard let quantity = mention.quantity, !isSetting(place),
      mention.notation != .word, mention.notation != .scientific, mention.notation != .dimensions
    else { return false }
    switch quantity.unit {
    case .percent, .point: return true
    case .times: return mention.notation == .multiple
    case .watt, .kelvin, .degree, .pixel, .meter, .decibel, .electronvolt:
      // "6.1 K on A, 7.3 K on B"
      return results.contains { mentions[$0.value].quantity?.unit == quantity.unit }
    case nil:
      return isSigned(self.mention(at: place))
        || [quantity.value, quantity.low].contains { $0.map { $0 != $0.rounded() } == true }
        || text.tokens[mention.tokens].contains { text.utf8[$0.utf8Range].elementsEqual(".".utf8) }
    default: return false
    }
  }

  /// Whether a number is written with a plus sign.
  func isSigned(_ mention: Int) -> Bool {
    text.utf8[text.utf8Range(of: mentions[mention].tokens).lowerBound] == UInt8(ascii: "+")
  }

  /// Whether a number opens its bracket with a minus sign: "19.3% (-1.4%)".
  func isLowered(_ place: Int) -> Bool {
    let start = text.utf8Range(of: mentions[mention(at: place)].tokens).lowerBound
    return sentence.elements[place].isBracketed && place > 0
      && sentence.elements[place - 1].cue.contains(.open)
      && (text.utf8[start] == UInt8(ascii: "-") || text.utf8[start...].prefix(3).elementsEqual("−".utf8))
  }
}
