import CLibXML2

/// A compiled XPath 1.0 expression, with the prefixes that it uses.
package final class XPathExpression: @unchecked Sendable {
  /// The expression as it was written.
  package let text: String
  let namespaces: [String: String]
  let pointer: xmlXPathCompExprPtr

  /// Compiles an expression.
  ///
  /// - Throws: where it is no XPath; the message names the expression.
  package init(_ text: String, namespaces: [String: String] = [:]) throws(MarkupError) {
    guard LibXML.initialised else { throw MarkupError(.xpath, "libxml2 can't be used; reinstall it") }
    let collector = ErrorCollector()
    let compiled = collector.collecting { xmlXPathCompile(text) }
    guard let compiled else {
      throw MarkupError(
        .xpath,
        "'\(text)' is no XPath: \(collector.errors.first?.message ?? "it can't be compiled"); correct the expression",
        column: collector.errors.first?.column)
    }
    self.text = text
    self.namespaces = namespaces
    pointer = compiled
  }

  deinit { xmlXPathFreeCompExpr(pointer) }
}

/// What an expression gives.
package enum XPathValue {
  case nodes([MarkupNode])
  case string(String)
  case number(Double)
  case bool(Bool)
}

extension MarkupNode {
  /// The nodes that an expression selects, from this node on, in the order of the document.
  package func nodes(_ xpath: XPathExpression) throws(MarkupError) -> [MarkupNode] {
    if case .nodes(let nodes) = try value(xpath) { return nodes }
    throw MarkupError(.xpath, "'\(xpath.text)' gives no nodes; select elements or attributes", line: line)
  }

  /// What an expression gives for this node.
  package func value(_ xpath: XPathExpression) throws(MarkupError) -> XPathValue {
    guard let context = xmlXPathNewContext(document.pointer) else {
      throw MarkupError(.xpath, "there is no memory for XPath; close other programs")
    }
    defer { xmlXPathFreeContext(context) }
    context.pointee.node = pointer
    // A bound on the work of one expression, so that a hostile pack can't keep a document for ever.
    context.pointee.opLimit = 50_000_000
    for (prefix, uri) in xpath.namespaces { xmlXPathRegisterNs(context, prefix, uri) }
    let collector = ErrorCollector()
    let result = collector.collecting { xmlXPathCompiledEval(xpath.pointer, context) }
    guard let result else {
      throw MarkupError(
        .xpath,
        "'\(xpath.text)' fails: \(collector.errors.first?.message ?? "no value"); correct the expression",
        line: line)
    }
    defer { xmlXPathFreeObject(result) }
    switch result.pointee.type {
    case XPATH_NODESET:
      guard let set = result.pointee.nodesetval else { return .nodes([]) }
      let count = Int(set.pointee.nodeNr)
      return .nodes(
        (0..<count).compactMap { index in
          set.pointee.nodeTab[index].map { MarkupNode(pointer: $0, document: document) }
        }.filter { $0.pointer.pointee.type != XML_NAMESPACE_DECL })
    case XPATH_STRING: return .string(result.pointee.stringval.map { String(cString: $0) } ?? "")
    case XPATH_NUMBER: return .number(result.pointee.floatval)
    case XPATH_BOOLEAN: return .bool(result.pointee.boolval != 0)
    default: return .string("")
    }
  }
}
