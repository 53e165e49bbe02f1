package import Records

/// A number that the text reports, with what is known of it.
package struct NumberSpan: Sendable, Equatable {
  /// The tokens of the number, its sign, scale and unit of measure.
  package var tokens: Range<Int>
  /// Value, unit and comparator.
  package var quantity: Quantity
  /// How the number is written; also the name of the rule that found it (`quantities/percent`).
  package var kind: Kind
  /// What follows ± in "0.85 ± 0.02", as it is scaled.
  package var spread: Double?

  /// How a number is written.
  package enum Kind: String, Sendable, CaseIterable {
    /// Digits alone: `281,638`, `0.92`, `-3`.
    case plain
    /// Number words: `seven`, `twenty-five`.
    case word
    /// Digits or words with a scale: `1.5M`, `three trillion`.
    case scaled
    /// `43.13%`, `10\%`, `5 percent`.
    case percent
    /// With a unit of measure: `15 minutes`, `1.42 TB`, `3.2 points`.
    case measure
    /// `2x`, `3 times`, `10-fold`, `doubles`, `twice`.
    case multiple
    /// `1-2\%`, `1B to 8B`.
    case range
    /// `1/3`, `one third`, `half`.
    case fraction
    /// `3:1`.
    case ratio
    /// `224x224`: has no value.
    case dimensions
    /// `10^{-3}`, `1e-4`, `3 × 10^5`.
    case scientific
  }

  /// The attributes that a rule can test and a record shows.
  package var attributes: [String: String] {
    var attributes = ["kind": kind.rawValue]
    if let spread { attributes["spread"] = "\(spread)" }
    return attributes
  }
}

/// A number that is none of the text's quantities, and why.
package struct RejectedNumber: Sendable, Equatable {
  /// The tokens that were passed over.
  package var tokens: Range<Int>
  /// Why.
  package var reason: Reason

  /// Why a number is no quantity.
  package enum Reason: String, Sendable, CaseIterable {
    /// Part of a name: `CIFAR-10`, `top-5`, `recall@1`, `Llama 3.1`.
    case namePart
    /// A year or a date.
    case date
    /// `(1)`, `2)`, `3.` before an item.
    case listMarker
    /// `[12]`, `[3, 4]`.
    case citation
    /// The number of a section, figure, table, step or type.
    case label
    /// `two-stage`, `1-shot`, `five-model`.
    case compound
    /// A symbol of a formula.
    case formula
    /// `1.2.3`, `2021-03-05`, `24/7`, `3D`.
    case notANumber
    /// "one" as pronoun or article.
    case pronoun
    /// "several hundred", "100s of models".
    case vague
    /// "the third approach".
    case ordinal
  }
}

/// What one pass over a text finds.
package struct NumberScan: Sendable, Equatable {
  /// The quantities, in order, without overlaps.
  package var spans: [NumberSpan] = []
  /// The numbers that are none, in order, for explanations.
  package var rejected: [RejectedNumber] = []
}
