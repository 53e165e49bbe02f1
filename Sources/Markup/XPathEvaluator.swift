import CLibXML2

/// What an expression gives.
package enum XPathValue {
  /// In the order of the document.
  case nodes([MarkupNode])
  case string(String)
  case number(Double)
  case bool(Bool)
}

/// Evaluates expressions over one document; owns libxml2's context for it.
final class XPathEvaluator {
  /// A bound on the work of one expression, so that a hostile pack can't keep a document for ever.
  private static let maxOperations: UInt = 50_000_000

  private let context: xmlXPathContextPtr
  private var namespaces: [String: String] = [:]

  init?(_ document: xmlDocPtr) {
    guard let context = xmlXPathNewContext(document) else { return nil }
    self.context = context
    context.pointee.error = { _, _ in }
    // Numbers the elements, without which sorting nodes takes the square of their number.
    xmlXPathOrderDocElems(document)
  }

  deinit { xmlXPathFreeContext(context) }

  func value(_ xpath: XPathExpression, at node: MarkupNode) throws(MarkupError) -> XPathValue {
    if namespaces != xpath.namespaces {
      xmlXPathRegisteredNsCleanup(context)
      for (prefix, uri) in xpath.namespaces { xmlXPathRegisterNs(context, prefix, uri) }
      namespaces = xpath.namespaces
    }
    context.pointee.node = node.pointer
    context.pointee.opLimit = Self.maxOperations
    context.pointee.opCount = 0
    let result = try xpath.withCompiled { compiled throws(MarkupError) in
      guard let result = xmlXPathCompiledEval(compiled, context) else {
        let reason = LibXML.error(context.pointee.lastError).message
        throw MarkupError(.xpath, "'\(xpath.text)' fails: \(reason); correct the expression", line: node.line)
      }
      return result
    }
    defer { xmlXPathFreeObject(result) }
    switch result.pointee.type {
    case XPATH_NODESET: return .nodes(Self.nodes(of: result, in: node.document))
    case XPATH_STRING: return .string(result.pointee.stringval.map { String(cString: $0) } ?? "")
    case XPATH_NUMBER: return .number(result.pointee.floatval)
    case XPATH_BOOLEAN: return .bool(result.pointee.boolval != 0)
    default: return .string("")
    }
  }

  private static func nodes(of result: xmlXPathObjectPtr, in document: MarkupDocument) -> [MarkupNode] {
    guard let set = result.pointee.nodesetval, let table = set.pointee.nodeTab else { return [] }
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      // A namespace node is another struct, which goes with the result.
      guard let node = table[index], node.pointee.type != XML_NAMESPACE_DECL else { return nil }
      return MarkupNode(pointer: node, document: document)
    }
  }
}

extension MarkupNode {
  /// The nodes that an expression selects, from this node on, in the order of the document.
  package func nodes(_ xpath: XPathExpression) throws(MarkupError) -> [MarkupNode] {
    if case .nodes(let nodes) = try value(xpath) { return nodes }
    throw MarkupError(.xpath, "'\(xpath.text)' gives no nodes; select elements or attributes", line: line)
  }

  /// What an expression gives for this node: by a walk along it where it is a simple path, else by libxml2.
  package func value(_ xpath: XPathExpression) throws(MarkupError) -> XPathValue {
    if let simple = xpath.simple {
      if let nodes = simple.nodes(from: self) { return .nodes(nodes) }
      throw MarkupError(
        .xpath, "'\(xpath.text)' fails: it leads past too many nodes; correct the expression", line: line)
    }
    return try valueByLibXML2(xpath)
  }

  /// What an expression gives for this node as libxml2 has it, which the walk is held to.
  package func valueByLibXML2(_ xpath: XPathExpression) throws(MarkupError) -> XPathValue {
    guard let evaluator = document.xpath else {
      throw MarkupError(.xpath, "there is no memory for XPath; close other programs")
    }
    return try evaluator.value(xpath, at: self)
  }
}
