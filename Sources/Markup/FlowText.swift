/// The text of an element as a reader sees it.
///
/// White space, line wraps and non-breaking spaces become one space. Blocks (paragraphs, headings, list
/// items, table rows, sections, …) are set apart by a blank line, `"\n\n"`; `<br>` is `"\n"`, and several
/// in a row are a blank line; table cells are set apart by a tab. Inline tags vanish without a trace.
/// Scripts, style sheets, templates, comments, the head of a page and MathML's annotations are left out.
/// There is no white space at either end. Soft hyphens and zero-width characters stay.
package struct FlowText: Sendable, Hashable {
  /// The text itself.
  package var text: String
  /// Stretches that stood inside markup that rules may ask for, in the order of their starts, the longer
  /// first.
  package var contexts: [Context]

  /// A stretch of text inside a link, code, a heading or a table cell.
  package struct Context: Sendable, Hashable {
    /// What the text stood inside.
    package enum Kind: String, Sendable, Hashable { case link, code, heading, cell }
    /// What the text stood inside.
    package var kind: Kind
    /// UTF-8 offsets into `text`, half-open.
    package var utf8Range: Range<Int>
    /// The address of a link, as it is written.
    package var target: String?
  }
}
