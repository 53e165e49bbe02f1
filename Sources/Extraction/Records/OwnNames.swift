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
      let named = shortForms[number] ?? number
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
    var ends: [Int: Int] = [:]
    for (number, mention) in reading.mentions.enumerated() where mention.quantity == nil {
      starts[mention.tokens.lowerBound] = number
      ends[mention.tokens.upperBound] = number
    }
    var forms: [Int: Int] = [:]
    for (long, short) in reading.acronyms {
      guard let name = starts[short.lowerBound], let full = ends[long.upperBound] ?? starts[long.lowerBound],
        reading.mentions[name].type == reading.mentions[full].type
      else { continue }
      forms[full] = name
    }
    return forms
  }

  /// Where the long form of a short form begins: "our algorithm, Long Name (LN)".
  private func start(of mention: Candidate) -> Int {
    for (long, short) in reading.acronyms where short.lowerBound == mention.tokens.lowerBound {
      return long.lowerBound < short.lowerBound ? long.lowerBound : short.lowerBound
    }
    return mention.tokens.lowerBound
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

  /// "Our detector, dubbed X", "we call the result X", "we introduce X", "released as X", "X (ours)".
  private func isIntroduced(_ mention: Candidate) -> Bool {
    let end = mention.tokens.upperBound
    if cue(end).contains(.open), cue(end + 1).contains(.ours) { return true }
    let name = start(of: mention)
    let start = sentenceStart(of: name)
    var place = name - 1
    if cue(place).contains(.open) || cue(place).contains(.quote) { place -= 1 }
    for _ in 0..<14 where place >= start {
      let cue = cue(place)
      if cue.contains(.call) { return isOwn(from: max(start, place - 60), to: place) }
      if cue.contains(.own) { return isApposed(name, behind: place) }
      if cue.contains(.introduce) { return isOwn(from: max(start, place - 8), to: place) }
      if cue.contains(.stop) || named[place] { return false }
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
  /// "Ours".
  static let ours = OwnCue(rawValue: 1 << 8)
  static let quote = OwnCue(rawValue: 1 << 9)
  /// "Available", "released".
  static let release = OwnCue(rawValue: 1 << 11)
  /// "Code", "data", "logs".
  static let material = OwnCue(rawValue: 1 << 12)
  /// "Based on", "thank": what others have made.
  static let foreign = OwnCue(rawValue: 1 << 13)
  /// "Demo", "videos": no release.
  static let show = OwnCue(rawValue: 1 << 14)
  static let period = OwnCue(rawValue: 1 << 15)
  /// "The resulting", "it".
  static let result = OwnCue(rawValue: 1 << 10)
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
    (.own, "we our this paper work study here i resulting"), (.ours, "ours"), (.quote, "“ ‘ `"),
    (.result, "result resulting it which"),
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
    (.release, "available released release open-sourced accessible hosted downloaded download see published shared"),
    (.material, "code data dataset logs package source models weights checkpoints benchmark materials scripts implementation"),
    (.foreign, "based built builds thank thanks acknowledge using adapted maintainers authors forked fork extends following"),
    (.show, "demo demos video videos samples audio website blog page guidelines leaderboard"), (.period, "."),
    (.colon, ":"), (.comma, ","), (.open, "("),
    (
      .work,
      """
      method methods model models approach framework system algorithm network architecture pipeline agent policy \
      detector classifier variant version scheme technique estimator optimizer dataset benchmark corpus collection \
      generator probe sampler adapter head layer module planner controller agent tool toolkit library suite metric module library recipe strategy procedure loss
      """
    ),
  ]
}
