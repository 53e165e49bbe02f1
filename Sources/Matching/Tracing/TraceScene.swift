import Rules
package import Text

/// What tracing reads: a paper's tokens with the layers as they were when a phase began.
///
/// Its tests look at words rather than at numbers, which is slow and easy to see through.
package struct TraceScene: Sendable {
  package let text: TokenizedText
  private let words: WordTable
  private let layers: Layers
  private let attributes: AttributeTable
  private let predicates: PredicateTable
  private var regexes: [String: TokenRegex] = [:]

  /// How many tokens a look-behind is tried over.
  private static let maxLookTokens = 256

  /// The scene of a matcher as it stands.
  package init(_ matcher: PaperMatcher) {
    text = matcher.scene.text
    words = matcher.words
    layers = matcher.scene.layers
    attributes = matcher.scene.attributes
    predicates = matcher.rules.predicates
  }

  /// The sentence that holds a token.
  func sentence(of token: Int) -> Range<Int> {
    text.sentences.first { $0.contains(token) } ?? token..<token
  }

  /// The tokens of the span that begins at `position` and is what `test` asks for.
  mutating func end(of test: SpanTest, at position: Int) -> Int? {
    guard let span = span(test, covering: position), span.tokens.lowerBound == position,
      holds(test, for: span)
    else { return nil }
    return span.tokens.upperBound
  }

  /// The span of the layer that a test names, whatever its attributes.
  func span(_ test: SpanTest, covering position: Int) -> LayerSpan? {
    predicates.existingLayer(test.source, test.name).flatMap { layers.span(of: $0, at: position) }
  }

  /// A span's attributes, by name.
  func attributes(of span: LayerSpan) -> [String: String] { attributes[span.attributes] }

  private func holds(_ test: SpanTest, for span: LayerSpan) -> Bool {
    var table = predicates
    return table.compiled(test).holds(for: attributes(of: span))
  }

  /// Whether the token at `position` passes a test.
  mutating func holds(_ test: TokenTest, at position: Int) -> Bool {
    let token = text.tokens[position]
    switch test {
    case .any: return true
    case .folded(let word): return words.string(of: token.folded) == word.lowercased()
    case .exact(let word): return words.string(of: token.word) == word
    case .prefix(let part): return words.string(of: token.folded).utf8.starts(with: part.utf8)
    case .suffix(let part):
      return words.string(of: token.folded).utf8.reversed().starts(with: part.utf8.reversed())
    case .regex(let pattern):
      if regexes[pattern] == nil { regexes[pattern] = try? TokenRegex(pattern) }
      return regexes[pattern]?.matches(words.string(of: token.word)) ?? false
    case .shape(let shape): return token.shape.isSuperset(of: shape)
    case .name:
      return WordTest.isNameLike(token.shape)
    case .markup(let kind): return layers.markup[kind]?.contains { $0.contains(position) } ?? false
    case .inside(let span):
      return self.span(span, covering: position).map { holds(span, for: $0) } ?? false
    case .not(let inner): return !holds(inner, at: position)
    case .all(let tests):
      for test in tests where !holds(test, at: position) { return false }
      return true
    case .oneOf(let tests):
      for test in tests where holds(test, at: position) { return true }
      return false
    }
  }

  /// Whether a place is such an edge.
  func holds(_ edge: PatternNode.Edge, at position: Int, in sentence: Range<Int>) -> Bool {
    text.tokens.withUnsafeBufferPointer { tokens in
      text.fields.withUnsafeBufferPointer { fields in
        edge.holds(at: position, in: sentence, tokens: tokens, fields: fields)
      }
    }
  }

  /// Whether a pattern stands right before or after a place.
  mutating func holds(
    _ look: PatternNode.Look, _ inner: PatternNode, at position: Int, in sentence: Range<Int>
  ) -> Bool {
    let program = TraceProgram(inner)
    if look == .ahead { return !ends(of: program, from: position, in: sentence).isEmpty }
    let first = max(sentence.lowerBound, position - Self.maxLookTokens)
    for start in (first...position).reversed()
    where ends(of: program, from: start, in: sentence).contains(position) {
      return true
    }
    return false
  }

  /// The places at which matches of a program that begin at `start` end.
  private mutating func ends(of program: TraceProgram, from start: Int, in sentence: Range<Int>) -> Set<Int> {
    var run = TraceRun()
    run.follow(program, from: start, in: sentence, scene: &self)
    return run.ends
  }
}
