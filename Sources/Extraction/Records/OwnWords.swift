internal import Text

/// What a word says of who made the thing that is named behind it.
struct OwnCue: OptionSet, Sendable {
  let rawValue: UInt32

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
  /// "The proposed".
  static let proposed = OwnCue(rawValue: 1 << 16)
  /// "Train".
  static let train = OwnCue(rawValue: 1 << 17)
  /// "The resulting", "it".
  static let result = OwnCue(rawValue: 1 << 10)
}

/// The cues of words, by their numbers.
struct OwnWords: Sendable {
  private var cues = WordLookup<OwnCue>()

  init(words: inout WordTable) {
    var all: [String: OwnCue] = [:]
    for (cue, list) in Self.vocabulary {
      for word in list.parts(separatedBy: " ") { all[word, default: []].insert(cue) }
    }
    for (word, cue) in all.sorted(by: { $0.key < $1.key }) { cues.set(word, cue, words: &words) }
  }

  func cue(of token: Token) -> OwnCue { cues[token.folded] ?? [] }

  private static let vocabulary: [(OwnCue, String)] = [
    (.own, "we our this paper work study here i resulting"), (.ours, "ours"), (.proposed, "proposed"),
    (.train, "train pretrain"), (.quote, "“ ‘ `"),
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
    (
      .release,
      "available released release open-sourced accessible hosted downloaded download see published shared"
    ),
    (
      .material,
      "code data dataset logs package source models weights checkpoints benchmark materials scripts implementation"
    ),
    (
      .foreign,
      "based built builds thank thanks acknowledge using adapted maintainers authors forked fork extends following"
    ),
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
