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
    if Self.hasNestedRepetition(pattern) {
      throw Failure(
        message: "a repetition inside a repetition can take time without bound; write it without nesting")
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

  /// Whether a group that holds `*`, `+` or `{` is itself repeated: the shape of expressions that
  /// backtrack exponentially.
  private static func hasNestedRepetition(_ pattern: String) -> Bool {
    var open: [Bool] = []
    var closedWithRepetition = false
    var isEscaped = false
    var inClass = false
    for character in pattern {
      let isRepetition = character == "*" || character == "+" || character == "{"
      if isEscaped {
        isEscaped = false
        closedWithRepetition = false
        continue
      }
      if inClass {
        if character == "]" { inClass = false }
        isEscaped = character == "\\"
        continue
      }
      if isRepetition, closedWithRepetition { return true }
      closedWithRepetition = false
      switch character {
      case "\\": isEscaped = true
      case "[": inClass = true
      case "(": open.append(false)
      case ")":
        closedWithRepetition = open.popLast() ?? false
        if closedWithRepetition, !open.isEmpty { open[open.count - 1] = true }
      default:
        if isRepetition, !open.isEmpty { open[open.count - 1] = true }
      }
    }
    return false
  }
}
