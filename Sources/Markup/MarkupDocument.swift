import CLibXML2

/// A parsed HTML or XML document: the only owner of libxml2's tree, which goes when the last node that
/// refers to it goes.
///
/// Confined to the task that made it: libxml2's trees are not to be read from two threads at once.
/// Different documents may be read in different threads.
package final class MarkupDocument {
  let pointer: xmlDocPtr
  /// What was wrong with the markup though it could be read; at most 20.
  package let warnings: [MarkupError]
  /// Whether the parser had to guess what the markup meant, or the file breaks off.
  package let isRecovered: Bool
  private(set) lazy var xpath: XPathEvaluator? = XPathEvaluator(pointer)

  init(owning pointer: xmlDocPtr, warnings: [MarkupError], isRecovered: Bool) {
    self.pointer = pointer
    self.warnings = Array(warnings.prefix(ParseGuard.maxErrors))
    self.isRecovered = isRecovered
  }

  deinit {
    xpath = nil
    xmlFreeDoc(pointer)
  }

  /// The document's element.
  package var root: MarkupNode? {
    xmlDocGetRootElement(pointer).map { MarkupNode(pointer: $0, document: self) }
  }

  /// Reads HTML as browsers do: whatever it is, it gives a tree. No network, no files, no entities but
  /// HTML's own.
  ///
  /// - Parameter declaredEncoding: what the transport said, such as an HTTP header.
  /// - Throws: past a limit, or where the bytes hold no element at all. O(bytes).
  package static func html(
    _ bytes: [UInt8], declaredEncoding: String? = nil, limits: MarkupLimits = .standard
  ) throws(MarkupError) -> MarkupDocument {
    let text = try decoded(bytes, declared: declaredEncoding, limits: limits)
    return try HTMLParse.document(text, limits: limits)
  }

  /// Reads XML. External entities and DTDs are never fetched; entities that the document declares are
  /// replaced where they stand for plain text. Where the markup breaks off, what stands before is kept
  /// and the break is a warning.
  ///
  /// - Throws: past a limit, for references to entities that can grow, or where the bytes hold no
  ///   element. O(bytes).
  package static func xml(
    _ bytes: [UInt8], limits: MarkupLimits = .standard
  ) throws(MarkupError) -> MarkupDocument {
    let text = try decoded(bytes, declared: nil, limits: limits)
    var references = XMLReferences()
    return try XMLParse.document(text, references: &references, limits: limits)
  }

  private static func decoded(
    _ bytes: [UInt8], declared: String?, limits: MarkupLimits
  ) throws(MarkupError) -> DecodedText {
    let limit = min(limits.maxBytes, LibXML.maxBytes)
    if bytes.count > limit {
      throw MarkupError(
        .limit,
        "the document has \(bytes.count) bytes, more than \(limit); split it, or raise the limit with --max-bytes"
      )
    }
    let text = decodeText(bytes, declared: declared)
    if text.utf8.allSatisfy({ $0 <= 0x20 }) {
      throw MarkupError(.empty, "there is nothing in it; check the file")
    }
    return text
  }

  /// The nodes that an expression selects, from the document's element on.
  package func nodes(_ xpath: XPathExpression) throws(MarkupError) -> [MarkupNode] {
    guard let root else { return [] }
    return try root.nodes(xpath)
  }
}
