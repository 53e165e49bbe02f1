import CLibXML2

/// What libxml2 needs to be told once, and how its errors become ours.
enum LibXML {
  /// Initialises the library, once and from whatever thread comes first. Without this two threads that
  /// parse for the first time would race for it.
  static let initialised: Bool = {
    xmlInitParser()
    return true
  }()

  /// Throws where the library can't be used.
  static func require() throws(MarkupError) {
    guard initialised else { throw MarkupError(.syntax, "libxml2 can't be used; reinstall it") }
  }

  /// Makes an error of the library's, on one line.
  static func error(_ error: xmlError) -> MarkupError {
    let raw = error.message.map { String(cString: $0) } ?? "unknown error"
    let text = raw.split(separator: "\n").joined(separator: " ")
    if error.domain == Int32(XML_FROM_XPATH.rawValue) {
      // XPath reports the offset into the expression.
      return MarkupError(.xpath, text, column: Int(error.int1) + 1)
    }
    return MarkupError(
      .syntax, text, line: error.line > 0 ? Int(error.line) : nil,
      column: error.int2 > 0 ? Int(error.int2) : nil)
  }
}

extension LibXML {
  /// The parser counts bytes in 32 bits.
  static let maxBytes = Int(Int32.max) - 1

  /// Makes a document of a parse's outcome, or says why there is none.
  static func document(
    _ pointer: xmlDocPtr?, guardedBy guardian: ParseGuard, warnings: [MarkupError]
  ) throws(MarkupError) -> MarkupDocument {
    guard let pointer else {
      throw guardian.failure ?? guardian.errors.first
        ?? MarkupError(.syntax, "there is no markup in it; check the file")
    }
    let document = MarkupDocument(
      owning: pointer, warnings: warnings + guardian.errors, isRecovered: guardian.isRecovered)
    if let failure = guardian.failure { throw failure }
    guard document.root != nil else {
      throw guardian.errors.first ?? MarkupError(.syntax, "there is no element in it; check the file")
    }
    return document
  }
}
