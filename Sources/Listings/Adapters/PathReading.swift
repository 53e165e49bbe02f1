import Markup
import Yams

/// The reading of paths.
extension AdapterFile {
  /// A path in the language of the items: XPath for markup, steps between dots for JSON.
  mutating func path(_ node: Node, _ what: String) -> FieldPath? {
    guard let text = yaml.string(node, what) else { return nil }
    if itemsAreNodes {
      if let prefix = undeclaredPrefix(in: text) {
        yaml.report(node, "the prefix '\(prefix)' of '\(text)' is not declared", "add it under 'namespaces'")
        return nil
      }
      do throws(MarkupError) {
        return .xpath(try expression(text))
      } catch {
        yaml.report(node, "'\(text)' is no XPath: \(error)", "mend it; XPath 1.0 is understood")
        return nil
      }
    }
    do throws(JSONPath.SyntaxError) {
      return .json(try JSONPath(parsing: text, ignoresCase: ignoresCase))
    } catch {
      let column = (node.mark?.column ?? 1) + error.utf8Offset + (node.scalar?.style == .plain ? 0 : 1)
      yaml.report(
        line: node.mark?.line ?? 1, column: column, "'\(text)' is no path: \(error.message)",
        "write steps such as 'papers[].title'")
      return nil
    }
  }

  private mutating func expression(_ text: String) throws(MarkupError) -> XPathExpression {
    if let known = expressions[text] { return known }
    let expression = try XPathExpression(text, namespaces: namespaces)
    expressions[text] = expression
    return expression
  }

  /// A prefix of a name in an XPath that `namespaces` does not have: `x` of `x:note`, but not the axis of
  /// `self::note`, and nothing within quotes.
  private func undeclaredPrefix(in xpath: String) -> String? {
    guard xpath.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var quote: Character?
    var name = ""
    let characters = Array(xpath)
    for (index, character) in characters.enumerated() {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      if character == "\"" || character == "'" {
        quote = character
        name = ""
      } else if character.isLetter || character.isNumber || "-_.".contains(character) {
        name.append(character)
      } else if character == ":", !name.isEmpty {
        let isAxis = index + 1 < characters.count && characters[index + 1] == ":"
        if !isAxis, namespaces[name] == nil, name != "xml" { return name }
        name = ""
      } else {
        name = ""
      }
    }
    return nil
  }
}
