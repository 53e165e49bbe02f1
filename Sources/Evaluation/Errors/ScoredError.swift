public import Records

/// A false positive, a miss, or the two as one where they meet, with the likely cause.
public struct ScoredError: Sendable, Hashable {
  /// Why it is likely wrong.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// The type is right and the span overlaps gold's.
    case boundary
    /// The span is gold's and the type is not.
    case type
    /// Span and type both differ from the gold mention that it overlaps.
    case typeAndBoundary = "type and boundary"
    /// The gold mention was matched already.
    case duplicate
    /// Gold has nothing there.
    case spurious
    /// No rule proposed the gold mention.
    case missedByEveryRule = "missed by every rule"
    /// A rule proposed it and lost a conflict.
    case suppressed
  }

  /// The paper's id.
  public var paper: String
  /// Why it is likely wrong.
  public var cause: Cause
  /// What was predicted; `nil` for a miss that nothing meets.
  public var predicted: Mention?
  /// What gold has; `nil` for a prediction that meets nothing.
  public var gold: Mention?
  /// The candidate that had it right and lost, for a suppressed one.
  public var suppressed: CandidateTrace?
  /// Where it stands.
  public var context: ErrorContext

  /// The rule that made the error, or that had it right and lost.
  public var rule: String? { predicted?.rule ?? suppressed?.mention.rule }

  /// The cause in words, with the winner of a conflict.
  public var causeText: String {
    guard cause == .suppressed else { return cause.rawValue }
    let reason = suppressed.map { $0.criterion.isEmpty ? "" : " (\($0.criterion))" } ?? ""
    return "suppressed by \(suppressed?.lostTo ?? "no rule")\(reason)"
  }
}

/// A stretch of a field around an error, with the spans marked in it.
public struct ErrorContext: Sendable, Hashable {
  /// The field.
  public var field: Field
  /// The text from some scalars before the first span to some after the last, on one line.
  public var text: String
  /// Whether text was cut off before and after.
  public var isCut: (before: Bool, after: Bool) { (cutBefore, cutAfter) }
  /// The predicted span within `text`, in scalars.
  public var predicted: Range<Int>?
  /// The gold span within `text`, in scalars.
  public var gold: Range<Int>?
  private var cutBefore: Bool
  private var cutAfter: Bool

  /// Cuts the context out of a field.
  init(text: ScalarOffsets, field: Field, predicted: Range<Int>?, gold: Range<Int>?, width: Int) {
    self.field = field
    let spans = [predicted, gold].compactMap(\.self).map { $0.clamped(to: 0..<text.scalarCount) }
    let first = spans.map(\.lowerBound).min() ?? 0
    let last = spans.map(\.upperBound).max() ?? 0
    let window = max(0, first - width)..<min(text.scalarCount, last + width)
    cutBefore = window.lowerBound > 0
    cutAfter = window.upperBound < text.scalarCount
    var line = String.UnicodeScalarView()
    for scalar in text.text(scalarRange: window).unicodeScalars {
      // Controls could break the terminal; each becomes one blank, so that the spans stay right.
      line.append(scalar.isObeyedByTerminals ? " " : scalar)
    }
    self.text = String(line)
    func shift(_ range: Range<Int>?) -> Range<Int>? {
      guard let range = range?.clamped(to: window) else { return nil }
      return (range.lowerBound - window.lowerBound)..<(range.upperBound - window.lowerBound)
    }
    self.predicted = shift(predicted)
    self.gold = shift(gold)
  }
}
