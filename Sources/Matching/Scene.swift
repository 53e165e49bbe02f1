import Rules
import Text

/// What programs read: a field's tokens, its layers, and what is known of its words.
struct Scene: Sendable {
  let predicates: PredicateTable
  let spans: [SpanPredicate]
  let looks: [LookProgram]
  var text = TokenizedText()
  var facts: WordFacts
  var layers: Layers
  private var tracks: [[Bool]?]
  private var trackSentence = 0..<0

  init(predicates: PredicateTable, spans: [SpanPredicate], looks: [LookProgram], anchors: AnchorTable) {
    self.predicates = predicates
    self.spans = spans
    self.looks = looks
    facts = WordFacts(predicates: predicates, anchors: anchors)
    layers = Layers(count: predicates.layerNames.count)
    tracks = Array(repeating: nil, count: looks.count)
  }

  /// Forgets what was found out of the last sentence, whose layers may have changed since.
  mutating func begin(sentence: Range<Int>) {
    trackSentence = sentence
    for index in tracks.indices { tracks[index] = nil }
  }

  /// Where a program goes on after reading the token at `position` with an instruction, or `nil`.
  @inline(__always)
  func read(_ instruction: Instruction, pc: Int, at position: Int, isBackwards: Bool = false) -> Int? {
    switch instruction {
    case .test(let predicate): return holds(predicate, at: position) ? pc + 1 : nil
    case .span(let index):
      let number = spans[index].layer
      guard position < layers.layers[number].cells.count else { return nil }
      let cell = layers.layers[number].cells[position]
      guard cell == Layer.Cell.single || cell == (isBackwards ? Layer.Cell.end : Layer.Cell.begin),
        spans[index].conditions.isEmpty || holds(spans[index], at: position)
      else { return nil }
      return cell == Layer.Cell.single ? pc + 2 : pc + 1
    case .spanRest(let index):
      let number = spans[index].layer
      guard position < layers.layers[number].cells.count else { return nil }
      let cell = layers.layers[number].cells[position]
      if cell == Layer.Cell.inner { return pc }
      return cell == (isBackwards ? Layer.Cell.begin : Layer.Cell.end) ? pc + 1 : nil
    default: return nil
    }
  }

  private func holds(_ span: SpanPredicate, at position: Int) -> Bool {
    let found = layers.layers[span.layer].spanIndex[position]
    return span.holds(for: layers.layers[span.layer].spans[Int(found)].attributes)
  }

  /// Whether a match can begin with the token at `position`.
  @inline(__always)
  func canBegin(_ program: Program, at position: Int) -> Bool {
    if program.first.isEmpty { return true }
    for instruction in program.first where read(instruction, pc: 0, at: position) != nil { return true }
    return false
  }

  @inline(__always)
  func holds(_ predicate: Predicate, at position: Int) -> Bool {
    switch predicate {
    case .any: true
    case .folded(let word): text.tokens[position].folded == word
    case .exact(let word): text.tokens[position].word == word
    case .shape(let shape): text.tokens[position].shape.isSuperset(of: shape)
    case .cached(let test): facts.holds(test, word: text.tokens[position].word)
    case .dynamic(let index): holds(predicates.dynamicTests[index], at: position)
    }
  }

  private func holds(_ test: DynamicTest, at position: Int) -> Bool {
    switch test {
    case .predicate(let predicate): holds(predicate, at: position)
    case .markup(let kind): layers.markup[kind]?.contains { $0.contains(position) } ?? false
    case .inside(let span):
      position < layers.layers[span.layer].cells.count
        && layers.layers[span.layer].cells[position] != Layer.Cell.none
        && (span.conditions.isEmpty || holds(span, at: position))
    case .not(let inner): !holds(inner, at: position)
    case .all(let tests): tests.allSatisfy { holds($0, at: position) }
    case .oneOf(let tests): tests.contains { holds($0, at: position) }
    }
  }

  func holds(_ edge: PatternNode.Edge, at position: Int, in sentence: Range<Int>) -> Bool {
    text.holds(edge, at: position, in: sentence)
  }

  /// Whether a look-around holds before the token at `position`; its places are found at the first call.
  mutating func holds(look: Int, at position: Int, in sentence: Range<Int>) -> Bool {
    if let track = tracks[look] { return track[position - sentence.lowerBound] }
    var finder = LookTrack()
    let track = finder.holds(looks[look], in: sentence, scene: &self)
    tracks[look] = track
    return track[position - sentence.lowerBound]
  }
}
