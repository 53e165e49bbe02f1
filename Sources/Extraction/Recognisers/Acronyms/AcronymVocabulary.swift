internal import Text

/// Words that a long form does not begin with, and those that introduce a definition.
struct AcronymVocabulary: Sendable {
  /// Tokens between the brackets of a definition, at most.
  static let longestBracket = 24

  private(set) var openers = WordLookup<Bool>()
  private(set) var fillers = WordLookup<Bool>()
  /// Words that no name holds.
  private(set) var outsiders = WordLookup<Bool>()
  /// Words that a digit stands for: "Image-to-Entities (I2E)".
  private(set) var digits = WordLookup<UInt8>()
  let orWord: WordID
  let shortWord: WordID
  let standing: WordID
  let forWord: WordID

  init(words: inout WordTable) {
    func id(_ word: String) -> WordID { words.internFolded(word) }
    orWord = id("or")
    shortWord = id("short")
    standing = id("standing")
    forWord = id("for")
    for (word, digit) in [
      ("to", "2"), ("two", "2"), ("three", "3"), ("for", "4"), ("four", "4"), ("five", "5"),
    ] {
      digits.set(word, Array(digit.utf8)[0], words: &words)
    }
    for word in Self.never.parts(separatedBy: " ") { openers.set(word, true, words: &words) }
    for word in Self.foreign.parts(separatedBy: " ") { outsiders.set(word, true, words: &words) }
    for word in Self.skipped.parts(separatedBy: " ") { fillers.set(word, true, words: &words) }
  }

  /// Articles, prepositions, conjunctions, pronouns and verbs that begin no name.
  private static let never =
    "a an the of in on at to for from by with without and or but as is are was were be been that this these those which its their our we it they called termed dubbed using via per such i e g"
  /// Pronouns, determiners and verbs that stand in no name, so that no long form reaches over them.
  private static let foreign =
    "both these those our their we it they which that is are was were be been has have had can several many"
  /// Words whose initials a short form may leave out.
  private static let skipped =
    "a an the of in on at to for from by with and or as via through into over under using based"
}
