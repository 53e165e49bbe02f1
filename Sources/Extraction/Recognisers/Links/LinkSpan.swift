package import Records

/// A URL, DOI or arXiv number in a text.
package struct LinkSpan: Sendable, Equatable {
  /// The tokens that the address covers or touches.
  package var tokens: Range<Int>
  /// The address's bytes; inside a token at either end only where the text has lost a space.
  package var utf8Range: Range<Int>
  /// The address as it should open, and what is known of it.
  package var link: Link
}
