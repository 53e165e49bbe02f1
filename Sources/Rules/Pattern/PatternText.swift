import Text

/// Patterns written back in the language of `Rules/README.md`, for messages: long alternatives are cut, and
/// macros stand as what they unfold to.
package enum PatternText {
  /// Alternatives past this number are counted rather than written.
  static let shownAlternatives = 6

  /// The pattern of a node.
  package static func text(of node: PatternNode) -> String { write(node, isGrouped: true) }

  /// The pattern of a test of one token.
  package static func text(of test: TokenTest) -> String {
    switch test {
    case .any: "_"
    case .folded(let word): word.unicodeScalars.allSatisfy(isWord) ? word : escaped(word)
    case .exact(let word): escaped(word)
    case .prefix(let part): part + "*"
    case .suffix(let part): "*" + part
    case .regex(let pattern): "/\(pattern)/"
    case .shape(let shape): shapeName(shape)
    case .name: ":Name"
    case .markup(let kind): ":" + kind
    case .inside(let span): "[\(text(of: span))]"
    case .not(let inner): "!" + text(of: inner)
    case .all(let tests): "[" + tests.map { inBrackets(text(of: $0)) }.joined(separator: " & ") + "]"
    case .oneOf(let tests): "[" + cut(tests.map { inBrackets(text(of: $0)) }, by: " | ") + "]"
    }
  }

  /// The pattern of a span: `%datasets[field=nlp]`, `#number`, `<quantity unit=percent>`.
  package static func text(of span: SpanTest) -> String {
    let conditions = span.conditions.map(text)
    switch span.source {
    case .lexicon, .recogniser:
      let sigil = span.source == .lexicon ? "%" : "#"
      return sigil + span.name + (conditions.isEmpty ? "" : "[\(conditions.joined(separator: " "))]")
    case .mention: return "<" + ([span.name] + conditions).joined(separator: " ") + ">"
    }
  }

  /// An attribute's condition: `unit=percent|point`, `!initial`, `kind!=word`.
  package static func text(of condition: AttributeCondition) -> String {
    if condition.values.isEmpty { return (condition.isNegated ? "!" : "") + condition.key }
    return condition.key + (condition.isNegated ? "!=" : "=") + condition.values.joined(separator: "|")
  }

  private static func write(_ node: PatternNode, isGrouped: Bool) -> String {
    switch node {
    case .token(let test): return text(of: test)
    case .span(let span): return text(of: span)
    case .sequence(let nodes):
      let text = nodes.map { write($0, isGrouped: nodes.count == 1 && isGrouped) }.joined(separator: " ")
      return isGrouped || nodes.count == 1 ? text : "(\(text))"
    case .alternatives(let nodes): return "(" + cut(nodes.map { write($0, isGrouped: true) }, by: "|") + ")"
    case .repetition(let inner, let min, let max, let isLazy):
      return repeated(inner, min: min, max: max, isLazy: isLazy)
    case .capture(let role, let inner):
      return "@" + (role.isEmpty ? "" : role + ":") + "(\(write(inner, isGrouped: true)))"
    case .look(let look, let isNegated, let inner):
      let mark = (look == .behind ? "<" : "") + (isNegated ? "!" : "=")
      return "(?\(mark) \(write(inner, isGrouped: true)))"
    case .edge(let edge):
      switch edge {
      case .sentenceStart: return "^"
      case .sentenceEnd: return "$"
      case .fieldStart: return "^^"
      case .fieldEnd: return "$$"
      case .glued: return "~"
      }
    }
  }

  private static func repeated(_ inner: PatternNode, min: Int, max: Int?, isLazy: Bool) -> String {
    if inner == .token(.any), isLazy, let max { return "..{\(min),\(max)}" }
    let count =
      switch (min, max) {
      case (0, 1): "?"
      case (0, nil): "*"
      case (1, nil): "+"
      case (_, nil): "{\(min),}"
      case (_, let max?): min == max ? "{\(min)}" : "{\(min),\(max)}"
      }
    return write(inner, isGrouped: false) + count + (isLazy ? "?" : "")
  }

  private static func cut(_ parts: [String], by separator: String) -> String {
    guard parts.count > shownAlternatives + 1 else { return parts.joined(separator: separator) }
    let shown = parts.prefix(shownAlternatives).joined(separator: separator)
    return "\(shown)\(separator)… \(parts.count - shownAlternatives) more"
  }

  private static func inBrackets(_ text: String) -> String {
    text.hasPrefix("[%") || text.hasPrefix("[#") || text.hasPrefix("[<")
      ? String(text.dropFirst().dropLast()) : text
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) || scalar.value >= 0x300
  }

  private static func escaped(_ word: String) -> String {
    if word.unicodeScalars.count == 1, let scalar = word.unicodeScalars.first, !isWord(scalar) {
      return "\\" + word
    }
    return "\"\(word)\""
  }

  private static func shapeName(_ shape: TokenShape) -> String {
    for (name, test) in ShapeNames.tests.sorted(by: { $0.key < $1.key }) where test == .shape(shape) {
      return ":" + name
    }
    return ":any"
  }
}
