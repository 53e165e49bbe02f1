import CLibXML2

/// One parse of XML text.
enum XMLParse {
  /// - Parameter firstLine: the line of the file on which the text begins.
  static func document(
    _ text: DecodedText, references: inout XMLReferences, firstLine: Int = 1, limits: MarkupLimits
  ) throws(MarkupError) -> MarkupDocument {
    try LibXML.require()
    try text.utf8.withUnsafeBufferPointer { buffer throws(MarkupError) in
      try TagFloods.check(buffer, syntax: .xml, limits: limits)
    }
    let utf8 = try references.resolved(text.utf8, firstLine: firstLine, limits: limits)
    guard utf8.count <= LibXML.maxBytes, let parser = xmlNewParserCtxt() else {
      throw MarkupError(.limit, "there is no memory for a parser; close other programs")
    }
    defer { xmlFreeParserCtxt(parser) }
    let guardian = ParseGuard(limits: limits, firstLine: firstLine)
    guardian.watch(parser, syntax: .xml)
    let options =
      Int32(XML_PARSE_RECOVER.rawValue) | Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_NOCDATA.rawValue)
      | Int32(XML_PARSE_COMPACT.rawValue) | Int32(XML_PARSE_BIG_LINES.rawValue)
      | Int32(XML_PARSE_HUGE.rawValue)
      | Int32(XML_PARSE_IGNORE_ENC.rawValue)
    let pointer = withExtendedLifetime(guardian) {
      utf8.withUnsafeBytes { buffer in
        xmlCtxtReadMemory(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
          options)
      }
    }
    return try LibXML.document(pointer, guardedBy: guardian, warnings: text.warnings + references.warnings)
  }
}
