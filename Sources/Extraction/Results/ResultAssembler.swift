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
    var arguments = ResultArguments()
    var baselineValue: Int?
    var baselineModel: Int?
    var kind: Result.Kind
    var rule: Int
    /// The priority of the rule that found it first.
    var priority: Int
  }

  private static let longestSentence = 600

  let text: TokenizedText
  /// The mentions that stand, sorted by position, with their types.
  let mentions: [MentionFeatures]
  let words: ResultWords
  let roles: ResultRoles
  /// The mention of the model that the paper itself introduces, where there is one: what "it" and "our
  /// method" stand for.
  var ownModel: Int?

  /// Joins drafts; the results are in the order of their values.
  func results(_ drafts: [ResultDraft]) -> [Assembled] {
    let ordered = drafts.indices.sorted {
      drafts[$0].priority != drafts[$1].priority
        ? drafts[$0].priority > drafts[$1].priority : (drafts[$0].rule, $0) < (drafts[$1].rule, $1)
    }
    var joined = JoinedResults(mentions: mentions.count)
    var captured = CapturedMentions()
    for number in ordered {
      captured.read(drafts[number].captures, roles: roles, mentions: mentions, by: self)
      join(drafts[number], captured, into: &joined)
    }
    return completed(joined.inOrder())
  }

  /// Finds the arguments that no rule has stated, sentence by sentence.
  private func completed(_ results: [Assembled]) -> [Assembled] {
    guard !results.isEmpty else { return [] }
    let covering = covering()
    var completed: [Assembled] = []
    var last: (range: Range<Int>, results: [Assembled], experiment: ResultArguments)?
    var open = results[...]
    while let first = open.first {
      let range = window(at: mentions[first.value].tokens.lowerBound)
      let here = open.prefix { mentions[$0.value].tokens.lowerBound < range.upperBound }
      open = open.dropFirst(here.count)
      let sentence = ResultSentence(range, text: text, mentions: mentions, covering: covering, words: words)
      let found = SentenceResults(
        sentence, results: here, mentions: mentions, text: text, ownModel: ownModel)
      found.earlier = context(of: range, done: completed, last: last)
      found.complete()
      last = (range, found.results, found.experiment)
      for result in found.results {
        completed.append(result)
        for dataset in found.otherDatasets[result.value] ?? [] {
          var other = result
          other.arguments[.dataset] = dataset
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
