import Records
import Text

/// Makes results of what the rules of the phase `results` captured.
///
/// Several rules may each see a part of one result: one ties the value to its measure, another to what it
/// was measured on. The parts are joined by the value; where two rules name different mentions for one
/// argument, the one of the higher priority counts. A rule that captures lists hands them out in order:
/// "ROUGE-1, ROUGE-2 and BLEU scores of 0.8, 0.6 and 0.7" gives three results.
struct ResultAssembler {
  /// A result whose arguments are numbers of mentions.
  struct Assembled: Equatable {
    var value: Int
    var arguments: [String: Int] = [:]
    /// Further data sets that the value holds for: "within 1% on X and Y".
    var otherDatasets: [Int] = []
    var baselineValue: Int?
    var baselineModel: Int?
    var kind: Result.Kind
    var rule: Int
    /// The priority of the rule that found it first.
    var priority: Int
  }

  /// From this priority on, what a rule says of a result's kind stands.
  private static let surePriority = 80
  private static let longestSentence = 600

  let text: TokenizedText
  /// The mentions that stand, sorted by position, with their types.
  let mentions: [Candidate]
  let words: ResultWords
  /// The mention of the model that the paper itself introduces, where there is one: what "it" and "our
  /// method" stand for.
  var ownModel: Int?

  /// Joins drafts; the results are in the order of their values.
  func results(_ drafts: [ResultDraft]) -> [Assembled] {
    var byValue: [Int: Assembled] = [:]
    let ordered = drafts.enumerated().sorted {
      $0.element.priority != $1.element.priority
        ? $0.element.priority > $1.element.priority
        : ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset)
    }
    for (_, draft) in ordered { for part in parts(of: draft) { merge(part, into: &byValue) } }
    return completed(byValue.values.sorted { $0.value < $1.value })
  }

  /// Finds the arguments that no rule has stated, sentence by sentence.
  private func completed(_ results: [Assembled]) -> [Assembled] {
    guard !results.isEmpty else { return [] }
    let covering = covering()
    var completed: [Assembled] = []
    var last: (range: Range<Int>, results: [Assembled])?
    var open = results[...]
    while let first = open.first {
      let range = window(at: mentions[first.value].tokens.lowerBound)
      let here = open.prefix { mentions[$0.value].tokens.lowerBound < range.upperBound }
      open = open.dropFirst(here.count)
      let sentence = ResultSentence(range, text: text, mentions: mentions, covering: covering, words: words)
      var found = SentenceResults(
        sentence, results: Array(here), mentions: mentions, text: text, ownModel: ownModel)
      found.earlier = context(of: range, done: completed, last: last)
      found.complete()
      last = (range, found.results)
      for result in found.results {
        completed.append(result)
        for dataset in result.otherDatasets {
          var other = result
          other.arguments["dataset"] = dataset
          completed.append(other)
        }
      }
    }
    return completed
  }

  /// The sentence that holds a token, or a part of it where it is longer than sentences are: what has no full
  /// stops, a table or a dump, is read in linear time too.
  private func window(at token: Int) -> Range<Int> {
    let whole = sentence(of: token)
    guard whole.count > Self.longestSentence else { return whole }
    return max(
      whole.lowerBound, token - Self.longestSentence / 2)..<min(
        whole.upperBound, token + Self.longestSentence / 2)
  }

  /// The number of the mention over each token, or -1; a name that holds another counts.
  private func covering() -> [Int32] {
    var covering = [Int32](repeating: -1, count: text.tokens.count)
    for (number, mention) in mentions.enumerated() {
      for token in mention.tokens where covering[token] < 0 { covering[token] = Int32(number) }
    }
    return covering
  }

  /// The sentence that holds a token; sentences are in order and cover the text.
  func sentence(of token: Int) -> Range<Int> {
    var (low, high) = (0, text.sentences.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if text.sentences[middle].lowerBound <= token { low = middle } else { high = middle - 1 }
    }
    return text.sentences.isEmpty ? 0..<text.tokens.count : text.sentences[low]
  }

  private func merge(_ part: Assembled, into byValue: inout [Int: Assembled]) {
    guard var known = byValue[part.value] else {
      byValue[part.value] = part
      return
    }
    // A rule that only joins a value to its measure doesn't know a difference from a score.
    if known.kind == .score, part.kind != .score, known.priority < Self.surePriority {
      known.kind = part.kind
    }
    known.arguments.merge(part.arguments) { first, _ in first }
    known.baselineValue = known.baselineValue ?? part.baselineValue
    known.baselineModel = known.baselineModel ?? part.baselineModel
    byValue[part.value] = known
  }

  /// One part a captured value, and one a baseline's value: a value that another is set against is a
  /// result of its own.
  private func parts(of draft: ResultDraft) -> [Assembled] {
    let values = mentionNumbers(of: draft.arguments["value"] ?? [], type: "quantity")
    guard !values.isEmpty else { return [] }
    let baselines = mentionNumbers(of: draft.arguments["baseline"] ?? [], type: "quantity")
    let rivals = mentionNumbers(of: draft.arguments["baseline-model"] ?? [], type: "model")
    var parts: [Assembled] = []
    for (index, value) in values.enumerated() {
      var part = Assembled(value: value, kind: draft.kind, rule: draft.rule, priority: draft.priority)
      for role in ["metric", "dataset", "model", "task"] {
        var members = mentionNumbers(of: draft.arguments[role] ?? [], type: role)
        if role == "model", members.isEmpty, draft.arguments[role] != nil, let ownModel {
          members = [ownModel]
        }
        if let member = share(of: members, at: index, of: values) { part.arguments[role] = member }
      }
      part.baselineValue = share(of: baselines, at: index, of: values).flatMap { $0 == value ? nil : $0 }
      part.baselineModel = share(of: rivals, at: index, of: values)
      parts.append(part)
      if let baseline = part.baselineValue {
        var other = Assembled(value: baseline, kind: .score, rule: draft.rule, priority: draft.priority)
        other.arguments = part.arguments
        other.arguments["model"] = part.baselineModel
        parts.append(other)
      }
    }
    return parts
  }

  /// The member of a list that belongs to the value at `index`: the one at the same place of a list of
  /// the same length, the only one, or the nearest.
  private func share(of members: [Int], at index: Int, of values: [Int]) -> Int? {
    if members.count == values.count { return members[index] }
    if members.count <= 1 { return members.first }
    return members.min { abs($0 - values[index]) < abs($1 - values[index]) }
  }

  /// The mentions of a type at stretches of tokens, in the order of the stretches, each once.
  private func mentionNumbers(of stretches: [Range<Int>], type: String) -> [Int] {
    var numbers: [Int] = []
    for stretch in stretches {
      var number = firstMention(endingAfter: stretch.lowerBound)
      while number < mentions.count, mentions[number].tokens.lowerBound < stretch.upperBound {
        let mention = mentions[number]
        if mention.type == type, mention.tokens.overlaps(stretch), !numbers.contains(number) {
          numbers.append(number)
        }
        number += 1
      }
    }
    return numbers
  }

  /// The number of a mention from which on those that overlap a token stand: mentions begin in order, and
  /// one that holds another is found a few numbers earlier.
  func firstMention(endingAfter token: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 4)
  }
}
