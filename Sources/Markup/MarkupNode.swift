import CLibXML2

/// An element, attribute or text of a document, which it keeps alive.
package struct MarkupNode {
  let pointer: xmlNodePtr
  let document: MarkupDocument

  /// The local name, as it is written (HTML: in small letters).
  package var name: String { pointer.pointee.name.map { String(cString: $0) } ?? "" }

  /// The namespace that the name belongs to.
  package var namespaceURI: String? {
    guard isElement, let namespace = pointer.pointee.ns, let uri = namespace.pointee.href else { return nil }
    return String(cString: uri)
  }

  /// The line on which the node begins.
  package var line: Int { Int(xmlGetLineNo(pointer)) }

  /// Whether the node is an element.
  package var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

  /// The element that holds the node.
  package var parent: MarkupNode? {
    guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
    return MarkupNode(pointer: parent, document: document)
  }

  /// The nodes directly inside.
  package var children: [MarkupNode] {
    guard isElement else { return [] }
    var children: [MarkupNode] = []
    var next = pointer.pointee.children
    while let child = next {
      children.append(MarkupNode(pointer: child, document: document))
      next = child.pointee.next
    }
    return children
  }

  /// The value of an attribute, with its references decoded; `nil` where there is none.
  package func attribute(_ name: String) -> String? {
    guard isElement, let value = xmlGetProp(pointer, name) else { return nil }
    defer { assayXMLFree(value) }
    return String(cString: value)
  }

  /// All text inside, one piece after the other, as XPath's `string()` gives it.
  package var stringValue: String {
    guard let value = xmlNodeGetContent(pointer) else { return "" }
    defer { assayXMLFree(value) }
    return String(cString: value)
  }

  /// The text inside with its blocks told apart.
  package var flow: FlowText {
    if !isElement { return FlowText(text: stringValue, contexts: []) }
    var builder = FlowTextBuilder()
    builder.read(pointer)
    return builder.finish()
  }
}
