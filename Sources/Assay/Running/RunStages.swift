/// Where the time of a run went: the time of all threads together.
public struct RunStages: Sendable {
  /// Reading inputs and making papers of their markup; on a thread of its own.
  public var parse = Duration.zero
  /// Cutting texts into tokens and sentences.
  public var tokenise = Duration.zero
  /// Finding names and numbers, matching rules, settling what stands.
  public var match = Duration.zero
  /// Making results, entities and facts of what stands.
  public var relate = Duration.zero
  /// Making JSON of records, and writing it.
  public var write = Duration.zero

  /// The stages in the order in which a paper meets them.
  public var all: [(name: String, time: Duration)] {
    [("parse", parse), ("tokenise", tokenise), ("match", match), ("relate", relate), ("write", write)]
  }

  mutating func add(_ other: RunStages) {
    parse += other.parse
    tokenise += other.tokenise
    match += other.match
    relate += other.relate
    write += other.write
  }
}
