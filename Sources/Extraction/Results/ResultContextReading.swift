import Records
import Text

/// What the sentence before one told that it may go on with.
extension ResultAssembler {
  /// What the sentence before one told: its last measure, with a result that was told of it, and its results.
  func context(
    of range: Range<Int>, done: [Assembled],
    last: (range: Range<Int>, results: [Assembled], experiment: ResultArguments)?
  ) -> ResultContext {
    var context = ResultContext()
    guard range.lowerBound > 0,
      text.field(ofToken: range.lowerBound) == text.field(ofToken: range.lowerBound - 1)
    else { return context }
    let start = sentence(of: range.lowerBound - 1).lowerBound
    if let last, last.range.lowerBound >= start {
      context.told = last.results
      context.experiment = last.experiment
    }
    if context.told.isEmpty {
      context.experiment = experiment(in: start..<range.lowerBound)
      if context.experiment == ResultArguments() {
        context.experiment = experiment(behind: start..<range.lowerBound, last: last)
      }
    }
    context.isOfVariant = isOfVariant(start..<range.lowerBound)
    if ownModel == nil { context.onlyModel = only(.model, in: start..<range.lowerBound) }
    var number = min(firstMention(endingAfter: range.lowerBound) + 4, mentions.count - 1)
    var steps = 0
    var nearest: Int?
    while number >= 0, steps < 40, mentions[number].tokens.lowerBound >= start {
      if mentions[number].part == .metric, mentions[number].tokens.upperBound <= range.lowerBound {
        let name = mentions[number].tokens
        let told = done.suffix(12).last {
          $0.kind == .score && $0.arguments[.metric].map { text.isSame(mentions[$0].tokens, name) } == true
        }
        if let told {
          context.metric = number
          context.value = told.value
          return context
        }
        if !isCost(number) { nearest = nearest ?? number }
      }
      number -= 1
      steps += 1
    }
    // A measure without a value is gone on with where nothing else was told in between: "Table 2 reports F1."
    if !context.told.contains(where: { $0.kind == .score }) {
      context.metric = nearest
      context.isReported =
        context.told.isEmpty
        && nearest.map { isBounded($0) && isReported(start..<mentions[$0].tokens.lowerBound) } ?? false
    }
    return context
  }

  /// The one data set and the one task that a sentence about experiments puts them on.
  private func experiment(in range: Range<Int>) -> ResultArguments {
    var found = ResultArguments()
    guard text.tokens[range].contains(where: { words.cue(of: $0).contains(.experiment) }) else {
      return found
    }
    for (part, role) in [(.dataset, .dataset), (.task, .task)]
      as [(ResultSentence.Element.Part, ResultArguments.Role)]
    {
      if let name = only(part, in: range), isPlaced(name, in: range) { found[role] = name }
    }
    return found
  }

  /// What the sentence before one told of experiments, where the one names no data and no task.
  private func experiment(
    behind range: Range<Int>, last: (range: Range<Int>, results: [Assembled], experiment: ResultArguments)?
  ) -> ResultArguments {
    guard range.lowerBound > 0, !names([.dataset, .task], in: range),
      text.field(ofToken: range.lowerBound) == text.field(ofToken: range.lowerBound - 1)
    else { return ResultArguments() }
    let before = sentence(of: range.lowerBound - 1)
    if let last, last.range.lowerBound >= before.lowerBound { return last.experiment }
    return experiment(in: before.lowerBound..<range.lowerBound)
  }

  /// Whether a sentence has a mention of any of some kinds.
  private func names(_ parts: [ResultSentence.Element.Part], in range: Range<Int>) -> Bool {
    var number = firstMention(endingAfter: range.lowerBound)
    while number < mentions.count, mentions[number].tokens.lowerBound < range.upperBound {
      if parts.contains(mentions[number].part), mentions[number].tokens.lowerBound >= range.lowerBound {
        return true
      }
      number += 1
    }
    return false
  }

  /// "On X", "for the parsing task", and not "trained on X".
  private func isPlaced(_ number: Int, in range: Range<Int>) -> Bool {
    var token = mentions[number].tokens.lowerBound - 1
    while token > range.lowerBound, words.cue(of: text.tokens[token]).contains(.filler) { token -= 1 }
    guard token >= range.lowerBound, words.cue(of: text.tokens[token]).contains(.place) else { return false }
    return token == range.lowerBound || !words.cue(of: text.tokens[token - 1]).contains(.training)
  }

  /// The first mention of the one name of a kind in a sentence.
  private func only(_ part: ResultSentence.Element.Part, in range: Range<Int>) -> Int? {
    var (found, steps) = (nil as Int?, 0)
    var number = firstMention(endingAfter: range.lowerBound)
    while number < mentions.count, mentions[number].tokens.lowerBound < range.upperBound, steps < 40 {
      let mention = mentions[number]
      if mention.part == part, mention.tokens.lowerBound >= range.lowerBound {
        if let found, !text.isSame(mentions[found].tokens, mention.tokens) { return nil }
        found = found ?? number
      }
      number += 1
      steps += 1
    }
    return found
  }

  /// Whether a measure is one of cost: "latency".
  private func isCost(_ number: Int) -> Bool {
    text.tokens[mentions[number].tokens].contains { words.cue(of: $0).contains(.cost) }
  }

  /// "The 3 billion model achieves …", which "it" goes back to.
  private func isOfVariant(_ range: Range<Int>) -> Bool {
    guard ownModel != nil else { return false }
    var number = firstMention(endingAfter: range.lowerBound)
    while number < mentions.count, mentions[number].tokens.lowerBound < range.upperBound {
      let size = mentions[number]
      number += 1
      guard size.part == .quantity, size.tokens.lowerBound > range.lowerBound,
        size.tokens.upperBound + 1 < range.upperBound
      else { continue }
      let (article, head) = (text.tokens[size.tokens.lowerBound - 1], text.tokens[size.tokens.upperBound])
      let verb = words.cue(of: text.tokens[size.tokens.upperBound + 1])
      if words.cue(of: article).contains(.definite), words.cue(of: head).contains(.head),
        !verb.isDisjoint(with: [.verb, .change])
      {
        return true
      }
    }
    return false
  }

  /// "In Table 4, we compare the"
  private func isReported(_ range: Range<Int>) -> Bool {
    text.tokens[range].suffix(40).contains { words.cue(of: $0).contains(.reporting) }
  }

  /// Whether a measure has an upper bound: "accuracy", and not "loss".
  private func isBounded(_ number: Int) -> Bool {
    let cues = text.tokens[mentions[number].tokens].map { words.cue(of: $0) }
    return cues.contains { $0.contains(.rate) } || !cues.contains { $0.contains(.unbounded) }
  }
}
