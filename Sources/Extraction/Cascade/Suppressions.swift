import Text

/// Which mentions rules have taken out: by where they stand, and by their name wherever it stands.
///
/// Both are found from the mention's first token or its name, so that a long paper with many suppressions
/// costs each mention no more than a short one.
struct Suppressions: Sendable {
  private struct Suppression: Sendable {
    /// A type, or `any`.
    var type: EntityType
    var tokens: Range<Int>
    var rule: Int
  }

  private var all: [Suppression] = []
  /// The suppressions that cover a token, in the order in which they came: a list of links for each token, whose
  /// first and last link stand here, or -1.
  private var ends: [(first: Int32, last: Int32)] = []
  private var links: [(suppression: Int32, next: Int32)] = []
  /// By the hash of their name.
  private var byName: [UInt64: [(name: [UInt8], type: EntityType, rule: Int)]] = [:]

  /// Forgets all; the memory is kept.
  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    if !byName.isEmpty { byName.removeAll(keepingCapacity: true) }
  }

  mutating func add(type: EntityType, tokens: Range<Int>, rule: Int) {
    if ends.count < tokens.upperBound {
      let count = max(tokens.upperBound, ends.count * 2, 64)
      ends += repeatElement((first: -1, last: -1), count: count - ends.count)
    }
    for token in tokens {
      let link = Int32(links.count)
      links.append((Int32(all.count), -1))
      if ends[token].first < 0 {
        ends[token] = (link, link)
      } else {
        links[Int(ends[token].last)].next = link
        ends[token].last = link
      }
    }
    all.append(Suppression(type: type, tokens: tokens, rule: rule))
  }

  mutating func add(type: EntityType, named tokens: Range<Int>, in text: TokenizedText, rule: Int) {
    let name = SingularName.bytes(tokens, in: text)
    byName[SingularName.hash(tokens, in: text), default: []].append((name, type, rule))
  }

  /// The rule that took a mention out: the first by name, else the first by place.
  func rule(suppressing candidate: Candidate, in text: TokenizedText) -> Int? {
    if !byName.isEmpty, let named = byName[SingularName.hash(candidate.tokens, in: text)] {
      let bytes = SingularName.bytes(candidate.tokens, in: text)
      for (name, type, rule) in named where name == bytes && (type == .any || type == candidate.type) {
        return rule
      }
    }
    let first = candidate.tokens.lowerBound
    var link = first < ends.count ? ends[first].first : -1
    while link >= 0 {
      let suppression = all[Int(links[Int(link)].suppression)]
      if suppression.type == .any || suppression.type == candidate.type,
        suppression.tokens.lowerBound <= first, candidate.tokens.upperBound <= suppression.tokens.upperBound
      {
        return suppression.rule
      }
      link = links[Int(link)].next
    }
    return nil
  }
}
