/// How much markup may be read; past a limit the input fails with an error that names the flag.
package struct MarkupLimits: Sendable, Hashable {
  /// The size of one document in bytes; libxml2 itself takes less than 2 GiB.
  package var maxBytes = 512 << 20
  /// The size of one item in bytes where a file is read item by item.
  package var maxItemBytes = 64 << 20
  /// How deep elements may stand in each other.
  package var maxDepth = 2000
  /// Elements, attributes and pieces of text of one document.
  package var maxNodes = 20_000_000
  /// Attributes of one element. libxml2 compares each with each, so that the time for one tag grows with
  /// the square of this.
  package var maxAttributes = 512

  /// The limits that hold where the user names none.
  package init() {}
  /// The limits that hold where the user names none.
  package static let standard = MarkupLimits()
}
