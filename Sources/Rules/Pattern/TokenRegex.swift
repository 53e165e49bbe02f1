/// A regular expression over the characters of one token, which it must fit as a whole.
///
/// A token's answer is kept by word, so that the expression runs once for each distinct word; tokens
/// longer than `maxTokenBytes` never fit, which bounds the cost of a bad expression.
package struct TokenRegex: @unchecked Sendable {
  /// Why an expression can't be used.
  package struct Failure: Error { package var message: String }

  /// Longer tokens never fit.
  package static let maxTokenBytes = 64

  private let regex: Regex<AnyRegexOutput>
  /// Which bytes a fitting word can begin with, where the expression says: most words fail by it, which
  /// spares the expression's own slow start.
  private let first: RegexFirstBytes?

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
    first = RegexFirstBytes(pattern)
    do { regex = try Regex(pattern) } catch {
      throw Failure(message: "the regular expression /\(pattern)/ is not valid: \(error)")
    }
  }

  /// Whether a word that begins with this byte can fit.
  package func canBegin(with byte: UInt8) -> Bool { first?.contains(byte) ?? true }

  /// Whether the whole word fits.
  package func matches(_ word: String) -> Bool {
    if let first, let byte = word.utf8.first, !first.contains(byte) { return false }
    return word.utf8.count <= Self.maxTokenBytes && (try? regex.wholeMatch(in: word)) != nil
  }
}
