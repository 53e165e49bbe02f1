import Synchronization

/// A regular expression over the characters of one token, which it must fit as a whole.
///
/// A token's answer is kept by word, so that the expression runs once for each distinct word; tokens
/// longer than `maxTokenBytes` never fit, which bounds the cost of a bad expression. A class, so that asking one of
/// many copies a reference.
package final class TokenRegex: Sendable {
  /// Why an expression can't be used.
  package struct Failure: Error { package var message: String }

  /// Longer tokens never fit.
  package static let maxTokenBytes = 64

  private let pattern: String
  /// The expression for words of ASCII characters, where it is of a kind that is known here: Swift's own engine
  /// takes some thousand instructions to say no, and some hundred thousand to compile an expression.
  private let automaton: PositionAutomaton?
  /// Swift's own, once it is asked or where it has to judge whether the expression is valid.
  private let compiled: Mutex<Compiled?>

  private final class Compiled: @unchecked Sendable {
    let regex: Regex<AnyRegexOutput>

    init(_ pattern: String) throws(Failure) {
      do { regex = try Regex(pattern) } catch {
        throw Failure(message: "the regular expression /\(pattern)/ is not valid: \(error)")
      }
    }
  }

  package init(_ pattern: String) throws(Failure) {
    do { try RegexWays.check(pattern) } catch {
      switch error {
      case .nested:
        throw Failure(
          message:
            "a repetition inside a repetition, or of alternatives, can take time without bound; write it without nesting"
        )
      case .many:
        throw Failure(message: "the expression has too many repetitions side by side; leave some out")
      }
    }
    self.pattern = pattern
    automaton = RegexReader.tree(of: pattern).flatMap { PositionAutomaton($0) }
    var compiled: Compiled?
    if automaton == nil { compiled = try Compiled(pattern) }
    self.compiled = Mutex(compiled)
  }

  /// Whether a word may fit whose first character (grapheme cluster) is this ASCII character, or one that is
  /// equivalent to none (`nil`); `true` where that is not known.
  package func mayBegin(with byte: UInt8?) -> Bool { automaton?.mayBegin(with: byte) ?? true }

  /// The same of its last character.
  package func mayEnd(with byte: UInt8?) -> Bool { automaton?.mayEnd(with: byte) ?? true }

  /// Whether the whole word fits.
  package func matches(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { matches($0, isASCII: $0.allSatisfy { $0 < 0x80 }) }
  }

  /// Whether a whole word in UTF-8 fits; `isASCII` says whether all of its bytes are ASCII.
  package func matches(_ word: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> Bool {
    if word.count > Self.maxTokenBytes { return false }
    if isASCII, let automaton { return automaton.matches(word) }
    if let automaton, !automaton.mayFit(word), !ASCIIEquivalents.mayStand(in: word) { return false }
    // Swift's expressions count by grapheme clusters, of which there are others than single scalars.
    let compiled = compiled.withLock { known in
      if known == nil { known = try? Compiled(pattern) }
      return known
    }
    return (try? compiled?.regex.wholeMatch(in: String(decoding: word, as: UTF8.self))) != nil
  }
}
