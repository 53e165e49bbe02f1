import CLibXML2

/// A parsed HTML or XML document: the only owner of libxml2's tree, which goes when the last node that
/// refers to it goes.
///
/// Confined to the task that made it: libxml2's trees are not to be read from two threads at once.
package final class MarkupDocument {
  let pointer: xmlDocPtr
  /// What was wrong with the markup though it could be read; at most 20.
  package private(set) var warnings: [MarkupError]

  init(owning pointer: xmlDocPtr, warnings: [MarkupError]) {
    self.pointer = pointer
    self.warnings = warnings
  }

  deinit { xmlFreeDoc(pointer) }

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
    let text = try prepared(bytes, declared: declaredEncoding, syntax: .html, limits: limits)
    let options =
      Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NONET.rawValue)
      | Int32(HTML_PARSE_NODEFDTD.rawValue)
      | Int32(HTML_PARSE_COMPACT.rawValue) | Int32(bitPattern: XML_PARSE_HUGE.rawValue)
    let collector = ErrorCollector()
    let pointer = collector.collecting {
      text.utf8.withUnsafeBytes { buffer in
        htmlReadMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8", options)
      }
    }
    return try document(pointer, collector: collector, text: text, limits: limits)
  }

  /// Reads XML. External entities and DTDs are never fetched, and general entities beyond the predefined
  /// ones and HTML's names are not expanded. Where the markup breaks off, what stands before is kept and
  /// the break is a warning.
  ///
  /// - Throws: past a limit, for entities declared to grow, or where the bytes hold no element. O(bytes).
  package static func xml(
    _ bytes: [UInt8], limits: MarkupLimits = .standard
  ) throws(MarkupError) -> MarkupDocument {
    let text = try prepared(bytes, declared: nil, syntax: .xml, limits: limits)
    let options =
      Int32(bitPattern: XML_PARSE_RECOVER.rawValue) | Int32(bitPattern: XML_PARSE_NONET.rawValue)
      | Int32(bitPattern: XML_PARSE_NOCDATA.rawValue) | Int32(bitPattern: XML_PARSE_COMPACT.rawValue)
      | Int32(bitPattern: XML_PARSE_BIG_LINES.rawValue) | Int32(bitPattern: XML_PARSE_HUGE.rawValue)
    let collector = ErrorCollector()
    let pointer = collector.collecting {
      text.utf8.withUnsafeBytes { buffer in
        xmlReadMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8", options)
      }
    }
    return try document(pointer, collector: collector, text: text, limits: limits)
  }

  private static func prepared(
    _ bytes: [UInt8], declared: String?, syntax: EntityDefence.Syntax, limits: MarkupLimits
  ) throws(MarkupError) -> DecodedText {
    guard LibXML.initialised else { throw MarkupError(.syntax, "libxml2 can't be used; reinstall it") }
    let limit = min(limits.maxBytes, Int(Int32.max) - 1)
    if bytes.count > limit {
      throw MarkupError(
        .limit,
        "the document has \(bytes.count) bytes, more than \(limit); split it, or raise the limit with --max-bytes"
      )
    }
    var text = decodeText(bytes, declared: declared)
    if text.utf8.allSatisfy({ $0 <= 0x20 }) {
      throw MarkupError(.empty, "there is nothing in it; check the file")
    }
    try EntityDefence.check(text.utf8, syntax: syntax, limits: limits)
    if syntax == .xml { text.utf8 = EntityDefence.withNamedReferences(text.utf8) }
    return text
  }

  private static func document(
    _ pointer: xmlDocPtr?, collector: ErrorCollector, text: DecodedText, limits: MarkupLimits
  ) throws(MarkupError) -> MarkupDocument {
    guard let pointer else {
      throw collector.errors.first ?? MarkupError(.syntax, "there is no markup in it; check the file")
    }
    let document = MarkupDocument(owning: pointer, warnings: text.warnings + collector.errors)
    guard document.root != nil else {
      throw collector.errors.first ?? MarkupError(.syntax, "there is no element in it; check the file")
    }
    return document
  }

  /// The nodes that an expression selects from the whole document.
  package func nodes(_ xpath: XPathExpression) throws(MarkupError) -> [MarkupNode] {
    guard let root else { return [] }
    return try root.nodes(xpath)
  }
}
