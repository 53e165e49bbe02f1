import Markup
import Records

/// The reading of HTML and XML.
extension ListingRun {
  /// Reads a document as a tree.
  func readMarkup(_ input: InputBytes) throws(ListingError) {
    let limits = reader.options.limits
    // The mark says that this is UTF-8 now, whatever the document declares.
    let bytes = input.isDecoded ? [0xEF, 0xBB, 0xBF] + input.bytes : input.bytes
    let document: MarkupDocument
    do throws(MarkupError) {
      if case .xml = adapter.reader {
        document = try .xml(bytes, limits: limits)
      } else {
        document = try .html(bytes, limits: limits)
      }
    } catch {
      throw listingError(error)
    }
    report(document.warnings)
    guard let root = document.root else { return }
    if let base = MarkupTexts.nodes(of: root, at: MarkupPaths.base).first?.stringValue { setBase(base) }
    if let embedded = adapter.embedded { return try readEmbedded(embedded, in: root) }
    if case .xml(let element?) = adapter.reader {
      eachElement(named: element, in: root) { take(.node($0)) }
      return
    }
    for path in adapter.items {
      guard case .xpath(let path) = path else { continue }
      let nodes: [MarkupNode]
      do throws(MarkupError) { nodes = try root.nodes(path) } catch { throw listingError(error) }
      for node in nodes where !take(.node(node)) { return }
      if !nodes.isEmpty { return }
    }
  }

  /// Reads the items of XML one at a time, so that the input may be larger than memory.
  func readElements(_ element: String, chunks: @escaping MarkupChunks) throws(ListingError) {
    let items: MarkupItemReader
    do throws(MarkupError) {
      items = try MarkupItemReader(items: [element], limits: reader.options.limits, chunks: chunks)
    } catch {
      throw listingError(error)
    }
    while true {
      do throws(MarkupError) {
        guard let node = try items.next() else { break }
        if !take(.node(node)) { return }
      } catch {
        // What stands before a break was given out; what stands behind an item that can't be read is, too.
        if items.isFinished, summary.papers == 0, summary.failedItems == 0 { throw listingError(error) }
        fail(line: error.line, column: error.column, error.message)
        if items.isFinished { return }
      }
    }
    report(items.warnings)
  }

  /// Reads the JSON that stands in an attribute or an element of a page.
  private func readEmbedded(_ path: FieldPath, in root: MarkupNode) throws(ListingError) {
    for text in Item.node(root).texts(at: path, asFlow: false) {
      do throws(JSONError) {
        let document = try JSONValue.parse(text.text)
        for item in Self.items(adapter.items, in: document) where !take(.json(item)) { return }
      } catch {
        throw ListingError(
          input: inputName, message: "the data inside the page is no JSON: \(error.message)",
          advice:
            "save the page again; --adapter NAME with one of \(reader.catalogue.names.joined(separator: ", ")) may read the rest of it"
        )
      }
    }
  }

  /// Visits the elements of a name in order, without looking inside them.
  private func eachElement(named name: String, in root: MarkupNode, visit: (MarkupNode) -> Bool) {
    var stack = [root]
    while let node = stack.popLast() {
      if node.name == name {
        if !visit(node) { return }
      } else {
        stack.append(contentsOf: node.children.reversed().filter(\.isElement))
      }
    }
  }

  private func listingError(_ error: MarkupError) -> ListingError {
    let parts = error.message.split(separator: ";", maxSplits: 1)
    let advice = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "check how it was saved"
    return ListingError(
      input: inputName, line: error.line, column: error.column,
      message: String(parts.first ?? "it cannot be read"),
      advice: advice)
  }

  /// Passes on what was wrong with the markup: for XML, a break loses what follows; browsers' HTML is
  /// full of small faults, which lose nothing.
  private func report(_ warnings: [MarkupError]) {
    var isXML = false
    if case .xml = adapter.reader { isXML = true }
    for warning in warnings.prefix(3) {
      if warning.kind == .encoding {
        note(warning.message, line: warning.line)
      } else if isXML {
        fail(line: warning.line, column: warning.column, warning.message)
      }
    }
  }
}

private enum MarkupPaths {
  static let base: XPathExpression = {
    do { return try XPathExpression("/html/head/base/@href") } catch {
      fatalError("a constant path: \(error)")
    }
  }()
}
