import Markup
import Records

/// A compiled way from an item to values.
enum FieldPath: Sendable {
  case json(JSONPath)
  case xpath(XPathExpression)
}

/// One entry of a listing, in whichever tree its syntax gives.
enum Item {
  case json(JSONValue)
  case node(NodeItem)

  static func node(_ node: MarkupNode) -> Item { .node(NodeItem(node)) }

  /// The JSON values that a path leads to.
  func values(at path: FieldPath) -> [JSONValue] {
    guard case .json(let value) = self, case .json(let path) = path else { return [] }
    return path.values(in: value)
  }

  /// The things that a path leads to, to be looked into further.
  func items(at path: FieldPath) -> [Item] {
    switch (self, path) {
    case (.json(let value), .json(let path)): path.values(in: value).map { .json($0) }
    case (.node(let item), .xpath(let path)): MarkupTexts.nodes(of: item.node, at: path).map { .node($0) }
    default: []
    }
  }

  /// The texts that a path leads to: strings and numbers of JSON, those of an array one by one; elements
  /// of markup with their block structure (`asFlow`) or as their plain content, attributes, strings.
  func texts(at path: FieldPath, asFlow: Bool) -> [FieldText] {
    switch (self, path) {
    case (.json(let value), .json(let path)):
      var result: [FieldText] = []
      for found in path.values(in: value) { Self.append(found, to: &result) }
      return result
    case (.node(let item), .xpath(let path)): return item.texts(at: path, asFlow: asFlow)
    default: return []
    }
  }

  private static func append(_ value: JSONValue, to result: inout [FieldText]) {
    switch value {
    case .string(let text): result.append(FieldText(text))
    case .number(let number): result.append(FieldText(number.text))
    case .array(let elements):
      for element in elements where element.array == nil { append(element, to: &result) }
    case .null, .bool, .object: break
    }
  }
}
