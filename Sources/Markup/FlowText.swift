import CLibXML2

/// The text of an element as a reader sees it.
package struct FlowText: Sendable, Hashable {
  /// Blocks are set apart by a blank line, `<br>` is a line break, other white space is one space.
  package var text: String
  /// Stretches that stood inside markup that rules may ask for, in the order of their starts.
  package var contexts: [Context]

  package struct Context: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case link, code, heading, cell }
    package var kind: Kind
    /// UTF-8 offsets into `text`, half-open.
    package var utf8Range: Range<Int>
    /// The address of a link.
    package var target: String?
  }
}

/// Builds the text of an element by walking its tree without recursion.
struct FlowTextBuilder {
  private enum Role { case inline, block, lineBreak, cell, dropped }

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "sec",
    "title", "para",
    "abstract", "abstracttext",
  ]
  private static let dropped: Set<String> = [
    "script", "style", "head", "template", "noscript", "annotation", "annotation-xml", "svg", "iframe",
    "object", "button",
  ]

  private var utf8: [UInt8] = []
  private var pendingSpace = false
  /// 0: none, 1: a line break, 2: a paragraph break.
  private var pendingBreak = 0
  private var open: [(kind: FlowText.Context.Kind, start: Int, target: String?)] = []
  private var contexts: [FlowText.Context] = []

  /// Reads an element and all inside it.
  mutating func read(_ root: xmlNodePtr) {
    var node = root
    while true {
      let isEntered = enter(node, isRoot: node == root)
      if isEntered, let child = node.pointee.children, node.pointee.type == XML_ELEMENT_NODE {
        node = child
        continue
      }
      while true {
        if node.pointee.type == XML_ELEMENT_NODE { leave(node) }
        if node == root { return }
        if let next = node.pointee.next {
          node = next
          break
        }
        guard let parent = node.pointee.parent else { return }
        node = parent
      }
    }
  }

  /// The text, without white space at its ends.
  func finish() -> FlowText {
    FlowText(
      text: String(decoding: utf8, as: UTF8.self),
      contexts: contexts.sorted {
        ($0.utf8Range.lowerBound, -$0.utf8Range.count) < ($1.utf8Range.lowerBound, -$1.utf8Range.count)
      })
  }

  private func name(_ node: xmlNodePtr) -> String {
    node.pointee.name.map { String(cString: $0).lowercased() } ?? ""
  }

  private func role(_ name: String) -> Role {
    if name == "br" { return .lineBreak }
    if name == "td" || name == "th" { return .cell }
    if Self.dropped.contains(name) { return .dropped }
    return Self.blocks.contains(name) ? .block : .inline
  }

  private mutating func enter(_ node: xmlNodePtr, isRoot: Bool) -> Bool {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = node.pointee.content { append(content) }
      return false
    case XML_ELEMENT_NODE:
      let name = name(node)
      switch role(name) {
      case .dropped: if !isRoot { return false }
      case .lineBreak: pendingBreak = max(pendingBreak, 1)
      case .cell: pendingSpace = true
      case .block: if !isRoot { pendingBreak = 2 }
      case .inline: break
      }
      if let kind = contextKind(name) { open.append((kind, -1, target(of: node, kind: kind))) }
      return true
    default: return false
    }
  }

  private mutating func leave(_ node: xmlNodePtr) {
    let name = name(node)
    if let kind = contextKind(name), let last = open.last, last.kind == kind {
      open.removeLast()
      if last.start >= 0, last.start < utf8.count {
        contexts.append(
          FlowText.Context(kind: kind, utf8Range: last.start..<utf8.count, target: last.target))
      }
    }
    switch role(name) {
    case .block: pendingBreak = 2
    case .cell: pendingSpace = true
    default: break
    }
  }

  private func contextKind(_ name: String) -> FlowText.Context.Kind? {
    switch name {
    case "a": .link
    case "code", "pre", "tt", "kbd", "samp": .code
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "td", "th": .cell
    default: nil
    }
  }

  private func target(of node: xmlNodePtr, kind: FlowText.Context.Kind) -> String? {
    guard kind == .link, let value = xmlGetProp(node, "href") else { return nil }
    defer { assayXMLFree(value) }
    return String(cString: value)
  }

  private mutating func append(_ content: UnsafePointer<xmlChar>) {
    var index = 0
    while content[index] != 0 {
      let byte = content[index]
      // A non-breaking space is a plain one in what a reader copies.
      let isNonBreaking = byte == 0xC2 && content[index + 1] == 0xA0
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || isNonBreaking {
        pendingSpace = true
        index += isNonBreaking ? 2 : 1
        continue
      }
      if !utf8.isEmpty {
        if pendingBreak == 2 {
          utf8 += [0x0A, 0x0A]
        } else if pendingBreak == 1 {
          utf8.append(0x0A)
        } else if pendingSpace {
          utf8.append(0x20)
        }
      }
      pendingSpace = false
      pendingBreak = 0
      for position in open.indices where open[position].start < 0 { open[position].start = utf8.count }
      utf8.append(byte)
      index += 1
    }
  }
}
