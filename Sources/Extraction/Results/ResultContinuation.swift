import Records

/// Values that go on with those of the sentence before, in their order: "It has 0.9 and 0.8 on X and Y. The
/// rest has 0.7 and 0.6", "This is a gain of 0.1 and 0.2", "Without Z, these fall to 0.5 and 0.4".
extension SentenceResults {
  /// Finds for each value of the first run the result that it goes on with.
  func continueTold() {
    guard !results.isEmpty, !earlier.told.isEmpty else { return }
    let run = run(around: 0, .loose)
    let isBack = refersBack(before: places[0]) || refersBack(behind: run.upperBound)
    let names = named(run)
    guard run.count > 1 || isBack, !(names.metric && names.dataset),
      let told = earlier.run(of: run.count, names.metric ? [.score, .delta] : [.score])
    else { return }
    // With a measure of its own, a list goes on with data sets, and with data of its own with measures.
    if names.metric {
      guard run.count > 1, Set(told.compactMap { $0.arguments[.dataset] }).count == run.count else { return }
    } else if !isBack {
      guard !names.metric, !names.dataset,
        run.allSatisfy({ isLikeTold(results[$0].value, told[$0]) && results[$0].kind == .score })
      else { return }
    }
    for index in run {
      var lead = told[index]
      if names.metric { lead.arguments[.metric] = nil }
      if names.dataset { lead.arguments[.dataset] = nil }
      continued[index] = lead
    }
    guard isBack, !names.metric, !names.dataset, results[0].kind == .score, isMoved(before: places[0]) else {
      return
    }
    for index in run where isLikeTold(results[index].value, told[index]) {
      results[index].baselineValue = told[index].value
    }
  }

  /// Whether a sentence is about what was said: "this is", "these fall", "these rates rise".
  func refersBack(before place: Int) -> Bool {
    for (number, element) in sentence.elements[..<place].enumerated() {
      guard element.part == .word else { continue }
      if element.cue.contains(.back) {
        if number > 0, !sentence.elements[number - 1].cue.isDisjoint(with: [.verb, .change]) { return true }
        return sentence.elements[number + 1..<min(place, number + 3)].contains {
          !$0.cue.isDisjoint(with: [.verb, .change])
        }
      }
      if element.cue.contains(.contrast) { return false }
    }
    return false
  }

  /// "By 6% and 7% on these benchmarks"
  private func refersBack(behind index: Int) -> Bool {
    let behind = sentence.elements[(places[index] + 1)...].prefix(9).prefix {
      $0.part == .word && !$0.cue.contains(.comma)
    }
    return behind.indices.dropLast(2).contains {
      behind[$0].cue.contains(.place) && behind[$0 + 1].cue.contains(.back)
        && behind[($0 + 2)...].prefix(2).contains { $0.cue.contains(.filler) }
    }
  }

  /// "Fall to", "rise to".
  private func isMoved(before place: Int) -> Bool {
    let words = sentence.elements[max(0, place - 4)..<place]
    return words.contains { $0.cue.contains(.to) } && words.contains { $0.cue.contains(.change) }
  }

  /// Which of measures and data a sentence names up to a run of values.
  private func named(_ run: ClosedRange<Int>) -> (metric: Bool, dataset: Bool) {
    let end = min(nextPlace(run.upperBound), places[run.upperBound] + 8)
    let elements = sentence.elements[..<end]
    return (elements.contains { $0.part == .metric }, elements.contains { $0.part == .dataset })
  }

  /// Whether a value is of the form of one that was told: of its unit, and as much a fraction of one.
  func isLikeTold(_ value: Int, _ told: Found) -> Bool {
    let (mention, other) = (mentions[value], mentions[told.value])
    return mention.quantity?.unit == other.quantity?.unit && isFraction(mention) == isFraction(other)
  }

  func isFraction(_ mention: MentionFeatures) -> Bool {
    (mention.quantity?.value ?? mention.quantity?.low).map { abs($0) <= 1 } ?? false
  }
}
