import Text

extension PatternParser {
  /// A word or a quoted text as the sequence of tokens that the tokeniser would make of it.
  ///
  /// A hyphen in an unquoted word may be missing or a space in the text, so that `state-of-the-art`
  /// finds "state of the art" too; what is glued in a quoted text must be glued in the text.
  static func literal(_ text: String, isFolded: Bool) -> PatternNode {
    if isOneToken(text) { return .token(isFolded ? .folded(text.lowercased()) : .exact(text)) }
    var words = WordTable()
    let tokens = Tokenizer.tokens(of: text, words: &words)
    var nodes: [PatternNode] = []
    let isExactText = !isFolded
    for (index, token) in tokens.enumerated() {
      let word = words.string(of: token.word)
      if index > 0, !token.spaceBefore, isExactText { nodes.append(.edge(.glued)) }
      let test: TokenTest = isFolded ? .folded(words.string(of: token.folded)) : .exact(word)
      if isFolded, word == "-", index > 0, index < tokens.count - 1 {
        nodes.append(.repetition(.token(test), min: 0, max: 1, isLazy: false))
      } else {
        nodes.append(.token(test))
      }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  /// Whether a text is letters and digits of ASCII, or one sign: it is then one token, as nearly all are.
  private static func isOneToken(_ text: String) -> Bool {
    let utf8 = text.utf8
    if utf8.count == 1, let byte = utf8.first { return byte > 0x20 && byte < 0x7F }
    return !utf8.isEmpty && utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
  }

  /// A word that begins like this; where it has a hyphen its last token does: `fine-tun*`.
  static func prefixed(_ text: String) -> PatternNode {
    guard case .sequence(let nodes) = literal(text, isFolded: true),
      case .token(.folded(let last))? = nodes.last
    else { return .token(.prefix(text.lowercased())) }
    return .sequence(nodes.dropLast() + [.token(.prefix(last))])
  }

  /// A word that ends like this; where it has a hyphen its first token does: `*to-end`.
  static func suffixed(_ text: String) -> PatternNode {
    guard case .sequence(let nodes) = literal(text, isFolded: true),
      case .token(.folded(let first))? = nodes.first
    else { return .token(.suffix(text.lowercased())) }
    return .sequence([.token(.suffix(first))] + nodes.dropFirst())
  }

  /// The pattern with its last words in the singular or the plural: `(dataset|corpus)s?`.
  static func pluralised(_ node: PatternNode) -> PatternNode {
    switch node {
    case .token(.folded(let word)): .token(.oneOf([.folded(word)] + plurals(of: word).map(TokenTest.folded)))
    case .token(.oneOf(let tests)):
      .token(
        .oneOf(
          tests.flatMap { test -> [TokenTest] in
            if case .folded(let word) = test { return [test] + plurals(of: word).map(TokenTest.folded) }
            return [test]
          }))
    case .alternatives(let nodes): .alternatives(nodes.map(pluralised))
    case .capture(let role, let inner): .capture(role: role, pluralised(inner))
    case .sequence(let nodes):
      nodes.last.map { .sequence(nodes.dropLast() + [pluralised($0)]) } ?? node
    default: node
    }
  }

  /// The English plural forms that a word may have, with the Latin ones of words that scholars use.
  package static func plurals(of word: String) -> [String] {
    switch word {
    case "corpus": return ["corpora", "corpuses"]
    case "analysis": return ["analyses"]
    case "matrix": return ["matrices"]
    case "index": return ["indices", "indexes"]
    default: break
    }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return [word.dropLast() + "ies"]
    }
    for ending in ["s", "x", "ch", "sh"] where word.hasSuffix(ending) { return [word + "es"] }
    return [word + "s"]
  }
}

/// The enumeration operator: `list(x)` matches "x", "x and x", "x, x, or x", each with a bracket behind
/// it, so that every member of a list in prose is captured.
enum Enumeration {
  static func pattern(of item: PatternNode) -> PatternNode {
    .sequence([item, .repetition(.sequence([aside, separator, item]), min: 0, max: 16, isLazy: false)])
  }

  private static func word(_ words: String...) -> PatternNode {
    words.count == 1 ? .token(.folded(words[0])) : .token(.oneOf(words.map(TokenTest.folded)))
  }

  /// A short bracket after a member: "ImageNet (1.2M images), …", "C4 [1], …".
  private static let aside = PatternNode.repetition(
    .alternatives([bracket("(", ")"), bracket("[", "]")]), min: 0, max: 1, isLazy: false)

  private static func bracket(_ open: String, _ close: String) -> PatternNode {
    .sequence([
      .token(.exact(open)),
      .repetition(.token(.not(.oneOf([.exact(close), .exact(open)]))), min: 1, max: 8, isLazy: false),
      .token(.exact(close)),
    ])
  }

  private static let separator = PatternNode.sequence([
    .alternatives([
      .sequence([
        .token(.oneOf([.exact(","), .exact(";")])),
        .repetition(joint, min: 0, max: 1, isLazy: false),
      ]),
      joint,
      .token(.oneOf([.exact("/"), .exact("+")])),
    ]),
    .repetition(word("the", "both", "also", "even", "finally"), min: 0, max: 2, isLazy: false),
  ])

  private static let joint = PatternNode.alternatives([
    .token(.oneOf([.folded("and"), .folded("or"), .folded("nor"), .exact("&")])),
    .sequence([word("as"), word("well"), word("as")]),
    .sequence([word("along"), word("with")]),
    .sequence([word("followed"), word("by")]),
  ])
}
