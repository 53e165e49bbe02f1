package import Rules
package import Text

/// Matches compiled rules against one paper at a time. Each worker has one of its own, since it keeps
/// what it has learnt of the words that it met.
package struct PaperMatcher: Sendable {
  package let rules: CompiledRules
  private var tokenizer: Tokenizer
  /// What the programs read; tracing reads it too.
  private(set) var scene: Scene
  private var machine = PikeMachine()
  private var generation = 0
  /// For each sentence the patterns that its words are anchors of.
  private var candidates: [[Int32]] = []
  private var marked: [Bool]

  package init(rules: CompiledRules) {
    self.rules = rules
    tokenizer = Tokenizer(words: rules.words)
    scene = Scene(
      predicates: rules.predicates, spans: rules.spans, looks: rules.looks, anchors: rules.anchors)
    marked = Array(repeating: false, count: rules.programs.count)
  }

  /// The steps that the machine has taken so far.
  package var steps: Int { machine.steps }
  /// The words that the papers so far have held.
  package var words: WordTable { tokenizer.words }

  /// Call between papers.
  package mutating func beginPaper() {
    tokenizer.beginPaper()
    if tokenizer.generation != generation {
      generation = tokenizer.generation
      scene.facts.removeAll()
    }
  }

  /// Cuts the fields of a paper into one text of tokens and sentences.
  package mutating func tokenize(fields: [String]) -> TokenizedText { tokenizer.tokenize(fields: fields) }

  /// Makes a text the one that `matches` reads, and finds the phrases of the lexicons in it.
  package mutating func begin(_ text: TokenizedText, markup: [String: [Range<Int>]] = [:]) {
    scene.text = text
    scene.layers.markup = markup
    for layer in scene.layers.layers.indices { scene.layers.layers[layer].replace(with: [], tokenCount: 0) }
    let words = tokenizer.words
    for token in text.tokens { scene.facts.learn(token, words: words) }
    for (lexicon, spans) in rules.lexicons.spans(in: text).enumerated() where !spans.isEmpty {
      scene.layers.layers[rules.lexicons.layers[lexicon]].replace(with: spans, tokenCount: text.tokens.count)
    }
    findCandidates()
  }

  /// Replaces the spans of a recogniser's or a mention type's layer; they must be sorted.
  package mutating func setLayer(_ source: SpanTest.Source, _ name: String, spans: [LayerSpan]) {
    guard let layer = rules.layer(source, name) else { return }
    scene.layers.layers[layer].replace(with: spans, tokenCount: scene.text.tokens.count)
  }

  /// The text that `matches` reads.
  package var text: TokenizedText { scene.text }

  /// The spans of a layer in the current paper.
  package func spans(_ source: SpanTest.Source, _ name: String) -> [LayerSpan] {
    rules.layer(source, name).map { scene.layers.layers[$0].spans } ?? []
  }

  /// The span of a layer that covers a token.
  package func span(inLayer layer: Int, at token: Int) -> LayerSpan? {
    scene.layers.layers[layer].span(at: token)
  }

  private mutating func findCandidates() {
    candidates.removeAll(keepingCapacity: true)
    for sentence in scene.text.sentences {
      var patterns: [Int32] = []
      for token in sentence {
        guard let list = scene.facts.anchored(by: scene.text.tokens[token].word) else { continue }
        for pattern in list where !marked[Int(pattern)] {
          marked[Int(pattern)] = true
          patterns.append(pattern)
        }
      }
      for pattern in patterns { marked[Int(pattern)] = false }
      candidates.append(patterns)
    }
  }

  /// All matches of a phase's rules in the current paper, by sentence and then by pattern.
  package mutating func matches(phase: Int) -> [(rule: Int, match: PatternMatch)] {
    var found: [PatternMatch] = []
    let isOfPhase = rules.programsOfPhase[phase]
    for (index, sentence) in scene.text.sentences.enumerated() {
      var patterns = candidates[index].filter { isOfPhase[Int($0)] }
      patterns += rules.anchors.always.filter { isOfPhase[Int($0)] }
      for (layer, anchored) in rules.anchors.byLayer where hasSpan(layer, in: sentence) {
        patterns += anchored.filter { isOfPhase[Int($0)] }
      }
      if patterns.isEmpty { continue }
      scene.begin(sentence: sentence)
      patterns.sort()
      var last: Int32 = -1
      for pattern in patterns where pattern != last {
        last = pattern
        machine.matches(
          of: rules.programs[Int(pattern)], number: Int(pattern), in: sentence, scene: &scene, into: &found)
      }
    }
    return found.map { (rules.ruleOfProgram[$0.pattern], $0) }
  }

  private func hasSpan(_ layer: Int, in sentence: Range<Int>) -> Bool {
    let layer = scene.layers.layers[layer]
    guard layer.cells.count >= sentence.upperBound else { return false }
    for span in layer.spans where span.tokens.overlaps(sentence) { return true }
    return false
  }
}
