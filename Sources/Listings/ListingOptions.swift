package import Markup

/// How listings are read.
package struct ListingOptions: Sendable {
  /// The adapter to use whatever the input looks like; `nil` recognises it.
  package var adapter: String?
  /// Whether readable text is written for LaTeX in titles and abstracts.
  package var cleanLatex: Bool
  /// The limits of markup: sizes, depth, nodes.
  package var limits: MarkupLimits

  /// Makes options.
  package init(adapter: String? = nil, cleanLatex: Bool = false, limits: MarkupLimits = MarkupLimits()) {
    self.adapter = adapter
    self.cleanLatex = cleanLatex
    self.limits = limits
  }
}
