/// The ids of mentions: `m0`, `m1`, …
enum MentionID {
  /// Those that nearly all papers need, made once.
  private static let first = (0..<256).map { "m\($0)" }

  /// The id of the mention of a number.
  static func text(_ number: Int) -> String { number < first.count ? first[number] : "m\(number)" }
}
