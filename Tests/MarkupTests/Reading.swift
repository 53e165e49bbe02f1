import Markup
import Testing

/// The text that an expression selects from HTML or XML, for short tests.
func html(_ text: String) throws -> MarkupDocument { try MarkupDocument.html(Array(text.utf8)) }
func xml(_ text: String) throws -> MarkupDocument { try MarkupDocument.xml(Array(text.utf8)) }

func first(_ document: MarkupDocument, _ path: String, _ namespaces: [String: String] = [:]) throws
  -> MarkupNode
{
  try #require(try document.nodes(XPathExpression(path, namespaces: namespaces)).first)
}

func failure(_ body: () throws -> some Any) -> MarkupError? {
  do {
    _ = try body()
    return nil
  } catch { return error as? MarkupError }
}
