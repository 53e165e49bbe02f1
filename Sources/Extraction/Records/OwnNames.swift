import Records
import Text

/// The names of what a paper itself introduces: those that rules know as such ("we propose X"), and those
/// that the build of the text shows: "X: …" as a title, "our method, X", "we call it X", "(X)" behind the long
/// form of a name that is introduced.
struct OwnNames {
  let reading: PaperReading
  /// Of each mention.
  let features: [MentionFeatures]
  let words: OwnWords
  /// Whether the paper introduces what a rule finds, by the rule's number.
  let proposes: [Bool]
  /// The tokens that names of models, data sets and measures cover.
  private let named: [Bool]
  /// Where the long form of a short form begins: "our algorithm, Long Name (LN)".
  private let longForms: [Int: Int]
  /// What stands before the colon of the title, folded.
  private let head: (tokens: Range<Int>, name: String)?

  init(reading: PaperReading, features: [MentionFeatures], words: OwnWords, proposes: [Bool]) {
    self.reading = reading
    self.features = features
    self.words = words
    self.proposes = proposes
    var named = [Bool](repeating: false, count: reading.text.tokens.count)
    for mention in features where mention.part != .quantity && mention.part != .task {
      for token in mention.tokens { named[token] = true }
    }
    self.named = named
    longForms = Dictionary(
      reading.acronyms.filter { $0.long.lowerBound < $0.short.lowerBound }
        .map { ($0.short.lowerBound, $0.long.lowerBound) }, uniquingKeysWith: { first, _ in first })
    let title = reading.text.fields.first ?? 0..<0
    let colon = title.prefix(8).first { words.cue(of: reading.text.tokens[$0]).contains(.colon) }
    head = colon.flatMap { colon in
      guard colon > title.lowerBound else { return nil }
      let tokens = title.lowerBound..<colon
      return (tokens, EntityGrouping.folded(reading.text.string(tokens)))
    }
  }

  /// The numbers of the mentions, in the order of the text, each name once.
  func mentions() -> [Int] {
    var found: [Int] = []
    var names: Set<String> = []
    let shortForms = self.shortForms()
    func add(_ number: Int) {
      let named = shortForms[number] ?? number
      if names.insert(EntityGrouping.folded(reading.text.string(reading.mentions[named].tokens))).inserted {
        found.append(named)
      }
    }
    for number in features.indices where features[number].isName {
      let isStated = proposes[reading.mentions[number].rule] && !reading.mentions[number].isPropagated
      if isStated || isTitle(number) || isIntroduced(features[number].tokens) { add(number) }
    }
    if found.isEmpty, let subject = coinedSubject(told: 2) { add(subject) }
    return withoutLongForms(found.sorted())
  }

  /// A name that no lexicon knows, that begins sentences and is told most of: "PathGrade, a …, was evaluated".
  func coinedSubject(told times: Int) -> Int? {
    var counts: [String: (count: Int, subject: Int?)] = [:]
    for (number, mention) in features.enumerated() where isCoined(number) {
      let name = reading.text.string(mention.tokens)
      counts[name, default: (0, nil)].count += 1
      let start = mention.tokens.lowerBound
      let isFirst = sentenceStart(of: start) == start || cue(start - 1).contains(.colon)
      if isFirst, counts[name]?.subject == nil { counts[name]?.subject = number }
    }
    let ordered = counts.values.filter { times > 1 || $0.subject != nil }.sorted { $1.count < $0.count }
    guard let first = ordered.first, first.count >= times else { return nil }
    return ordered.count == 1 || first.count > ordered[1].count ? first.subject : nil
  }

  /// A name that no lexicon knows and that is told more often than any other such: "We train X on …".
  func coinedName() -> Int? {
    var counts: [String: (count: Int, first: Int)] = [:]
    for (number, mention) in features.enumerated() where isCoined(number) {
      counts[reading.text.string(mention.tokens), default: (0, number)].count += 1
    }
    let ordered = counts.values.sorted { ($1.count, $0.first) < ($0.count, $1.first) }
    if let trained = counts.values.map(\.first).sorted().first(where: isTrained) { return trained }
    guard let first = ordered.first, first.count > 1, ordered.count == 1 || first.count > ordered[1].count
    else { return nil }
    // One of a list, "we test X, Y and Z", is another's.
    let name = reading.mentions[first.first].tokens.lowerBound
    let isListed =
      cue(name - 1).contains(.comma) || cue(reading.mentions[first.first].tokens.upperBound).contains(.comma)
    let isOurs = (sentenceStart(of: name)..<name).contains { cue($0).contains(.own) }
    return isOurs && !isListed ? first.first : nil
  }

  /// Whether a mention is a model that no lexicon knows.
  private func isCoined(_ number: Int) -> Bool {
    features[number].part == .model && reading.mentions[number].content?.canonical == nil
  }

  /// "We train X on …"
  private func isTrained(_ number: Int) -> Bool {
    let name = reading.mentions[number].tokens.lowerBound
    return cue(name - 1).contains(.train) && cue(name - 2).contains(.own)
  }

  /// Drops a name that another one abbreviates: "EMMET, an Equality-constrained Mass Model Editing algorithm".
  private func withoutLongForms(_ numbers: [Int]) -> [Int] {
    guard numbers.count < 64 else { return numbers }
    let shapes = numbers.map { number in
      reading.text.tokens[reading.mentions[number].tokens].filter { $0.shape.contains(.hasLetter) }
    }
    let initials = shapes.map { words in
      words.compactMap { reading.text.utf8[$0.utf8Range].first.map(lowered) }
    }
    return numbers.indices.filter { long in
      guard shapes[long].count >= 4 else { return true }
      return !numbers.indices.contains { short in
        guard shapes[short].count == 1, let word = shapes[short].first, word.utf8Range.count >= 3 else {
          return false
        }
        var open = initials[long][...]
        return reading.text.utf8[word.utf8Range].allSatisfy { byte in
          guard let place = open.firstIndex(of: lowered(byte)) else { return false }
          open = open[(place + 1)...]
          return true
        }
      }
    }.map { numbers[$0] }
  }

  /// From the mention of a long form to that of its short form.
  private func shortForms() -> [Int: Int] {
    // By token the last mention that begins or ends there, or -1.
    let places = reading.text.tokens.count + 2
    var starts = [Int](repeating: -1, count: places)
    var ends = [Int](repeating: -1, count: places)
    for (number, mention) in features.enumerated() where mention.quantity == nil {
      starts[mention.tokens.lowerBound] = number
      ends[mention.tokens.upperBound] = number
    }
    var forms: [Int: Int] = [:]
    for (long, short) in reading.acronyms {
      let name = starts[short.lowerBound]
      let full = ends[long.upperBound] >= 0 ? ends[long.upperBound] : starts[long.lowerBound]
      guard name >= 0, full >= 0, reading.mentions[name].type == reading.mentions[full].type else { continue }
      forms[full] = name
    }
    // "Conservative Regret Matching (CRUMB)", whatever its letters.
    for (full, long) in features.enumerated() where long.isName && long.tokens.count >= 3 {
      let name = starts[long.tokens.upperBound + 1]
      guard name >= 0, cue(long.tokens.upperBound).contains(.open), features[name].part == long.part,
        features[name].tokens.count < 3
      else { continue }
      forms[full] = forms[full] ?? name
    }
    return forms
  }

  private func token(_ index: Int) -> Token? {
    reading.text.tokens.indices.contains(index) ? reading.text.tokens[index] : nil
  }

  private func cue(_ index: Int) -> OwnCue { token(index).map { words.cue(of: $0) } ?? [] }

  /// A name that begins the title and has a colon behind it, "X: …", or that is made of what stands there:
  /// "Touch Last: …" for TouchLast.
  private func isTitle(_ number: Int) -> Bool {
    guard let head else { return false }
    let mention = features[number]
    if mention.tokens == head.tokens { return true }
    return reading.mentions[number].content?.canonical == nil
      && mention.tokens.lowerBound > head.tokens.upperBound
      && EntityGrouping.folded(reading.text.string(mention.tokens)) == head.name
  }

  /// A model whose name is the whole title.
  func titleName() -> Int? {
    guard let title = reading.text.fields.first, !title.isEmpty else { return nil }
    return features.firstIndex { $0.part == .model && $0.tokens == title }
  }

  /// "Our detector, dubbed X", "we call the result X", "we introduce X", "released as X", "X (ours)".
  private func isIntroduced(_ tokens: Range<Int>) -> Bool {
    let end = tokens.upperBound
    if cue(end).contains(.open), cue(end + 1).contains(.ours) { return true }
    if cue(tokens.lowerBound - 1).contains(.proposed) { return true }
    let name = longForms[tokens.lowerBound] ?? tokens.lowerBound
    let start = sentenceStart(of: name)
    var place = name - 1
    if cue(place).contains(.open) || cue(place).contains(.quote) { place -= 1 }
    for _ in 0..<14 where place >= start {
      let cue = cue(place)
      if cue.contains(.call) { return isOwn(from: max(start, place - 60), to: place) }
      if cue.contains(.own), isApposed(name, behind: place) { return true }
      if cue.contains(.introduce) { return isOwn(from: max(start, place - 8), to: place) }
      // "We propose in this paper a tool X"
      if cue.contains(.stop), !self.cue(place + 1).contains(.own) || named[place] { return false }
      if named[place] { return false }
      place -= 1
    }
    return false
  }

  /// Whether the paper speaks of itself in a stretch.
  private func isOwn(from first: Int, to last: Int) -> Bool {
    (first..<max(first, last)).contains { cue($0).contains(.own) || cue($0).contains(.introduce) }
      && (first..<max(first, last)).contains { !cue($0).isDisjoint(with: [.own, .result]) }
  }

  /// "Our method, X," and "our method (X)".
  private func isApposed(_ name: Int, behind place: Int) -> Bool {
    guard !cue(name - 1).isDisjoint(with: [.comma, .open]), name - place <= 8 else { return false }
    let between = place + 1..<max(place + 1, name - 1)
    return between.allSatisfy { cue($0).isDisjoint(with: [.comma, .open, .stop, .own]) }
      && between.contains { cue($0).contains(.work) }
  }

  private func sentenceStart(of token: Int) -> Int {
    let sentences = reading.text.sentences
    var (low, high) = (0, sentences.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if sentences[middle].lowerBound <= token { low = middle } else { high = middle - 1 }
    }
    return sentences.isEmpty ? 0 : sentences[low].lowerBound
  }
}
