package import Rules
package import Text

/// Matches compiled rules against one paper at a time. Each worker has one of its own, since it keeps
/// what it has learnt of the words that it met.
package struct PaperMatcher: Sendable {
  package let rules: CompiledRules
  private var tokenizer: Tokenizer
  /// What the programs read; tracing reads it too.
  private(set) var scene: Scene
  private var machine: Backtracker
  private var generation = 0
  private var finder: StartFinder
  private var lexicons: LexiconFinder
  private var memory = RunMemory()

  /// A matcher that keeps what it learns of up to so many words, and of their different rows, from paper to paper.
  package init(rules: CompiledRules, wordLimit: Int = 1 << 17, rowLimit: Int = 1 << 14) {
    self.rules = rules
    tokenizer = Tokenizer(words: rules.words, overlayLimit: wordLimit)
    scene = Scene(
      predicates: rules.predicates, tests: rules.wordTests, looks: rules.looks,
      branches: rules.branches, filter: rules.filter, attributes: rules.attributes,
      rowLimit: rowLimit)
    machine = Backtracker(lookCount: rules.looks.entries.count)
    finder = StartFinder(filter: rules.filter, predicates: rules.predicates)
    lexicons = LexiconFinder(index: rules.lexicons, words: rules.words)
  }

  /// The steps that the machine has taken so far.
  package var steps: Int { machine.steps }
  /// The words that the papers so far have held.
  package var words: WordTable { tokenizer.words }

  /// Call between papers.
  package mutating func beginPaper() {
    tokenizer.beginPaper()
    scene.attributes.beginPaper()
    scene.facts.beginPaper()
    if tokenizer.generation != generation {
      generation = tokenizer.generation
      scene.facts.removeAll()
      lexicons.removeAll()
    }
  }

  /// Cuts the fields of a paper into one text of tokens and sentences.
  package mutating func tokenize(fields: [String]) -> TokenizedText { tokenizer.tokenize(fields: fields) }

  /// Makes a text the one that `matches` reads, and finds the phrases of the lexicons in it.
  package mutating func begin(_ text: TokenizedText, markup: [String: [Range<Int>]] = [:]) {
    scene.begin(text, words: tokenizer.words, markup: markup)
    lexicons.find(in: text, words: tokenizer.words, layers: &scene.layers)
  }

  /// Replaces the spans of a recogniser's or a mention type's layer; they must be sorted.
  package mutating func setLayer(_ source: SpanTest.Source, _ name: String, spans: [LayerSpan]) {
    guard let layer = rules.layer(source, name) else { return }
    scene.setLayer(layer, spans: spans)
  }

  /// Replaces the spans of a layer by its number; they must be sorted.
  package mutating func setLayer(_ layer: Int, spans: [LayerSpan]) { scene.setLayer(layer, spans: spans) }

  /// The combinations of attributes that spans may have: each span's must be a number of it.
  package var attributes: AttributeTable {
    get { scene.attributes }
    _modify { yield &scene.attributes }
  }

  /// The text that `matches` reads.
  package var text: TokenizedText { scene.text }

  /// The layers of the current paper as they stand.
  package var layers: Layers { scene.layers }

  /// The spans of a layer in the current paper.
  package func spans(_ source: SpanTest.Source, _ name: String) -> [LayerSpan] {
    rules.layer(source, name).map { Array(scene.layers.spans(of: $0)) } ?? []
  }

  /// All matches of a phase's rules in the current paper, by sentence and then by pattern.
  package mutating func matches(phase: Int) -> PhaseMatches {
    var found = PhaseMatches(ruleOfProgram: rules.ruleOfProgram)
    finder.begin(phase: phase, rows: scene.rows, facts: scene.facts, layers: scene.layers)
    if finder.wordCount == 0 { return found }
    found.reserve()
    memory.makeRoom(for: rules.code, tokens: scene.text.sentences.reduce(0) { max($0, $1.count) })
    Self.search(scene, rules.code, &finder, &machine, &memory, into: &found)
    return found
  }

  /// Static, since the machine changes while the scene is lent out.
  private static func search(
    _ scene: borrowing Scene, _ code: MachineCode, _ finder: inout StartFinder, _ machine: inout Backtracker,
    _ memory: inout RunMemory, into found: inout PhaseMatches
  ) {
    let sentences = scene.text.sentences
    scene.withReader { reader in
      memory.withRun(of: code) { run, steps in
        for sentence in sentences {
          machine.beginSentence()
          run.sentence = sentence
          for word in 0..<finder.wordCount {
            let programs = finder.find(in: sentence, word: word, facts: reader.facts)
            if programs == 0 { continue }
            finder.forEachProgram(of: programs, word: word) { program, mask, starts in
              run.begin(program, of: code, steps: steps, starts: starts, mask: mask)
              machine.findMatches(&run, pattern: program, reader: reader, into: &found)
            }
          }
        }
      }
    }
  }
}
