import Records

/// Data that stands right beside a value or its measure.
extension SentenceResults {
  /// "X (79.8)", "X (MRR 0.4, Hits@10 0.6)".
  func namedBefore(_ index: Int) -> Int? {
    let elements = sentence.elements
    var place = places[index]
    guard elements[place].isBracketed else { return nil }
    while place > 0, places[index] - place < 24, elements[place].isBracketed {
      if elements[place].part == .dataset { return nil }
      place -= 1
    }
    guard place > 0, elements[place].cue.contains(.open) else { return nil }
    return elements[place - 1].part == .dataset ? place - 1 : nil
  }

  /// "An X F1 of 0.9": data right before the measure of a value.
  func dataOfMeasure(_ index: Int) -> Int? {
    guard let metric = results[index].arguments[.metric], metric > 0, mentions[metric - 1].part == .dataset,
      mentions[metric - 1].tokens.upperBound == mentions[metric].tokens.lowerBound
    else { return nil }
    return sentence.elements.firstIndex { $0.mention == metric - 1 }
  }

  /// "3% (X)"
  func namedInBracket(_ index: Int) -> Int? {
    let behind = sentence.elements[min(places[index] + 1, sentence.elements.count)...].prefix(3)
    guard behind.count == 3, let open = behind.first, let close = behind.last, open.cue.contains(.open),
      close.cue.contains(.close), behind[behind.startIndex + 1].part == .dataset
    else { return nil }
    return behind.startIndex + 1
  }

  /// "It lowers the error on X by 3%"
  func namedBeforeBy(_ index: Int) -> Int? {
    let elements = sentence.elements
    var (place, isBy) = (places[index] - 1, false)
    while place > 0, places[index] - place < 8, elements[place].part == .word {
      if elements[place].cue.contains(.by) {
        isBy = true
      } else if isBy, elements[place].cue != .filler {
        return nil
      }
      place -= 1
    }
    guard isBy, place > 0, elements[place].part == .dataset, sentence.group(at: place).count == 1,
      let governor = sentence.governor(of: place), governor.cue.contains(.place),
      governor.cue.isDisjoint(with: .rival)
    else { return nil }
    return place
  }
}
