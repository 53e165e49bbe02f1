internal import Text

/// The words that can begin an address or tell what a link is.
struct LinkVocabulary: Sendable {
  /// What a word can begin.
  enum Anchor: Sendable {
    /// `http`, `https`.
    case scheme
    case www
    case doi
    case arxiv
    /// The label of a known host before its ending: `github` of `github.com`.
    case host(ending: String, needsPath: Bool)
  }

  /// What a link is, by a word near it.
  enum Evidence: Int, Sendable, Comparable {
    case code, data, model, demo, project
    static func < (left: Evidence, right: Evidence) -> Bool { left.rawValue < right.rawValue }
    var name: String {
      switch self {
      case .code: "code"
      case .data: "data"
      case .model: "model"
      case .demo: "demo"
      case .project: "project"
      }
    }
  }

  private(set) var anchors = WordLookup<Anchor>()
  private(set) var evidence = WordLookup<Evidence>()
  /// Nouns that abstracts use of much else than the link: they tell its role right before it, or where
  /// the sentence says that something is released.
  private(set) var weak = WordLookup<Bool>()
  private(set) var release = WordLookup<Bool>()
  private(set) var locative = WordLookup<Bool>()
  private(set) var endings = WordLookup<Bool>()

  init(words: inout WordTable) {
    anchors.set("http", .scheme, words: &words)
    anchors.set("https", .scheme, words: &words)
    anchors.set("www", .www, words: &words)
    anchors.set("doi", .doi, words: &words)
    anchors.set("arxiv", .arxiv, words: &words)
    for (label, ending, needsPath) in Self.hosts {
      anchors.set(label, .host(ending: ending, needsPath: needsPath), words: &words)
    }
    for (role, names) in Self.evidenceWords {
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        evidence.set(String(name), role, words: &words)
      }
    }
    for word in Self.weakWords.parts(separatedBy: " ") { weak.set(word, true, words: &words) }
    for word in Self.releaseWords.parts(separatedBy: " ") { release.set(word, true, words: &words) }
    for word in ["at", "from", "via"] { locative.set(word, true, words: &words) }
    for ending in Self.topLevels.parts(separatedBy: " ") { endings.set(ending, true, words: &words) }
  }

  /// Hosts that are read without a scheme, by their last label; more than these are read where a path
  /// follows (`example.org/data`).
  private static let hosts: [(String, String, Bool)] = [
    ("github", "com", true), ("gitlab", "com", true), ("bitbucket", "org", true), ("huggingface", "co", true),
    ("hf", "co", true), ("kaggle", "com", true), ("zenodo", "org", true), ("osf", "io", true),
    ("openreview", "net", true), ("aclanthology", "org", true), ("figshare", "com", true),
    ("youtu", "be", true), ("youtube", "com", true), ("bit", "ly", true), ("tinyurl", "com", true),
    ("goo", "gl", true), ("4open", "science", true), ("modelscope", "cn", true), ("codeocean", "com", true),
    ("sourceforge", "net", true), ("physionet", "org", true), ("paperswithcode", "com", true),
  ]

  /// Top-level domains after which a glued path makes an address of a name without a scheme.
  private static let topLevels =
    "com org net edu gov io ai co cn de uk fr eu jp kr ch in ca au nl it es se info dev app me us be ly gl science tech cc xyz page site online ac"

  private static let weakWords =
    "model models data dataset datasets benchmark benchmarks corpus corpora annotation annotations collection framework app source sources test page videos video"
  private static let releaseWords =
    "available release released releases releasing found download downloaded downloadable downloads public publicly publish published access accessed accessible hosted share shared open opensourced sourced here visit"
  /// Words that tell what a link near them is: the nearest decides; of words that are coordinated
  /// ("code and models"), the first of this order.
  private static let evidenceWords: [(Evidence, String)] = [
    (
      .code,
      """
      code codes codebase codebases source sources implementation implementations repository
      repositories repo script scripts framework library toolkit toolbox software package github
      opensource
      """
    ),
    (
      .data,
      """
      data dataset datasets benchmark benchmarks corpus corpora annotations annotation collection
      leaderboard
      """
    ),
    (.model, "model models weights weight checkpoint checkpoints"),
    (.demo, "demo demos demonstration demonstrations playground interactive app"),
    (.project, "project website webpage homepage page site web videos video"),
  ]
}
