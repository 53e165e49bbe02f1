import CLibXML2

/// Watches over one parse: collects its errors and stops it at a limit.
///
/// libxml2's own bounds are lifted (`XML_PARSE_HUGE`) since they are fixed and low; these hold instead,
/// counted as the tree grows. Errors come through the parser's own context, so that parses in several
/// threads don't hear of each other.
final class ParseGuard {
  /// More errors than this say nothing new.
  static let maxErrors = 20

  private let limits: MarkupLimits
  private let firstLine: Int
  private var nodeCount = 0
  /// What libxml2 reported and read over.
  private(set) var errors: [MarkupError] = []
  /// The limit that was passed, if any.
  private(set) var failure: MarkupError?
  /// Whether what the document says breaks the rules of XML.
  private(set) var isRecovered = false

  init(limits: MarkupLimits, firstLine: Int = 1) {
    self.limits = limits
    self.firstLine = firstLine
  }

  /// Puts this guard between a parser and the tree that it builds.
  func watch(_ parser: xmlParserCtxtPtr, syntax: MarkupTokenizer.Syntax) {
    guard let sax = parser.pointee.sax else { return }
    parser.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    sax.pointee.error = nil
    sax.pointee.warning = nil
    sax.pointee.fatalError = nil
    sax.pointee.serror = { context, error in
      guard let error else { return }
      ParseGuard.of(context)?.note(error.pointee)
    }
    sax.pointee.startDocument = { context in
      ParseGuard.of(context)?.begin(ParseGuard.parser(context))
      xmlSAX2StartDocument(context)
    }
    sax.pointee.characters = { context, text, count in
      guard ParseGuard.of(context)?.admit(context, 1) ?? true else { return }
      xmlSAX2Characters(context, text, count)
    }
    // libxml2 calls nothing else for files, the network or entities; told nothing, it knows nothing.
    sax.pointee.resolveEntity = { _, _, _ in nil }
    sax.pointee.externalSubset = { _, _, _, _ in }
    sax.pointee.entityDecl = { _, _, _, _, _, _ in }
    sax.pointee.attributeDecl = { _, _, _, _, _, _, _ in }
    switch syntax {
    case .html: watchHTML(sax)
    case .xml: watchXML(sax)
    }
  }

  private func watchHTML(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee.startElement = { context, name, attributes in
      var count = 1
      if let attributes { while attributes[2 * (count - 1)] != nil { count += 1 } }
      guard ParseGuard.of(context)?.admit(context, count, isElement: true) ?? true else { return }
      xmlSAX2StartElement(context, name, attributes)
    }
    sax.pointee.endElement = { context, name in
      guard ParseGuard.of(context)?.failure == nil else { return }
      xmlSAX2EndElement(context, name)
    }
    sax.pointee.cdataBlock = { context, text, count in
      guard ParseGuard.of(context)?.admit(context, 1) ?? true else { return }
      xmlSAX2CDataBlock(context, text, count)
    }
  }

  private func watchXML(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee.startElementNs = {
      context, name, prefix, uri, namespaces, pairs, count, defaulted, attributes in
      guard ParseGuard.of(context)?.admit(context, 1 + Int(count), isElement: true) ?? true else { return }
      // Attributes that only the DTD has are left out: a few bytes could give each element many.
      xmlSAX2StartElementNs(context, name, prefix, uri, namespaces, pairs, count - defaulted, 0, attributes)
    }
    sax.pointee.endElementNs = { context, name, prefix, uri in
      guard ParseGuard.of(context)?.failure == nil else { return }
      xmlSAX2EndElementNs(context, name, prefix, uri)
    }
  }

  private static func parser(_ context: UnsafeMutableRawPointer?) -> xmlParserCtxtPtr? {
    context?.assumingMemoryBound(to: xmlParserCtxt.self)
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> ParseGuard? {
    guard let pointer = parser(context)?.pointee._private else { return nil }
    return Unmanaged<ParseGuard>.fromOpaque(pointer).takeUnretainedValue()
  }

  private func begin(_ parser: xmlParserCtxtPtr?) {
    guard let parser else { return }
    // The HTML parser takes these options from nowhere else.
    parser.pointee.options |= Int32(XML_PARSE_HUGE.rawValue) | Int32(XML_PARSE_BIG_LINES.rawValue)
    parser.pointee.linenumbers = 1
    if firstLine > 1 { parser.pointee.input?.pointee.line += Int32(clamping: firstLine - 1) }
  }

  /// Counts what the parser is about to add; `false` past a limit, at which the parser stops.
  private func admit(_ context: UnsafeMutableRawPointer?, _ count: Int, isElement: Bool = false) -> Bool {
    if failure != nil { return false }
    guard let parser = Self.parser(context) else { return true }
    nodeCount += count
    let line = parser.pointee.input.map { Int($0.pointee.line) }
    if isElement, Int(parser.pointee.nodeNr) >= limits.maxDepth {
      failure = MarkupError(
        .limit, "elements nest deeper than \(limits.maxDepth); raise the limit with --max-depth", line: line)
    } else if nodeCount > limits.maxNodes {
      failure = MarkupError(
        .limit, "there are more than \(limits.maxNodes) nodes; raise the limit with --max-nodes", line: line)
    }
    if failure != nil { xmlStopParser(parser) }
    return failure == nil
  }

  private func note(_ error: xmlError) {
    // Elements that came with HTML 5 are none to libxml2, and no news to anyone.
    if error.code == Int32(XML_HTML_UNKNOWN_TAG.rawValue) || failure != nil { return }
    if error.level != XML_ERR_WARNING { isRecovered = true }
    if errors.count < Self.maxErrors { errors.append(LibXML.error(error)) }
  }
}
