package import Matching
package import Records
import Rules
package import Text

/// Runs the cascade over papers, one after the other. Each worker has one of its own.
package struct PaperExtractor: Sendable {
  private var matcher: PaperMatcher
  private let rules: CompiledRules
  private let recognisers: Recognisers
  private let actions: RuleActions
  private let recordRules: RecordRules
  private let propagationPhase: Int
  /// The types of mentions that the rules read, with their layers: all, and those of each phase.
  private let mentionLayers: [MentionLayer]
  private let mentionLayersInPhase: [[MentionLayer]]
  /// For each rule the fields that it reads, one bit each; all bits where it reads every field.
  private let fields: [UInt8]
  /// For each rule whether what it names holds for the whole paper.
  private let establishes: [Bool]
  /// Room for the spans of one type.
  private var spans: [LayerSpan] = []

  /// A type of mentions, with the number of its layer.
  private struct MentionLayer: Sendable {
    var type: EntityType
    var number: Int

    init?(_ type: String, in rules: CompiledRules) {
      guard let number = rules.layer(.mention, type) else { return nil }
      self.type = EntityType(type, among: rules.mentionTypes)
      self.number = number
    }
  }

  private var resolver: ConflictResolver
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
    resolver = ConflictResolver(rules: rules)
    sets = RecognisedSets(lexicons: rules.lexiconLayers.map(\.name))
    actions = RuleActions(rules: rules)
    mentionLayers = rules.mentionTypes.compactMap { MentionLayer($0, in: rules) }
    mentionLayersInPhase = rules.phases.indices.map { phase in
      rules.mentionTypes(readIn: phase).compactMap { MentionLayer($0, in: rules) }
    }
    fields = rules.rules.map { rule in
      rule.fields.isEmpty
        ? .max : (rule.fields.contains("title") ? 1 : 0) | (rule.fields.contains("abstract") ? 2 : 0)
    }
    establishes = rules.rules.map(\.establishes)
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
    var recognised = recognisers.recognise(text, words: matcher.words)
    recognised.setLayers(of: &matcher, sets: &sets)
    resolver.begin(text, keepsVerdicts: keepsVerdicts)
    var drafts: [ResultDraft] = []
    var matches: [(rule: Int, match: PatternMatch)] = []
    var candidates: [Candidate] = []
    for phase in rules.phases.indices {
      setMentionLayers(
        observer == nil ? mentionLayersInPhase[phase] : mentionLayers, resolver.accepted)
      observer?(phase, matcher)
      let found = matcher.matches(phase: phase)
      candidates.removeAll(keepingCapacity: true)
      found.forEach { rule, match in
        guard isInItsField(rule, match.tokens, text: text) else { return }
        if keepsVerdicts { matches.append((rule, match)) }
        actions.perform(
          rule, match, phase: phase, candidates: &candidates, drafts: &drafts, resolver: &resolver)
      }
      let layers = matcher.layers
      func complete(_ candidate: inout Candidate) {
        contents.complete(
          &candidate, text: text, layers: layers, recognised: recognised, table: &matcher.attributes)
      }
      // Verdicts tell all of a candidate; else only what stands is asked for more.
      if keepsVerdicts { for index in candidates.indices { complete(&candidates[index]) } }
      resolver.settle(candidates)
      resolver.complete(complete)
      if actions.retypes(in: phase) {
        found.forEach { rule, match in
          guard isInItsField(rule, match.tokens, text: text) else { return }
          actions.retype(rule, match, resolver: &resolver)
        }
      }
      if phase == propagationPhase - 1
        || (phase == rules.phases.count - 1 && propagationPhase >= rules.phases.count)
      {
        propagate(over: text)
      }
    }
    return PaperReading(
      text: text, mentions: mentionsInOrder(), drafts: drafts, acronyms: recognised.acronyms,
      verdicts: resolver.verdicts, matches: matches)
  }

  /// The mentions that stand, by position; one that holds another comes before it.
  private func mentionsInOrder() -> [Candidate] {
    let mentions = resolver.accepted
    let order = mentions.indices.sorted {
      let (left, right) = (mentions[$0].tokens, mentions[$1].tokens)
      return left.lowerBound != right.lowerBound
        ? left.lowerBound < right.lowerBound : left.count > right.count
    }
    return order.map { mentions[$0] }
  }

  @inline(__always)
  private func isInItsField(_ rule: Int, _ tokens: Range<Int>, text: TokenizedText) -> Bool {
    if fields[rule] == .max { return true }
    let field = text.field(ofToken: tokens.lowerBound)
    return field < 2 && fields[rule] >> UInt8(field) & 1 != 0
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

  /// Offers the mentions that stand to the rules.
  private mutating func setMentionLayers(_ layers: [MentionLayer], _ mentions: [Candidate]) {
    for layer in layers {
      spans.removeAll(keepingCapacity: true)
      for index in mentions.indices where mentions[index].type == layer.type {
        spans.append(
          LayerSpan(
            tokens: mentions[index].tokens, attributes: mentions[index].content?.offered ?? .none,
            reference: index))
      }
      spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
      matcher.setLayer(layer.number, spans: spans)
    }
  }

  /// Gives every established name one type, and repeats it where the paper uses it.
  private mutating func propagate(over text: TokenizedText) {
    var propagation = Propagation(text: text, typeNames: rules.mentionTypes)
    var covered = [Bool](repeating: false, count: text.tokens.count)
    for index in resolver.accepted.indices {
      for token in resolver.accepted[index].tokens { covered[token] = true }
      if self.establishes[resolver.accepted[index].rule] {
        propagation.add(resolver.accepted[index], weight: resolver.accepted[index].priority)
      }
    }
    if propagation.isEmpty {
      resolver.settle([])
      return
    }
    let lexiconPhase = rules.phases.firstIndex(of: "lexicon")
    let establishes = establishes
    resolver.update { mention in
      let isKnown = mention.phase == lexiconPhase && !establishes[mention.rule]
      guard !isKnown,
        let winner = propagation.winner(of: mention.tokens), winner.type != mention.type
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
