import Records
import Text

/// The names that the values of a list are set against.
extension SentenceResults {
  /// "1.9x faster than X at 64K tokens and 3.2x faster at 128K": the comparative is said again without its rival.
  func isRepeated(_ index: Int) -> Bool {
    guard index > 0, results[index - 1].kind == results[index].kind, results[index - 1].baselineModel != nil,
      element(index).statement == element(index - 1).statement, places[index] + 1 < sentence.elements.count,
      sentence.elements[places[index] - 1].cue.contains(.and)
    else { return false }
    let (first, second) = (sentence.elements[places[index - 1] + 1], sentence.elements[places[index] + 1])
    return first.part == .word && second.part == .word && first.cue.contains(.comparative)
      && text.tokens[first.token].folded == text.tokens[second.token].folded
  }

  /// "Outperforming X by 5% while being 2.6x faster": a comparative that names no rival of its own.
  func isOfSameRival(_ index: Int) -> Bool {
    guard index > 0, results[index - 1].kind != .score, results[index - 1].baselineModel != nil,
      isRatio(index),
      places[index] + 1 < sentence.elements.count,
      sentence.elements[places[index] + 1].cue.contains(.comparative)
    else { return false }
    let words = sentence.between(places[index - 1], places[index])
    return words.count <= 8 && !words.contains { $0.part == .model }
  }

  /// "Outperforming X and Y by 34% and 29%": the name that is a value's own.
  func member(_ place: Int, of index: Int) -> Int {
    let (group, run) = (sentence.group(at: place), run(around: index, .tight))
    return group.count > 1 && group.count == run.count ? group[index - run.lowerBound] : group.first ?? place
  }

  /// "Exceeding X by 7% and Y by 2%": the name before the "by" of a value that is listed.
  func parallelRival(_ index: Int) -> Int? {
    let elements = sentence.elements
    let place = places[index]
    guard index > 0, results[index].kind != .score else { return nil }
    for before in stride(from: place - 1, through: max(1, place - 4), by: -1)
    where elements[before].part != .word {
      guard elements[before].part == .model, elements[before + 1].cue.contains(.by) else { return nil }
      let words = sentence.between(places[index - 1], before)
      let isListed =
        words.count <= 6 && words.contains { $0.cue.contains(.list) }
        && words.allSatisfy {
          $0.part == .metric || $0.part == .word && $0.cue.isDisjoint(with: [.verb, .contrast, .rival])
        }
      return isListed && sentence.has(.rival, between: max(0, places[index - 1] - 12), and: places[index - 1])
        ? before : nil
    }
    return nil
  }
}
