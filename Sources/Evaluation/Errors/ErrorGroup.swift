import Records

/// Errors that one rule made for one cause; misses of every rule are grouped by type.
public struct ErrorGroup: Sendable {
  /// The rule; `nil` for misses that no rule had a part in.
  public var rule: String?
  /// The cause in words.
  public var cause: String
  /// The errors in the order of papers and text.
  public var errors: [ScoredError]

  /// Groups errors, the largest group first.
  public static func groups(of errors: [ScoredError]) -> [ErrorGroup] {
    var groups: [Key: [ScoredError]] = [:]
    for error in errors {
      var cause = error.causeText
      if error.cause == .missedByEveryRule, let type = error.gold?.type { cause += ": \(type.rawValue)" }
      groups[Key(rule: error.rule, cause: cause), default: []].append(error)
    }
    return groups.map { ErrorGroup(rule: $0.key.rule, cause: $0.key.cause, errors: $0.value) }
      .sorted { left, right in
        (right.errors.count, left.rule ?? "", left.cause)
          < (left.errors.count, right.rule ?? "", right.cause)
      }
  }

  private struct Key: Hashable {
    var rule: String?
    var cause: String
  }
}
