import Records
import Text

/// Runs of values that are read in the order of an earlier one.
extension SentenceResults {
  /// A run of values without a measure of its own is read in the order of the run before it: "A has 0.9 and
  /// 0.8 on X and Y, where B has 0.7 and 0.6".
  func alignRuns() {
    var index = 0
    var lead: ClosedRange<Int>?
    while index < results.count {
      let run = run(around: index, .loose)
      index = run.upperBound + 1
      // The start of a change is no lead, and its end is no answer to it.
      if changeEnds.contains(run.lowerBound + 1) { continue }
      if changeEnds.contains(run.lowerBound) || isRemark(run.lowerBound) {
        if changeEnds.contains(run.lowerBound) { lead = run }
        continue
      }
      if results[run.lowerBound].kind != .score, run.count == 1 || lead == nil {
        if run.count > 1 { lead = run }
        continue
      }
      guard let before = lead, before.count == run.count, isBare(run) || mirrors(run, before),
        results[before.lowerBound].kind == .score
          || results[before.lowerBound].kind == results[run.lowerBound].kind || run.count > 1
      else {
        if results[run.lowerBound].kind == .score, lead == nil || run.count > 1 || !isBare(run) { lead = run }
        continue
      }
      for (first, second) in zip(before, run) { answers[second] = first }
      if run.count > 1 { clearStated(run, before) }
    }
  }

  /// "94.8% accuracy with 31 GFLOPs, versus 95.4% and 135 GFLOPs": a run behind a comparison, of the same units and
  /// no measure that the first does not name.
  private func mirrors(_ run: ClosedRange<Int>, _ lead: ClosedRange<Int>) -> Bool {
    guard run.count > 1, run.lowerBound == lead.upperBound + 1,
      zip(run, lead).allSatisfy({
        mentions[results[$0].value].quantity?.unit == mentions[results[$1].value].quantity?.unit
      })
    else { return false }
    let words = sentence.between(places[lead.upperBound], places[run.lowerBound]).suffix(3)
    return words.contains { $0.cue.contains(.rival) && !$0.cue.contains(.comparator) }
  }

  /// Forgets what rules that see one value at a time have said of a run that is read in order.
  private func clearStated(_ run: ClosedRange<Int>, _ lead: ClosedRange<Int>) {
    let values = Set(run.map { results[$0].value })
    for index in run {
      for role in [.metric, .dataset, .task] as [ResultArguments.Role] {
        results[index].arguments[role] = nil
      }
    }
    for index in lead where results[index].baselineValue.map(values.contains) == true {
      results[index].baselineValue = nil
      results[index].baselineModel = nil
    }
  }

  /// Values that answer to those of an earlier run are what these are set against, where the text says so:
  /// "outperforming B (0.7 and 0.6)", "where B has 0.7 and 0.6".
  func setAgainstAnswers() {
    for (second, first) in answers.sorted(by: { $0.key < $1.key })
    where results[second].kind == results[first].kind && results[first].baselineValue == nil
      && !changeEnds.contains(second) && !changeEnds.contains(second + 1)
    {
      let other = results[second].arguments[.model]
      let start = places[first]
      if isUpFrom(second, first) {
        results[first].baselineValue = results[second].value
        continue
      }
      guard other == nil || !isSame(other, results[first].arguments[.model]) else { continue }
      guard !element(second).isBracketed || isBracketOf(second, first),
        sentence.between(start, places[second]).contains(where: {
          $0.cue.contains(.rival) || $0.cue.contains(.contrast) && !isStop($0)
            || $0.cue.contains(.colon) && element(second).isBracketed
            || $0.cue.contains(.change) && element(second).isBracketed
        })
      else { continue }
      results[first].baselineValue = results[second].value
      results[first].baselineModel = other
    }
  }

  /// "91.3 on X and 98.9 on Y, up from 88.0 and 98.2"
  private func isUpFrom(_ second: Int, _ first: Int) -> Bool {
    let words = sentence.between(places[first], places[run(around: second, .loose).lowerBound]).suffix(3)
    return words.contains { $0.cue.contains(.from) } && words.contains { $0.cue.contains(.upward) }
  }

  /// Whether a value in brackets stands behind another with nothing told in between, or behind a name.
  private func isBracketOf(_ second: Int, _ first: Int) -> Bool {
    guard !element(first).isBracketed else { return false }
    let start = run(around: second, .loose).lowerBound
    return start == run(around: first, .loose).upperBound + 1
      || sentence.has(.model, between: places[start - 1], and: places[start])
  }

  func isStop(_ element: ResultSentence.Element) -> Bool {
    text.tokens[element.token].shape.contains(.punctuation)
  }

  /// Whether a run names neither a measure nor data of its own, from where its own statement begins.
  private func isBare(_ run: ClosedRange<Int>) -> Bool {
    let elements = sentence.elements
    var first = places[run.lowerBound] - 1
    let isChange = results[run.lowerBound].kind != .score
    while first > lastPlace(run.lowerBound), first >= 0, elements[first].part != .model,
      !elements[first].cue.contains(.upward),
      !(isChange && elements[first].cue.contains(.comma)),
      !elements[first].cue.contains(.rival),
      !(elements[first].cue.contains(.contrast) && isStop(elements[first]))
    {
      first -= 1
    }
    let last = min(nextPlace(run.upperBound), places[run.upperBound] + 6)
    let behind = elements[places[run.upperBound]..<last].prefix {
      $0.cue.isDisjoint(with: [.comma, .contrast, .open, .close, .respectively])
    }
    return !(elements[first + 1..<places[run.upperBound]] + behind).contains {
      $0.part == .metric || $0.part == .dataset
    }
  }
}
