package import Matching
package import Records
import Rules
package import Text

/// Runs the cascade over papers, one after the other. Each worker has one of its own.
package struct PaperExtractor: Sendable {
  private var matcher: PaperMatcher
  private let rules: CompiledRules
  private let recognisers: Recognisers
  private let recordRules: RecordRules
  private let propagationPhase: Int
  private var contents: MentionContents
  private var sets: RecognisedSets
  /// Where the time went so far.
  package private(set) var times = ReadingTimes()

  /// An extractor for compiled rules; `recognisers` must have been made with the same words.
  ///
  /// - Parameter confidence: each rule's measured precision, by id, where it has been measured.
  package init(rules: CompiledRules, recognisers: Recognisers, confidence: [String: Double] = [:]) {
    self.rules = rules
    self.recognisers = recognisers
    recordRules = RecordRules(rules, confidence: confidence)
    matcher = PaperMatcher(rules: rules)
    contents = MentionContents(rules: rules)
    sets = RecognisedSets(lexicons: rules.lexiconLayers.map(\.name))
    propagationPhase = rules.phases.firstIndex(of: "propagation") ?? rules.phases.count
  }

  /// What the rules find in a paper.
  package mutating func record(of paper: Paper) -> Record {
    let reading = read(paper)
    return record(of: paper, from: reading)
  }

  /// The record of a paper that has been read.
  package func record(of paper: Paper, from reading: PaperReading) -> Record {
    RecordBuilder(
      reading: reading, rules: recordRules, resultWords: recognisers.resultWords,
      ownWords: recognisers.ownWords
    ).record(of: paper)
  }

  /// What the rules find in a paper, before it is made a record; with the fate of every candidate where
  /// `keepsVerdicts`. `observer` sees the matcher as each phase begins, with the spans that its rules see.
  package mutating func read(
    _ paper: Paper, keepsVerdicts: Bool = false, observer: ((_ phase: Int, PaperMatcher) -> Void)? = nil
  ) -> PaperReading {
    let start = ContinuousClock.now
    matcher.beginPaper()
    contents.beginPaper(matcher.attributes)
    sets.beginPaper(matcher.attributes)
    let text = matcher.tokenize(fields: paper.fields.map(\.text))
    let afterTokens = ContinuousClock.now
    times.tokenise += start.duration(to: afterTokens)
    defer { times.match += afterTokens.duration(to: .now) }
    matcher.begin(text, markup: markup(of: paper, in: text))
    let recognised = recognisers.recognise(text, words: matcher.words)
    recognised.setLayers(of: &matcher, sets: &sets)
    var resolver = ConflictResolver(text: text, keepsVerdicts: keepsVerdicts)
    var drafts: [ResultDraft] = []
    var matches: [(rule: Int, match: PatternMatch)] = []
    for phase in rules.phases.indices {
      setMentionLayers(resolver.accepted, readIn: observer == nil ? phase : nil, text: text)
      observer?(phase, matcher)
      let found = matcher.matches(phase: phase).filter { isInItsField($0.rule, $0.match.tokens, text: text) }
      if keepsVerdicts { matches += found }
      let actions = RuleActions(rules: rules, phase: phase, layers: matcher.layers, recognised: recognised)
      var candidates: [Candidate] = []
      for (rule, match) in found {
        actions.perform(
          rule, match, candidates: &candidates, drafts: &drafts, resolver: &resolver, contents: &contents,
          table: &matcher.attributes, text: text)
      }
      resolver.settle(candidates)
      for (rule, match) in found { actions.retype(rule, match, resolver: &resolver) }
      if phase == propagationPhase - 1
        || (phase == rules.phases.count - 1 && propagationPhase >= rules.phases.count)
      {
        propagate(&resolver, text: text)
      }
    }
    return PaperReading(
      text: text,
      mentions: resolver.accepted.sorted {
        ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
      },
      drafts: drafts, acronyms: recognised.acronyms, verdicts: resolver.verdicts, matches: matches)
  }

  private func isInItsField(_ rule: Int, _ tokens: Range<Int>, text: TokenizedText) -> Bool {
    if rules.rules[rule].fields.isEmpty { return true }
    let wanted = rules.rules[rule].fields
    let names = ["title", "abstract"]
    let field = text.field(ofToken: tokens.lowerBound)
    return field < names.count && wanted.contains(names[field])
  }

  private func markup(of paper: Paper, in text: TokenizedText) -> [String: [Range<Int>]] {
    var ranges: [String: [Range<Int>]] = [:]
    for context in paper.markup {
      guard let field = paper.fields.firstIndex(where: { $0.field == context.field }) else { continue }
      let start = text.fieldStarts[field] + context.utf8Range.lowerBound
      let end = text.fieldStarts[field] + context.utf8Range.upperBound
      let first = text.tokens.firstIndex { Int($0.utf8Start) >= start } ?? text.tokens.count
      let last = text.tokens.firstIndex { Int($0.utf8Start) >= end } ?? text.tokens.count
      if first < last { ranges[context.kind.rawValue, default: []].append(first..<last) }
    }
    return ranges
  }

  /// Offers the mentions that stand to a phase's rules, or all of them to whoever looks on.
  private mutating func setMentionLayers(_ mentions: [Candidate], readIn phase: Int?, text: TokenizedText) {
    for type in phase.map({ rules.mentionTypes(readIn: $0) }) ?? rules.mentionTypes {
      var spans: [LayerSpan] = []
      for (index, mention) in mentions.enumerated() where mention.type == type {
        spans.append(
          LayerSpan(
            tokens: mention.tokens, attributes: mention.content?.offered ?? .none, reference: index))
      }
      spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
      matcher.setLayer(.mention, type, spans: spans)
    }
  }

  /// Gives every established name one type, and repeats it where the paper uses it.
  private func propagate(_ resolver: inout ConflictResolver, text: TokenizedText) {
    var propagation = Propagation(text: text)
    var covered = [Bool](repeating: false, count: text.tokens.count)
    for mention in resolver.accepted {
      for token in mention.tokens { covered[token] = true }
      if rules.rules[mention.rule].establishes { propagation.add(mention, weight: mention.priority) }
    }
    resolver.update { mention in
      let isKnown = rules.phases[mention.phase] == "lexicon" && !rules.rules[mention.rule].establishes
      guard !isKnown,
        let winner = propagation.winner(propagation.key(mention.tokens)), winner.type != mention.type
      else { return }
      mention.type = winner.type
      mention.rule = winner.rule
    }
    resolver.settle(propagation.occurrences(covered: covered, phase: propagationPhase))
  }
}

/// What was found in a paper, in terms of its tokens.
package struct PaperReading: Sendable {
  package var text: TokenizedText
  /// The mentions that stand, by position.
  package var mentions: [Candidate]
  package var drafts: [ResultDraft]
  /// Long and short forms that the text defines.
  package var acronyms: [(long: Range<Int>, short: Range<Int>)]
  package var verdicts: [Verdict]
  package var matches: [(rule: Int, match: PatternMatch)]
}
