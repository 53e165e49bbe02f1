/// How long the stages of reading papers took, on one thread.
package struct ReadingTimes: Sendable {
  /// Cutting texts into tokens and sentences.
  package var tokenise = Duration.zero
  /// Finding lexicon rows, numbers, links and names, matching rules and settling what stands.
  package var match = Duration.zero

  package init() {}
}
