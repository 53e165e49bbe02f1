import Records
import Text

/// The names of what a paper itself introduces: those that rules know as such ("we propose X"), and those
/// that the build of the text shows: "X: …" as a title, "our method, X", "we call it X", "(X)" behind the long
/// form of a name that is introduced.
struct OwnNames {
  let reading: PaperReading
  let words: OwnWords
  /// Whether the rule of a mention says that the paper introduces it.
  let isProposed: (Candidate) -> Bool
  /// The tokens that names of models, data sets and measures cover.
  private let named: [Bool]

  init(reading: PaperReading, words: OwnWords, isProposed: @escaping (Candidate) -> Bool) {
    self.reading = reading
    self.words = words
    self.isProposed = isProposed
    var named = [Bool](repeating: false, count: reading.text.tokens.count)
    for mention in reading.mentions where mention.type != "quantity" && mention.type != "task" {
      for token in mention.tokens { named[token] = true }
    }
    self.named = named
  }

  /// The numbers of the mentions, in the order of the text, each name once.
  func mentions() -> [Int] {
    var found: [Int] = []
    var names: Set<[WordID]> = []
    let shortForms = self.shortForms()
    for (number, mention) in reading.mentions.enumerated() where mention.type == "model" || mention.type == "dataset" {
      let isStated = isProposed(mention) && !mention.isPropagated
      guard isStated || isTitle(mention) || isIntroduced(mention) else { continue }
      let named = mention.type == "model" ? shortForms[number] ?? number : number
      if names.insert(key(named)).inserted { found.append(named) }
    }
    return found.sorted()
  }

  private func key(_ number: Int) -> [WordID] {
    reading.text.tokens[reading.mentions[number].tokens].filter { $0.shape != .punctuation }.map(\.folded)
  }

  /// From the mention of a long form to that of its short form.
  private func shortForms() -> [Int: Int] {
    guard !reading.acronyms.isEmpty else { return [:] }
    var starts: [Int: Int] = [:]
    for (number, mention) in reading.mentions.enumerated() { starts[mention.tokens.lowerBound] = number }
    var forms: [Int: Int] = [:]
    for (long, short) in reading.acronyms {
      guard let name = starts[short.lowerBound],
        let full = starts[long.lowerBound]
      else { continue }
      forms[full] = name
    }
    return forms
  }

  private func token(_ index: Int) -> Token? {
    reading.text.tokens.indices.contains(index) ? reading.text.tokens[index] : nil
  }

  private func cue(_ index: Int) -> OwnCue { token(index).map { words.cue(of: $0) } ?? [] }

  /// A name that begins the title and has a colon behind it.
  private func isTitle(_ mention: Candidate) -> Bool {
    guard let title = reading.text.fields.first, mention.tokens.lowerBound == title.lowerBound else { return false }
    return mention.tokens.upperBound < title.upperBound && cue(mention.tokens.upperBound).contains(.colon)
  }

  /// "Our detector, dubbed X", "we call the result X", "we introduce X", "released as X".
  private func isIntroduced(_ mention: Candidate) -> Bool {
    let start = sentenceStart(of: mention.tokens.lowerBound)
    var place = mention.tokens.lowerBound - 1
    var (isNamed, steps) = (false, 0)
    while place >= start, steps < 14 {
      let cue = cue(place)
      if cue.contains(.call) {
        isNamed = true
      } else if cue.contains(.own), isNamed || isApposed(mention, behind: place) {
        return true
      } else if cue.contains(.introduce) {
        let isOurs = (max(start, place - 8)..<place).contains { self.cue($0).contains(.own) }
        return isOurs && !self.cue(place + 1).contains(.stop)
      } else if cue.contains(.stop), !isNamed {
        return false
      }
      if !isNamed, named[place] { return false }
      place -= 1
      steps += 1
    }
    return false
  }

  /// "Our method, X," and "our method (X)".
  private func isApposed(_ mention: Candidate, behind place: Int) -> Bool {
    let before = cue(mention.tokens.lowerBound - 1)
    guard !before.isDisjoint(with: [.comma, .open]), mention.tokens.lowerBound - place <= 8 else { return false }
    return (place + 1..<mention.tokens.lowerBound - 1).allSatisfy {
      cue($0).isDisjoint(with: [.comma, .open, .stop, .own])
    } && (place + 1..<mention.tokens.lowerBound - 1).contains { cue($0).contains(.work) }
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

/// What a word says of who made the thing that is named behind it.
struct OwnCue: OptionSet, Sendable {
  let rawValue: UInt16

  /// "We", "our", "this paper".
  static let own = OwnCue(rawValue: 1 << 0)
  /// "Propose", "introduce".
  static let introduce = OwnCue(rawValue: 1 << 1)
  /// "Called", "dubbed".
  static let call = OwnCue(rawValue: 1 << 2)
  /// Words behind which another thing is spoken of: "for", "with", "that".
  static let stop = OwnCue(rawValue: 1 << 3)
  static let colon = OwnCue(rawValue: 1 << 4)
  static let comma = OwnCue(rawValue: 1 << 5)
  static let open = OwnCue(rawValue: 1 << 6)
  /// What a paper makes: "method", "dataset".
  static let work = OwnCue(rawValue: 1 << 7)
}

/// The cues of words, by their numbers.
struct OwnWords: Sendable {
  private var cues = WordLookup<OwnCue>()

  init(words: inout WordTable) {
    var all: [String: OwnCue] = [:]
    for (cue, list) in Self.vocabulary {
      for word in list.split(separator: " ") { all[String(word), default: []].insert(cue) }
    }
    for (word, cue) in all.sorted(by: { $0.key < $1.key }) { cues.set(word, cue, words: &words) }
  }

  func cue(of token: Token) -> OwnCue { cues[token.folded] ?? [] }

  private static let vocabulary: [(OwnCue, String)] = [
    (.own, "we our this paper work study here i"),
    (
      .introduce,
      """
      propose proposes proposed present presents introduce introduces develop develops developed design designed \
      devise release releases contribute contributes describe describes collect curate construct build create offer \
      unveil supply created introducing proposing presenting
      """
    ),
    (.call, "called dubbed named termed coined call name dub term abbreviated denoted namely"),
    (
      .stop,
      """
      for of with using on in to that which by from over against based where whose via into at through built upon \
      extends augments improves and than like such as
      """
    ),
    (.colon, ":"), (.comma, ","), (.open, "("),
    (
      .work,
      """
      method methods model models approach framework system algorithm network architecture pipeline agent policy \
      detector classifier variant version scheme technique estimator optimizer dataset benchmark corpus collection \
      generator tool toolkit library suite metric module library recipe strategy procedure loss
      """
    ),
  ]
}
