import Markup

/// An item that is an element of markup, with the texts that its paths have led to: an adapter's fields
/// often look at the same place, and looking costs more than all that is done with the text.
final class NodeItem {
  let node: MarkupNode
  private var known: [(path: XPathExpression, asFlow: Bool, texts: [FieldText])] = []

  init(_ node: MarkupNode) { self.node = node }

  /// The texts that a path leads to. Paths of one adapter that are written alike are one object.
  func texts(at path: XPathExpression, asFlow: Bool) -> [FieldText] {
    for entry in known where entry.path === path && entry.asFlow == asFlow { return entry.texts }
    let texts = MarkupTexts.texts(of: node, at: path, asFlow: asFlow)
    known.append((path, asFlow, texts))
    return texts
  }
}
