import Matching
package import Records

/// What lexicons and recognisers know of a mention. Its copies share it, so that settling which candidates stand
/// moves small values.
package final class MentionContent: Sendable {
  /// What the rule and the lexicons say of it, as records show it.
  package let attributes: [String: String]
  /// The same with what its number or its link adds, as rules ask for it.
  let offered: AttributeSet
  package let canonical: String?
  package let quantity: Quantity?
  /// How a number is written, which rules may ask for and records do not show.
  package let notation: String?
  package let link: Link?
  /// Where the mention stands, in bytes of the text, where it is not just its tokens: an address that other
  /// text is glued to.
  package let utf8Range: Range<Int>?
  /// Whether there is a quantity, and a link: to look at them copies them.
  let (hasQuantity, hasLink): (Bool, Bool)

  init(
    attributes: [String: String], offered: AttributeSet, canonical: String?, quantity: Quantity? = nil,
    notation: String? = nil, link: Link? = nil, utf8Range: Range<Int>? = nil
  ) {
    self.attributes = attributes
    self.offered = offered
    self.canonical = canonical
    self.quantity = quantity
    self.notation = notation
    self.link = link
    self.utf8Range = utf8Range
    (hasQuantity, hasLink) = (quantity != nil, link != nil)
  }
}

extension Candidate {
  package var attributes: [String: String] { content?.attributes ?? [:] }
  package var canonical: String? { content?.canonical }
  package var quantity: Quantity? { content?.quantity }
  package var notation: String? { content?.notation }
  package var link: Link? { content?.link }
  package var utf8Range: Range<Int>? { content?.utf8Range }
}
