import Records
import Text

/// Whose a value is, where no rule has said.
///
/// The name that a value is put to ("0.9 for X", "X (0.9)", "X: 0.9") comes first, then the subject of its
/// statement, be it a name, "it" or "our method"; then whose measure it is ("the accuracy of X"), and last
/// what it was reached with ("With X, …").
extension SentenceResults {
  func findModels() {
    // "From 0.69 to 0.52 for X": both are X's.
    for end in changeEnds.sorted() where end > 0 && results[end - 1].arguments[.model] == nil {
      if let place = agentBehind(end), place != places[end] {
        results[end - 1].arguments[.model] = mention(at: place)
      }
    }
    for index in results.indices where results[index].arguments[.model] == nil {
      results[index].arguments[.model] = model(of: index)
    }
  }

  func model(of index: Int) -> Int? {
    if isRemark(index) { return results[index - 1].arguments[.model] }
    if let place = bracketing(index) {
      put.insert(place)
      return mention(at: place)
    }
    if let place = agentBehind(index) {
      taken.insert(place)
      return place == places[index] ? ownModel : mention(at: place)
    }
    if let place = listedAgent(index) { return mention(at: place) }
    if let place = rivalBeforeBracket(index) { return mention(at: place) }
    if isUnnamedRival(index) { return nil }
    if isLabelled(index) { return nil }
    if let lead = answers[index], pairedName(.model, index) == nil, subject(of: index) == nil {
      // "A and B have 72.3 and 72.9, beating C by 1.7 and 2.2"
      if results[index].kind != .score, results[lead].kind == .score {
        return results[lead].arguments[.model]
      }
      let isSaid = hasVerb(from: places[lead], to: places[index]) && !element(index).isBracketed
      return isSaid ? nameBehindPlace(index).map { mention(at: $0) } : results[lead].arguments[.model]
    }
    if let place = pairedName(.model, index), !isRival(place) { return mention(at: place) }
    if let told = continued[index], refersBack(before: places[index]) {
      return told.arguments[.model]
    }
    return subject(of: index) ?? (refersBack(before: places[index]) ? earlier.subject : nil)
      ?? nameBehindPlace(index).map { mention(at: $0) } ?? subjectBehind(index)
  }

  /// "95 (oracle: 97)": a value that is put to something without a name; "(reported: 97)" is of the same.
  private func isLabelled(_ index: Int) -> Bool {
    let elements = sentence.elements
    let place = places[index]
    return index > 0 && element(index).isBracketed && !element(index - 1).isBracketed && place > 1
      && elements[place - 1].cue.contains(.colon) && elements[place - 2].part == .word
      && !word(of: elements[place - 2]).suffix(2).elementsEqual("ed".utf8)
  }

  /// "With a latency of 3 ms, it …": the subject behind the phrase that a sentence begins with.
  private func subjectBehind(_ index: Int) -> Int? {
    let elements = sentence.elements
    let place = places[index]
    guard let first = elements.first, !first.cue.isDisjoint(with: [.place, .agent, .condition]),
      !isRatio(index),
      !elements[..<place].contains(where: { !$0.cue.isDisjoint(with: [.verb, .change]) || $0.part == .model }
      ),
      let comma = elements[place...].firstIndex(where: { $0.cue.contains(.comma) }), comma - place <= 8,
      !elements[place..<comma].contains(where: { !$0.cue.isDisjoint(with: [.verb, .rival]) })
    else { return nil }
    for next in elements[(comma + 1)...].prefix(5).indices {
      if isOwn(next) { return ownModel ?? (elements[next].cue.contains(.third) ? earlier.onlyModel : nil) }
      if elements[next].part == .model {
        return sentence.governor(of: next) == nil && sentence.group(at: next).count == 1 && !isPart(next)
          ? mention(at: next) : nil
      }
      guard elements[next].part == .word, elements[next].cue.isDisjoint(with: [.verb, .change, .comma]) else {
        return nil
      }
    }
    return nil
  }

  /// "93.2% and 95.8% of X": the name behind a list is of all of it.
  private func listedAgent(_ index: Int) -> Int? {
    var last = run(around: index, answers[index] == nil ? .tight : .loose).upperBound
    // "91% accuracy and 0.8 F1 for X"
    if last == index {
      last =
        run(around: index, .measured).upperBound
    }
    guard last > index, let place = agentBehind(last), place != places[last] else { return nil }
    return place
  }

  private func isRival(_ place: Int) -> Bool {
    sentence.governor(of: place)?.cue.contains(.rival) == true
  }

  private func subject(of index: Int) -> Int? {
    let elements = sentence.elements
    let place = places[index]
    var statement = elements[place].statement
    var (measured, means, own, object): (Int?, Int?, Int?, Int?) = (nil, nil, nil, nil)
    var isThird = false
    var antecedents: [Int] = []
    let parallel = parallelRival(index)
    for before in stride(from: place - 1, through: max(0, place - 80), by: -1) {
      let element = elements[before]
      if element.statement != statement {
        // ", but 71% in Y" and "; with Y, 0.34" go on with what was said.
        // So does ", while reducing memory by 71%".
        let first = elements[before...].dropFirst(2).first { !isAdverb($0) }
        // So does ", but needs 14 times the memory".
        let isElided = first.map { !$0.cue.isDisjoint(with: [.verb, .change]) && $0.part == .word } == true
        guard
          isThird || isElided || !hasVerb(from: before, to: place) || first.map(isParticiple) == true
            || isSameMeasure(from: before, index) || isListing(from: before, index)
        else {
          break
        }
        statement = element.statement
      }
      guard !element.isBracketed || elements[place].isBracketed else { continue }
      if isOwn(before) {
        let isWe = element.cue.contains(.we)
        // "We find that, where it is learned, …": what follows has a subject of its own.
        if isWe,
          sentence.between(before, place).contains(where: {
            $0.cue.contains(.that) && $0.cue.isDisjoint(with: .back)
          })
        {
          break
        }
        // "The F1 rises; on Y, it falls to 0.6": "it" is the measure.
        if element.cue.contains(.third), elements[before + 1].cue.contains(.moves),
          let metric = elements[..<before].lastIndex(where: { $0.part == .metric }),
          elements[min(metric + 1, elements.count - 1)].cue.contains(.moves)
        {
          return nil
        }
        let named = isWe || !earlier.isOfVariant ? ownModel : nil
        own = own ?? named ?? (element.cue.contains(.third) ? earlier.onlyModel : nil)
        // "X is slow, but its accuracy …" and "X …, and it …" may go back to X.
        isThird = element.cue.contains(.third)
        if !isThird { break }
      }
      if element.cue.contains(.of), before > 0, elements[before - 1].cue.contains(.that),
        !elements[before..<min(elements.count, before + 7)].contains(where: { $0.part == .model })
      {
        // "That of Y" is said of Y, which has no name here.
        return nil
      }
      guard element.part == .model, before != parallel, !isApposedRival(before),
        !(put.contains(before) && element.statement != elements[place].statement)
      else { continue }
      guard let governor = sentence.governor(of: before) else {
        if isPart(before) || taken.contains(before) || isRemoved(before) { continue }
        // "X accelerates Y by 2x": a difference is the subject's.
        if results[index].kind != .score, object == nil, isObject(before) {
          object = before
          continue
        }
        if isThird, isObject(before) { continue }
        return sentence.group(at: before).count == 1 ? mention(at: before) : nil
      }
      if isThird {
        antecedents.append(before)
        continue
      }
      if governor.cue.contains(.rival) || isPart(before) || taken.contains(before) { continue }
      if isMatched(governor) { continue }
      if results[index].kind != .score, isMeasured(by: governor), isImproved(governor.place) {
        object = object ?? before
      } else if isMeasured(by: governor) {
        measured = measured ?? before
      } else if isBase(governor.place) || governor.cue.contains(.place) && isFronted(governor.place) {
        means = means ?? before
      } else if governor.cue.contains(.agent), !governor.cue.contains(.by), !isTaught(governor.place) {
        means = means ?? before
      }
    }
    if measured == nil, isThird, !earlier.told.isEmpty {
      if let subject = earlier.subject { return subject }
      // "The AUROC was 0.9. In men, it was 0.8": "it" is the measure.
      if isMeasure(index) { return nil }
    }
    if measured == nil, let own { return own }
    // "The design of X lets it …": "it" is the one name before it.
    let antecedent = antecedents.count == 1 && isPossessed(antecedents[0]) ? antecedents.first : nil
    guard let found = measured ?? object ?? means ?? antecedent else { return nil }
    return sentence.group(at: found).count == 1 ? mention(at: found) : nil
  }

  /// "The design of X"
  private func isPossessed(_ place: Int) -> Bool {
    guard let governor = sentence.governor(of: place) else { return false }
    return governor.cue.contains(.of) && governor.cue.isDisjoint(with: .rival) && !isPart(place)
  }

  /// "The error of X is 5% on A, while the error on B is 7%": the same measure under another condition.
  private func isSameMeasure(from first: Int, _ index: Int) -> Bool {
    let elements = sentence.elements
    let words = sentence.between(first, places[index])
    guard !words.contains(where: { $0.part == .model || $0.cue.contains(.of) }),
      let metric = words.prefix(5).first(where: { $0.part == .metric }),
      let other = elements[..<first].lastIndex(where: {
        $0.part == .metric && isSame($0.mention, metric.mention)
      })
    else { return false }
    return elements[other..<first].dropFirst().prefix(2).contains { $0.cue.contains(.of) }
  }

  /// "X leads on both: 66% on A and 67% on B"
  private func isListing(from first: Int, _ index: Int) -> Bool {
    let elements = sentence.elements
    guard let mark = elements[first...].dropFirst().first, mark.cue.contains(.colon) else { return false }
    return !elements[first..<places[index]].indices.contains {
      !elements[$0].cue.isDisjoint(with: [.verb, .change, .own])
        || elements[$0].part == .model && !elements[$0].isBracketed
          && sentence.governor(of: $0)?.cue.contains(.place) != true
    }
  }

  /// Whether a statement says more than a number.
  private func hasVerb(from first: Int, to last: Int) -> Bool {
    sentence.between(first, last).contains {
      $0.part == .model || !$0.cue.isDisjoint(with: [.verb, .change, .own])
    }
  }
}
