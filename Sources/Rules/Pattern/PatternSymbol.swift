/// What patterns are made of, before it is known how they nest.
extension PatternLexer {
  enum Symbol: Hashable {
    case word(String)
    case prefix(String)
    case suffix(String)
    case exact(String, isFolded: Bool)
    case regex(String)
    case shape(String)
    case lexicon(String)
    case recogniser(String)
    case macro(String)
    case role(String)
    case mention(String)
    case attributes(String)
    case lookOpen(PatternNode.Look, isNegated: Bool)
    case listOpen
    case repeatCount(min: Int, max: Int?)
    /// One of the signs of ASCII that structure a pattern.
    case punctuation(UInt8)
    case gap
    case plural
    case edge(PatternNode.Edge)
  }

  struct Item {
    var symbol: Symbol
    /// The sign of a `punctuation` symbol, or 0.
    var mark: UInt8
    /// Offset into the pattern in scalars, from 0.
    var column: Int
    var isGlued: Bool
  }
}
