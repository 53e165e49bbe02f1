package import Rules
package import Text

/// Rules and lexicons compiled: immutable, and shared by all workers.
public struct CompiledRules: Sendable {
  package let rules: [Rule]
  package let phases: [String]
  /// The words of the rules and lexicons, beneath each worker's own.
  package let words: WordTable
  /// Names of capture roles, by number; 0 is the emitted span.
  package let roles: [String]
  /// The mention types that the rules emit.
  package let mentionTypes: [String]
  private let typesReadInPhase: [[String]]
  /// The lexicons' names with their layers.
  package let lexiconLayers: [(name: String, layer: Int)]
  let code: MachineCode
  /// The tests that look at more than a token's word.
  let branches: BranchTable
  /// The rule that each program belongs to.
  let ruleOfProgram: [Int]
  let predicates: PredicateTable
  let wordTests: WordTestTable
  let looks: LookTable
  let filter: StartFilter
  let lexicons: LexiconIndex
  /// The attributes of the lexicons' rows, which each worker's own go on from.
  let attributes: AttributeTable

  /// Compiles rules. O(size of the rules and lexicons).
  ///
  /// - Throws: a diagnostic for each pattern that would break the bound on matching time.
  /// - Parameter interning: called with the words before they are frozen, for recognisers to add theirs.
  package init(_ set: RuleSet, interning: (inout WordTable) -> Void = { _ in }) throws(RulesError) {
    rules = set.rules
    phases = set.phases
    let names = set.lexicons.keys.sorted()
    // Lexicons need nothing of the rules until both are compiled, and take about as long.
    let lexicons = names.compactMap { set.lexicons[$0] }
    let index = Later { LexiconIndex(lexicons) }
    var compiler = ProgramCompiler(words: WordTable())
    var programs: [Program] = []
    var owners: [Int] = []
    var diagnostics: [Diagnostic] = []
    for (index, rule) in set.rules.enumerated() {
      // Mentions that rules emit are layers too, whether or not a pattern asks for them.
      switch rule.action {
      case .mention(let type), .retype(let type), .acronym(let type):
        _ = compiler.predicates.layer(.mention, type)
      case .result, .suppress: break
      }
      for pattern in rule.patterns {
        do {
          programs.append(try compiler.compile(pattern.node))
          owners.append(index)
        } catch {
          diagnostics.append(
            Diagnostic(
              file: pattern.position.file, line: pattern.position.line, column: pattern.position.column,
              message: error.message))
        }
      }
    }
    if !diagnostics.isEmpty { throw RulesError(diagnostics) }
    let layers = names.map { compiler.predicates.layer(.lexicon, $0) }
    var words = compiler.words
    for hyphen in LexiconIndex.hyphens { _ = words.intern(hyphen) }
    interning(&words)
    self.words = words
    roles = compiler.roles
    mentionTypes = compiler.predicates.layerNames.filter { $0.source == .mention }.map(\.name)
    lexiconLayers = zip(names, layers).map { ($0, $1) }
    ruleOfProgram = owners
    predicates = compiler.predicates
    wordTests = WordTestTable(compiler.predicates.staticTests)
    branches = BranchTable(compiler.predicates)
    looks = LookTable(compiler.looks, branches: branches)
    code = MachineCode(programs, branches: branches)
    let phaseOfProgram = owners.map { set.phases.firstIndex(of: set.rules[$0].phase) ?? 0 }
    typesReadInPhase = set.phases.indices.map { phase in
      var layers: Set<Int> = []
      for (program, own) in zip(programs, phaseOfProgram) where own == phase {
        LayerReads(predicates: compiler.predicates, looks: compiler.looks).collect(program, into: &layers)
      }
      return layers.sorted().map { compiler.predicates.layerNames[$0] }.filter { $0.source == .mention }
        .map(\.name)
    }
    filter = StartFilter(
      programs: programs, bits: ProgramBits(phaseOfProgram: phaseOfProgram, phases: set.phases.count),
      predicates: compiler.predicates)
    var compiled = index.value()
    var attributes = AttributeTable()
    compiled.answer(compiler.predicates, layers: layers, table: &attributes)
    attributes.seal()
    self.lexicons = compiled
    self.attributes = attributes
  }

  /// The mention types that the rules of a phase read.
  package func mentionTypes(readIn phase: Int) -> [String] { typesReadInPhase[phase] }

  /// The number of a layer, where a rule or a lexicon makes it known.
  package func layer(_ source: SpanTest.Source, _ name: String) -> Int? {
    predicates.existingLayer(source, name)
  }

  /// The canonical name of a lexicon's row.
  package func canonical(lexicon name: String, row: Int) -> String? {
    guard let lexicon = lexicons.lexicons.first(where: { $0.name == name }), row < lexicon.rows.count else {
      return nil
    }
    return lexicon.canonical(of: lexicon.rows[row])
  }

  /// The canonical name of a row of the lexicon that stands at this place of `lexiconLayers`.
  package func canonical(lexiconNumber number: Int, row: Int) -> String? {
    // Mentions ask for it one after the other: a lexicon would be copied to be asked itself.
    row < lexicons.lexicons[number].rows.count
      ? Lexicon.string(lexicons.lexicons[number].rows[row].name, of: lexicons.lexicons[number].utf8) : nil
  }

  /// The number of rows of all lexicons.
  package var lexiconRows: Int { lexicons.lexicons.reduce(0) { $0 + $1.rows.count } }

}
