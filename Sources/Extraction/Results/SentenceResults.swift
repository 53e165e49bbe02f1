import Records
import Text

/// The results of one sentence while their arguments are being found. A class, since most of what is asked of it is
/// asked by closures.
final class SentenceResults {
  typealias Found = ResultAssembler.Assembled

  let sentence: ResultSentence
  let mentions: [MentionFeatures]
  let text: TokenizedText
  /// The mention of the model that the paper itself introduces.
  let ownModel: Int?
  /// What the sentence before was about.
  var earlier = ResultContext()
  // One thread has an instance to itself, and what it asks of a list while that changes is asked before: checks of
  // exclusive access at run time would cost a tenth of the whole.
  /// The results in the order of their values, with the element of each value.
  @exclusivity(unchecked) var results: [Found] = []
  @exclusivity(unchecked) var places: [Int] = []
  /// Further data sets that a value holds for, by the value: "within 1% on X and Y".
  @exclusivity(unchecked) var otherDatasets: [Int: [Int]] = [:]
  /// The results that end a change, "from 0.8 to 0.9", where the one before is its start.
  @exclusivity(unchecked) var changeEnds: Set<Int> = []
  /// For a result of a run that is read in the order of an earlier one, the result that it answers to.
  @exclusivity(unchecked) var answers: [Int: Int] = [:]
  /// For a result that goes on with one of the sentence before, that one.
  @exclusivity(unchecked) var continued: [Int: Found] = [:]
  /// The names that stand behind a value as whose it is, and are no subjects of others.
  @exclusivity(unchecked) var taken: Set<Int> = []
  /// The names that a value is put to, "X at 0.9", which later statements are not about.
  @exclusivity(unchecked) var put: Set<Int> = []

  init(
    _ sentence: ResultSentence, results: ArraySlice<Found>, mentions: [MentionFeatures], text: TokenizedText,
    ownModel: Int?
  ) {
    self.text = text
    self.sentence = sentence
    self.mentions = mentions
    self.ownModel = ownModel
    // Values and elements are both in the order of the text.
    var next = results.startIndex
    for (place, element) in sentence.elements.enumerated() where element.part == .quantity {
      while next < results.endIndex, results[next].value < element.mention { next += 1 }
      guard next < results.endIndex, results[next].value == element.mention else { continue }
      self.results.append(results[next])
      places.append(place)
    }
  }

  /// What the experiments told before are on, where this sentence names no data and no task of its own.
  var experiment: ResultArguments {
    let isNamed = sentence.elements.contains { $0.part == .dataset || $0.part == .task }
    return isNamed ? ResultArguments() : earlier.experiment
  }

  /// The word of an element, as the text spells it.
  func word(of element: ResultSentence.Element) -> ArraySlice<UInt8> {
    text.utf8[text.tokens[element.token].utf8Range]
  }

  /// The element at the place of a result's value.
  func element(_ index: Int) -> ResultSentence.Element { sentence.elements[places[index]] }

  /// The place of the value behind a result's, or the end of the sentence.
  func nextPlace(_ index: Int) -> Int {
    index + 1 < places.count ? places[index + 1] : sentence.elements.count
  }

  /// The place of the value before a result's, or -1.
  func lastPlace(_ index: Int) -> Int { index > 0 ? places[index - 1] : -1 }

  /// The number of the mention at a place.
  func mention(at place: Int) -> Int { sentence.elements[place].mention }

  /// Finds what no rule has stated.
  func complete() {
    detect()
    readKinds()
    pairChanges()
    alignRuns()
    continueTold()
    findModels()
    findMetrics()
    readUnbounded()
    findDatasets()
    findTasks()
    continueExperiment()
    findRivals()
    readRivalBrackets()
    findUnnamedSubjects()
    shareWithBaselines()
    joinRepeated()
    dropBareCosts()
  }

  /// A sentence that names no data and no task goes on with the experiments of the one before; costs and ratios
  /// are not said of them.
  private func continueExperiment() {
    guard earlier.experiment != ResultArguments() else { return }
    let experiment = experiment
    for index in results.indices where results[index].kind != .relative {
      if let metric = results[index].arguments[.metric],
        sentence.elements.contains(where: { $0.mention == metric && $0.cue.contains(.cost) })
      {
        continue
      }
      for role in [.dataset, .task] as [ResultArguments.Role] where results[index].arguments[role] == nil {
        results[index].arguments[role] = experiment[role]
      }
    }
  }

  /// A time or a size is a result only where a measure of it is named.
  private func dropBareCosts() {
    let units: [ResultUnit] = [
      .second, .byte, .meter, .watt, .joule, .hertz, .degree, .gram, .dollar,
    ]
    for index in results.indices.reversed()
    where results[index].arguments[.metric] == nil
      && mentions[results[index].value].quantity?.unit.map(units.contains) == true
    {
      results.remove(at: index)
      places.remove(at: index)
    }
  }

  /// Whether a value is a remark on the one before it: "91.8 (+0.5)", "91.8 on X (2.1% improvement)".
  func isRemark(_ index: Int) -> Bool {
    guard index > 0, element(index).isBracketed, !element(index - 1).isBracketed else { return false }
    let elements = sentence.elements
    let (first, place) = (places[index - 1], places[index])
    let isChange =
      isSigned(results[index].value) || isLowered(place)
      || place + 1 < elements.count && elements[place + 1].cue.contains(.change)
    return isChange && elements[place - 1].cue.contains(.open) && place - first <= 9
      && sentence.between(first, place).allSatisfy {
        $0.cue.isDisjoint(with: [.verb, .comma, .contrast, .close, .rival, .and])
      }
  }

  /// Whether two mentions have the same name.
  func isSame(_ first: Int?, _ second: Int?) -> Bool {
    guard let first, let second else { return first == second }
    return first == second || text.isSame(mentions[first].tokens, mentions[second].tokens)
  }

  /// Whether two values are listed side by side, with nothing but list marks and articles between them.
  func isTight(_ first: Int, _ second: Int) -> Bool {
    results[first].kind == results[second].kind && isListed(places[first], places[second])
  }

  /// Whether two values are listed, each with its measure: "7.3 ROUGE-L, 4.5 F1".
  func isListedWithMeasures(_ first: Int, _ second: Int) -> Bool {
    let words = sentence.between(first, second)
    return words.count <= 6
      && words.allSatisfy {
        $0.part == .metric || $0.part == .word && !$0.cue.isDisjoint(with: [.list, .filler])
      }
      && words.contains { $0.cue.contains(.list) } && isListLike(first, second, words)
  }

  /// A comma alone lists numbers of one unit where the list goes on: "61.0 F1, 12 points above" is none.
  private func isListLike(_ first: Int, _ second: Int, _ words: ArraySlice<ResultSentence.Element>) -> Bool {
    let elements = sentence.elements
    // "0.3, 0.4, 0.5 relative to X"
    if first > 1, words.count == 1, elements[first - 1].cue.contains(.comma),
      elements[first - 2].part == .quantity,
      [first, first - 2].allSatisfy({
        mentions[mention(at: $0)].quantity?.unit == mentions[mention(at: second)].quantity?.unit
      })
    {
      return true
    }
    return words.contains { $0.cue.contains(.list) && !$0.cue.contains(.comma) }
      || mentions[mention(at: first)].quantity?.unit == mentions[mention(at: second)].quantity?.unit
        && elements[min(second + 1, elements.count)...].prefix(2).first { $0.cue != .filler }?
          .cue.isDisjoint(with: [.list, .close]) == false
  }

  /// Whether nothing but list marks and articles stands between two places.
  func isListed(_ first: Int, _ second: Int) -> Bool {
    let words = sentence.between(first, second)
    return words.count <= 5 && !words.isEmpty
      && words.allSatisfy { $0.part == .word && !$0.cue.isDisjoint(with: [.list, .filler, .respectively]) }
      && words.contains { $0.cue.contains(.list) } && isListLike(first, second, words)
  }

  /// Whether two values stand in one statement about the same thing: no name of a model, no rival and no
  /// new statement between them.
  func isLoose(_ first: Int, _ second: Int) -> Bool {
    guard results[first].kind == results[second].kind,
      element(first).isBracketed == element(second).isBracketed, !isPaired(first) || isTight(first, second)
    else { return false }
    return !sentence.between(places[first], places[second]).contains {
      $0.part == .model
        || !$0.cue.isDisjoint(with: [.rival, .contrast, .own, .possessive, .from, .to, .open])
    }
  }

  /// What joins values to a run.
  enum Join {
    case tight, loose
    /// Listed, each with its measure, and of one kind.
    case measured
    /// Listed, each with its measure, from this one on.
    case measuredFrom(Int)
  }

  /// The values around one that are joined to each other, in order.
  func run(around index: Int, _ join: Join) -> ClosedRange<Int> {
    var (first, last) = (index, index)
    while first > 0, index - first < 24, joins(join, first - 1, first) { first -= 1 }
    while last + 1 < results.count, last - index < 24, joins(join, last, last + 1) { last += 1 }
    return first...last
  }

  private func joins(_ join: Join, _ first: Int, _ second: Int) -> Bool {
    switch join {
    case .tight: isTight(first, second)
    case .loose: isLoose(first, second)
    case .measured:
      results[first].kind == results[second].kind && isListedWithMeasures(places[first], places[second])
    case .measuredFrom(let start): first >= start && isListedWithMeasures(places[first], places[second])
    }
  }

  /// A value that another is set against has its measure, its data and its task.
  private func shareWithBaselines() {
    for index in results.indices {
      guard let baseline = results[index].baselineValue,
        let other = results.firstIndex(where: { $0.value == baseline })
      else { continue }
      for role in [.metric, .dataset, .task] as [ResultArguments.Role]
      where results[other].arguments[role] == nil {
        results[other].arguments[role] = results[index].arguments[role]
      }
      for role in [.metric, .dataset, .task] as [ResultArguments.Role]
      where results[index].arguments[role] == nil {
        results[index].arguments[role] = results[other].arguments[role]
      }
    }
  }
}
