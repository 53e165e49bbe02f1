import Text

/// Which mentions rules have taken out: by where they stand, and by their name wherever it stands.
///
/// Both are found from the mention's first token or its name, so that a long paper with many suppressions
/// costs each mention no more than a short one.
struct Suppressions: Sendable {
  private struct Suppression: Sendable {
    var type: String
    var tokens: Range<Int>
    var rule: Int
  }

  private var all: [Suppression] = []
  /// The suppressions that cover a token.
  private var byToken: [Int: [Int]] = [:]
  /// By the hash of their name.
  private var byName: [UInt64: [(name: [UInt8], type: String, rule: Int)]] = [:]

  mutating func add(type: String, tokens: Range<Int>, rule: Int) {
    for token in tokens { byToken[token, default: []].append(all.count) }
    all.append(Suppression(type: type, tokens: tokens, rule: rule))
  }

  mutating func add(type: String, named tokens: Range<Int>, in text: TokenizedText, rule: Int) {
    let name = SingularName.bytes(tokens, in: text)
    byName[SingularName.hash(tokens, in: text), default: []].append((name, type, rule))
  }

  /// The rule that took a mention out: the first by name, else the first by place.
  func rule(suppressing candidate: Candidate, in text: TokenizedText) -> Int? {
    if !byName.isEmpty, let named = byName[SingularName.hash(candidate.tokens, in: text)] {
      let bytes = SingularName.bytes(candidate.tokens, in: text)
      for (name, type, rule) in named where name == bytes && (type == "any" || type == candidate.type) {
        return rule
      }
    }
    for number in byToken[candidate.tokens.lowerBound] ?? [] {
      let suppression = all[number]
      if suppression.type == "any" || suppression.type == candidate.type,
        suppression.tokens.lowerBound <= candidate.tokens.lowerBound,
        candidate.tokens.upperBound <= suppression.tokens.upperBound
      {
        return suppression.rule
      }
    }
    return nil
  }
}
