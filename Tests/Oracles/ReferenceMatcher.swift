package import Rules
package import Text

/// A slow and obvious matcher of patterns: it tries every way in order of preference, and backtracks.
///
/// What `Backtracker` finds must be what this finds.
package struct ReferenceMatcher {
  private let text: TokenizedText
  private let words: WordTable

  package init(text: TokenizedText, words: WordTable) {
    self.text = text
    self.words = words
  }

  /// The leftmost matches without overlaps.
  package func matches(of node: PatternNode) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for sentence in text.sentences {
      var position = sentence.lowerBound
      while position < sentence.upperBound {
        if let end = firstEnd(of: node, from: position, in: sentence) {
          found.append(position..<end)
          position = max(end, position + 1)
        } else {
          position += 1
        }
      }
    }
    return found
  }

  private func firstEnd(of node: PatternNode, from start: Int, in sentence: Range<Int>) -> Int? {
    var result: Int?
    _ = walk(node, start, sentence) { end in
      result = end
      return true
    }
    return result
  }

  /// Calls `then` with every end of the node, the preferred first, until it is content.
  private func walk(_ node: PatternNode, _ at: Int, _ sentence: Range<Int>, _ then: (Int) -> Bool) -> Bool {
    switch node {
    case .token(let test): return at < sentence.upperBound && holds(test, at) && then(at + 1)
    case .span: return false
    case .sequence(let nodes):
      guard let first = nodes.first else { return then(at) }
      return walk(first, at, sentence) { walk(.sequence(Array(nodes.dropFirst())), $0, sentence, then) }
    case .alternatives(let nodes): return nodes.contains { walk($0, at, sentence, then) }
    case .repetition(let inner, let min, let max, let isLazy):
      return walkRepetition(inner, min, max, isLazy, at, sentence, then)
    case .capture(_, let inner): return walk(inner, at, sentence, then)
    case .look(let look, let isNegated, let inner):
      let holds =
        look == .ahead
        ? walk(inner, at, sentence) { _ in true }
        : (sentence.lowerBound...at).contains { start in walk(inner, start, sentence) { $0 == at } }
      return holds != isNegated && then(at)
    case .edge(let edge):
      switch edge {
      case .sentenceStart: return at == sentence.lowerBound && then(at)
      case .sentenceEnd: return at == sentence.upperBound && then(at)
      case .glued:
        return at > sentence.lowerBound && at < sentence.upperBound && !text.tokens[at].spaceBefore
          && then(at)
      case .fieldStart: return at == 0 && then(at)
      case .fieldEnd: return at == text.tokens.count && then(at)
      }
    }
  }

  private func walkRepetition(
    _ inner: PatternNode, _ min: Int, _ max: Int?, _ isLazy: Bool, _ at: Int, _ sentence: Range<Int>,
    _ then: (Int) -> Bool
  ) -> Bool {
    if min > 0 {
      return walk(inner, at, sentence) {
        walkRepetition(inner, min - 1, max.map { $0 - 1 }, isLazy, $0, sentence, then)
      }
    }
    func more() -> Bool {
      guard max != 0 else { return false }
      return self.walk(inner, at, sentence) { end in
        // Where there is no bound, a turn that reads nothing would go on for ever.
        (max != nil || end > at)
          && self.walkRepetition(inner, 0, max.map { $0 - 1 }, isLazy, end, sentence, then)
      }
    }
    return isLazy ? then(at) || more() : more() || then(at)
  }

  private func holds(_ test: TokenTest, _ at: Int) -> Bool {
    let token = text.tokens[at]
    switch test {
    case .any: return true
    case .folded(let word): return words.string(of: token.folded) == word
    case .exact(let word): return words.string(of: token.word) == word
    case .prefix(let part): return words.string(of: token.folded).utf8.starts(with: part.utf8)
    case .suffix(let part):
      return words.string(of: token.folded).utf8.reversed().starts(with: part.utf8.reversed())
    case .shape(let shape): return token.shape.isSuperset(of: shape)
    case .not(let inner): return !holds(inner, at)
    case .all(let tests): return tests.allSatisfy { holds($0, at) }
    case .oneOf(let tests): return tests.contains { holds($0, at) }
    case .regex, .name, .markup, .inside: return false
    }
  }
}

extension ReferenceMatcher {
  /// Whether a match begins at a token.
  package func canMatch(_ node: PatternNode, from start: Int, in sentence: Range<Int>) -> Bool {
    firstEnd(of: node, from: start, in: sentence) != nil
  }
}
