/// When a predicted mention counts as a gold one: the four schemes of SemEval-2013 task 9
/// (Segura-Bedmar, Martínez and Herrero-Zazo, 2013), which refine those of MUC-5 (Chinchor and
/// Sundheim, 1993).
public enum Scheme: String, Sendable, Hashable, CaseIterable {
  /// The same span and the same type.
  case strict
  /// The same span; the type is not looked at.
  case exact
  /// The same span, or half of a point for an overlap; the type is not looked at.
  case partial
  /// The same type on spans that overlap.
  case type
}

/// How a mention fared under a scheme, in the words of MUC-5.
public enum Category: String, Sendable, Hashable, CaseIterable {
  /// Gold and predicted agree.
  case correct
  /// They meet, and differ in what the scheme asks.
  case incorrect
  /// They overlap without being the same span.
  case partial
  /// A gold mention that nothing predicted meets.
  case missing
  /// A predicted mention that meets nothing in gold.
  case spurious
}
