import Records
import Text

/// Which numbers are settings, tolerances and conditions, and no results.
extension SentenceResults {
  /// "p < 0.01", "95% CI 0.9–1.0", "a dropout of 0.1", "10% of the data".
  func isSetting(_ place: Int) -> Bool {
    let elements = sentence.elements
    if isTolerance(place) || isExtra(place) || isParameter(place) { return true }
    // "30 FPS at 640x480"
    if mentions[mention(at: place)].notation == .dimensions, place > 0, elements[place - 1].cue.contains(.at)
    {
      return true
    }
    if isOperatingPoint(place) || isRadius(place) || isCutOff(place) || isCondition(place) { return true }
    if place + 1 < elements.count, elements[place + 1].part == .word,
      elements[place + 1].cue.contains(.setting)
    {
      return true
    }
    for before in stride(from: place - 1, through: max(0, place - 4), by: -1) {
      guard elements[before].part == .word,
        elements[before].cue.isDisjoint(with: [.verb, .and, .open, .comma])
      else {
        break
      }
      if elements[before].cue.contains(.setting) { return true }
    }
    let behind = elements[place + 1..<max(place + 1, min(elements.count, place + 6))].prefix {
      $0.part == .word
    }
    guard behind.first?.cue.contains(.of) == true else { return false }
    return behind.contains { $0.cue.contains(.stock) } && !isRatioPlace(place)
  }

  /// "The precision at 80% recall is …"
  func isCutOff(_ place: Int) -> Bool {
    let elements = sentence.elements
    return place > 1 && place + 1 < elements.count && elements[place - 1].cue.contains(.at)
      && elements[place + 1].part == .metric && elements[place - 2].part == .metric
      && !elements[place + 1].cue.contains(.cost) && mentions[mention(at: place)].quantity?.unit == .percent
  }

  /// "At α = 1.0": the value of something that is no measure.
  func isParameter(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place > 1, elements[place - 1].cue.contains(.colon), elements[place - 2].part == .word,
      word(of: elements[place - 1]).elementsEqual("=".utf8)
    else { return false }
    return word(of: elements[place - 2]).count <= 2
  }

  /// "Within ±0.2": what is allowed, not what was reached.
  func isTolerance(_ place: Int) -> Bool {
    let start = text.utf8Range(of: mentions[mention(at: place)].tokens).lowerBound
    return text.utf8[start...].prefix(2).elementsEqual("±".utf8)
  }

  /// "With only 5% additional data": what is spent, without a measure of it.
  func isExtra(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place + 1 < elements.count, elements[place + 1].cue.contains(.further),
      mentions[mention(at: place)].quantity?.unit == .percent
    else { return false }
    let behind = elements[(place + 1)...].prefix(5).prefix { $0.cue.isDisjoint(with: [.comma, .place, .of]) }
    return !behind.contains { $0.part == .metric || !$0.cue.isDisjoint(with: [.change, .comparative]) }
  }

  /// "At 50% sparsity", "with 5% label noise", "under a 4x compression ratio"
  func isCondition(_ place: Int) -> Bool {
    let elements = sentence.elements
    let before = elements[max(0, place - 3)..<place].last { !$0.cue.contains(.filler) }
    guard let before, before.part == .word,
      before.cue.contains(.condition) || before.cue.contains(.at) || before.cue.contains(.place)
    else { return false }
    let behind = elements[min(place + 1, elements.count)...].prefix(4).prefix {
      $0.part == .word
        && $0.cue.isDisjoint(with: [.place, .agent, .comma, .and, .open, .close, .verb, .comparative])
    }
    return behind.contains { $0.cue.contains(.dose) }
  }

  /// "8/255", "1/16 of the labels"
  func isRadius(_ place: Int) -> Bool {
    let mention = mentions[mention(at: place)]
    return mention.notation == .fraction
      && text.tokens[mention.tokens].contains { text.utf8[$0.utf8Range].elementsEqual("/".utf8) }
      && sentence.elements[min(place + 1, sentence.elements.count)...].first?.cue.contains(.filler) != true
  }

  /// "At a sensitivity of 85%, …"
  func isOperatingPoint(_ place: Int) -> Bool {
    let elements = sentence.elements
    guard place + 1 < elements.count, elements[place + 1].cue.contains(.comma) else { return false }
    let words = elements[max(0, place - 6)..<place]
    guard let metric = words.lastIndex(where: { $0.part == .metric }), metric < place - 1 || metric > 0 else {
      return false
    }
    guard
      elements[metric + 1..<place].allSatisfy({
        $0.part == .word && $0.cue.isDisjoint(with: [.verb, .comma])
      })
    else { return false }
    let before = elements[..<metric].reversed().prefix {
      $0.cue.contains(.filler) || $0.cue.contains(.at) || $0.cue.isEmpty && $0.part == .word
    }
    let start = elements[..<metric].lastIndex { $0.cue.contains(.at) } ?? metric
    let first = elements[..<start].lastIndex { $0.statement != elements[start].statement } ?? -1
    guard start - first <= 2 else { return false }
    return before.prefix(3).contains { $0.cue.contains(.at) }
      && sentence.elements[place...].contains { $0.part == .metric }
  }

  func isRatioPlace(_ place: Int) -> Bool {
    let mention = mentions[mention(at: place)]
    return mention.quantity?.unit == .times || mention.notation == .fraction
  }
}
