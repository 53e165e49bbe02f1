import Markup
import Records

/// Brings what markup trees give into the form in which fields are read.
enum MarkupTexts {
  /// The texts that an expression leads to. An expression that fails for a node leads nowhere.
  static func texts(of node: MarkupNode, at path: XPathExpression, asFlow: Bool) -> [FieldText] {
    guard let value = try? node.value(path) else { return [] }
    switch value {
    case .nodes(let nodes):
      return nodes.map { asFlow && $0.isElement ? text($0.flow) : FieldText($0.stringValue) }
    case .string(let text): return [FieldText(text)]
    case .number(let number):
      return [FieldText(Int(exactly: number).map { String($0) } ?? String(number))]
    case .bool: return []
    }
  }

  /// The nodes that an expression leads to.
  static func nodes(of node: MarkupNode, at path: XPathExpression) -> [MarkupNode] {
    (try? node.nodes(path)) ?? []
  }

  static func text(_ flow: FlowText) -> FieldText {
    FieldText(
      flow.text,
      contexts: flow.contexts.map {
        .init(kind: kind($0.kind), utf8Range: $0.utf8Range, target: $0.target)
      })
  }

  /// The text of a fragment of HTML that stands inside a value.
  static func text(ofFragment bytes: [UInt8], limits: MarkupLimits) -> FieldText {
    // The wrapping element makes text without any tag a fragment too.
    let wrapped = Array("<div>".utf8) + bytes + Array("</div>".utf8)
    guard let root = try? MarkupDocument.html(wrapped, declaredEncoding: "utf-8", limits: limits).root else {
      return FieldText(String(decoding: bytes, as: UTF8.self))
    }
    return text(root.flow)
  }

  private static func kind(_ kind: FlowText.Context.Kind) -> MarkupContext.Kind {
    switch kind {
    case .link: .link
    case .code: .code
    case .heading: .heading
    case .cell: .cell
    }
  }
}
