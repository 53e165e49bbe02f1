import Markup

extension FuzzTarget {
  /// HTML is read whatever it is; every node can be asked for its text, attributes and line.
  static let html = FuzzTarget(name: "html") { bytes in
    guard let document = try? MarkupDocument.html(bytes) else { return }
    walk(document)
  }

  /// XML, with its declared entities and encodings.
  static let xml = FuzzTarget(name: "xml") { bytes in
    guard let document = try? MarkupDocument.xml(bytes) else { return }
    walk(document)
  }

  private static let everything = try? XPathExpression("//*")
  /// Paths that are walked, and that libxml2 can evaluate too.
  private static let walked = [
    ".//*[@href]/*", "//*[contains(@class, 'x')]//* | ../@*", "*[2]/following-sibling::*[1][self::p or .//a]",
  ].compactMap { try? XPathExpression($0) }

  private static func walk(_ document: MarkupDocument) {
    guard let everything, let nodes = try? document.nodes(everything) else { return }
    for node in nodes.prefix(200) {
      _ = node.attribute("href")
      let flow = node.flow
      require(flow.text.utf8.count >= 0, "a node's text can be read")
    }
    for node in nodes.prefix(20) {
      for path in walked {
        guard let found = try? node.nodes(path), case .nodes(let wanted)? = try? node.valueByLibXML2(path)
        else {
          continue
        }
        require(found == wanted, "a path is walked as libxml2 does")
      }
    }
  }
}
