import CLibXML2

/// Reads the items of an XML file one at a time, so that a file may be larger than memory: each element of
/// a given name becomes a small document of its own, while the rest streams past.
package final class MarkupItemReader {
  private let reader: xmlTextReaderPtr
  private let names: Set<String>
  private let collector = ErrorCollector()
  private let limits: MarkupLimits
  private var isFinished = false
  private var skipsSubtree = false

  /// Opens a file.
  ///
  /// - Parameter names: the local names of the elements that are items.
  package init(path: String, items names: Set<String>, limits: MarkupLimits = .standard) throws(MarkupError) {
    guard LibXML.initialised else { throw MarkupError(.syntax, "libxml2 can't be used; reinstall it") }
    let options =
      Int32(bitPattern: XML_PARSE_NONET.rawValue) | Int32(bitPattern: XML_PARSE_NOCDATA.rawValue)
      | Int32(bitPattern: XML_PARSE_RECOVER.rawValue) | Int32(bitPattern: XML_PARSE_BIG_LINES.rawValue)
    guard let reader = xmlReaderForFile(path, nil, options) else {
      throw MarkupError(.syntax, "the file can't be opened; check its name and rights")
    }
    self.reader = reader
    self.names = names
    self.limits = limits
  }

  deinit {
    xmlTextReaderClose(reader)
    xmlFreeTextReader(reader)
  }

  /// What was wrong so far with markup that could be read all the same.
  package var warnings: [MarkupError] { collector.errors }

  /// The next item as the root of a document of its own, or `nil` at the end.
  ///
  /// - Throws: where the markup breaks off; the items before have been given out.
  package func next() throws(MarkupError) -> MarkupNode? {
    if isFinished { return nil }
    while true {
      let status = collector.collecting {
        skipsSubtree ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader)
      }
      skipsSubtree = false
      if status != 1 {
        isFinished = true
        if status == 0 { return nil }
        throw collector.errors.last ?? MarkupError(.syntax, "the markup breaks off; the file is not complete")
      }
      if Int(xmlTextReaderDepth(reader)) > limits.maxDepth {
        isFinished = true
        throw MarkupError(
          .limit, "elements nest deeper than \(limits.maxDepth); raise the limit with --max-depth",
          line: Int(xmlTextReaderGetParserLineNumber(reader)))
      }
      guard xmlTextReaderNodeType(reader) == Int32(XML_READER_TYPE_ELEMENT.rawValue),
        let name = xmlTextReaderConstLocalName(reader), names.contains(String(cString: name))
      else { continue }
      let node = collector.collecting { xmlTextReaderExpand(reader) }
      guard let node else {
        isFinished = true
        throw collector.errors.last
          ?? MarkupError(.syntax, "the markup breaks off inside an item; the file is not complete")
      }
      skipsSubtree = true
      guard let copy = xmlNewDoc("1.0"), let root = xmlDocCopyNode(node, copy, 1) else {
        throw MarkupError(.limit, "there is no memory for an item; close other programs")
      }
      xmlDocSetRootElement(copy, root)
      let document = MarkupDocument(owning: copy, warnings: [])
      return MarkupNode(pointer: root, document: document)
    }
  }
}
