import CLibXML2

/// One parse of HTML text.
enum HTMLParse {
  static func document(_ text: DecodedText, limits: MarkupLimits) throws(MarkupError) -> MarkupDocument {
    try LibXML.require()
    var warnings = text.warnings
    try text.utf8.withUnsafeBufferPointer { buffer throws(MarkupError) in
      try TagFloods.check(buffer, syntax: .html, limits: limits)
    }
    guard text.utf8.count <= LibXML.maxBytes, let parser = htmlNewParserCtxt() else {
      throw MarkupError(.limit, "there is no memory for a parser; close other programs")
    }
    defer { htmlFreeParserCtxt(parser) }
    let guardian = ParseGuard(limits: limits)
    guardian.watch(parser, syntax: .html)
    let options =
      Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NONET.rawValue)
      | Int32(HTML_PARSE_NODEFDTD.rawValue)
      | Int32(HTML_PARSE_COMPACT.rawValue) | Int32(HTML_PARSE_IGNORE_ENC.rawValue)
    let pointer = withExtendedLifetime(guardian) {
      text.utf8.withUnsafeBytes { buffer in
        htmlCtxtReadMemory(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
          options)
      }
    }
    if let warning = cutOff(text.utf8) { warnings.append(warning) }
    return try LibXML.document(pointer, guardedBy: guardian, warnings: warnings)
  }

  /// A page that writes `</head>` also writes `</body>` or `</html>`, unless its end is missing.
  private static func cutOff(_ bytes: [UInt8]) -> MarkupError? {
    bytes.withUnsafeBufferPointer { buffer in
      guard MarkupTokenizer.find("</head>", in: buffer, from: 0) != nil else { return nil }
      for end: StaticString in ["</html", "</body", "</HTML", "</BODY"]
      where MarkupTokenizer.find(end, in: buffer, from: 0) != nil { return nil }
      return MarkupError(
        .syntax,
        "the page breaks off before its </html>; what stands before is read, fetch the page anew for the rest",
        line: 1 + buffer.count { $0 == 0x0A })
    }
  }
}
