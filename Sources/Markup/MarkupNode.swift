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

  /// The line of the file on which the node begins, from 1; of an attribute, its element's.
  package var line: Int {
    let isAttribute = pointer.pointee.type == XML_ATTRIBUTE_NODE
    return max(1, Int(xmlGetLineNo(isAttribute ? pointer.pointee.parent : pointer)))
  }

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

  /// The value of an attribute, with its references decoded; `nil` where there is none. A name without a
  /// prefix finds an attribute of any namespace; one with a prefix only that prefix's.
  package func attribute(_ name: String) -> String? {
    guard isElement else { return nil }
    let value: UnsafeMutablePointer<xmlChar>?
    if let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
      let namespace = xmlSearchNs(document.pointer, pointer, String(name[..<colon]))
    {
      value = xmlGetNsProp(pointer, String(name[name.index(after: colon)...]), namespace.pointee.href)
    } else {
      value = xmlGetProp(pointer, name)
    }
    guard let value else { return nil }
    defer { assayXMLFree(value) }
    return String(cString: value)
  }

  /// All text inside, one piece after the other, as XPath's `string()` gives it.
  package var stringValue: String {
    guard let value = xmlNodeGetContent(pointer) else { return "" }
    defer { assayXMLFree(value) }
    return String(cString: value)
  }

  /// The text inside with its blocks told apart; of an attribute or a text, its value. O(nodes).
  package var flow: FlowText {
    if !isElement { return FlowText(text: stringValue, contexts: []) }
    var builder = FlowTextBuilder(isHTML: isHTML)
    builder.read(pointer)
    return builder.finish()
  }

  private var isHTML: Bool {
    document.pointer.pointee.type == XML_HTML_DOCUMENT_NODE || namespaceURI == "http://www.w3.org/1999/xhtml"
  }
}

extension MarkupNode: Equatable {
  /// Whether two are one node of one tree.
  package static func == (left: MarkupNode, right: MarkupNode) -> Bool { left.pointer == right.pointer }
}
