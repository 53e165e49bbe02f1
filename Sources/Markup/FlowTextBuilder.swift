import CLibXML2

/// Builds the text of an element by walking its tree without recursion. O(nodes and bytes).
struct FlowTextBuilder {
  private struct OpenContext {
    var kind: FlowText.Context.Kind
    /// Where its text starts, once there is some.
    var start: Int?
    var target: String?
  }

  private let isHTML: Bool
  private var utf8: [UInt8] = []
  private var pendingSpace = false
  private var pendingEdge = ElementRole.Break.none
  private var open: [OpenContext] = []
  /// The first of `open` that has no text yet; those before it all have.
  private var firstEmpty = 0
  private var contexts: [FlowText.Context] = []

  init(isHTML: Bool) { self.isHTML = isHTML }

  /// Reads an element and all inside it.
  mutating func read(_ root: xmlNodePtr) {
    var node = root
    while true {
      if enter(node, isRoot: node == root), let child = node.pointee.children {
        node = child
        continue
      }
      // Up to the next node that has not been read.
      while true {
        if node == root { return leave(node) }
        if let next = node.pointee.next {
          node = next
          break
        }
        guard let parent = node.pointee.parent else { return }
        node = parent
        if node == root { return leave(node) }
        leave(node)
      }
    }
  }

  /// The text, without white space at its ends.
  func finish() -> FlowText {
    let text = String(decoding: utf8, as: UTF8.self)
    let contexts = contexts
    if contexts.count < 2 { return FlowText(text: text, contexts: contexts) }
    // Contexts were noted as they ended; of two alike the outer one, which ended last, comes first.
    let order = contexts.indices.sorted { left, right in
      let (first, second) = (contexts[left].utf8Range, contexts[right].utf8Range)
      return (first.lowerBound, second.upperBound, right) < (second.lowerBound, first.upperBound, left)
    }
    return FlowText(text: text, contexts: order.map { contexts[$0] })
  }

  /// Whether the node's children are to be read, after which `leave` must be called for it.
  private mutating func enter(_ node: xmlNodePtr, isRoot: Bool) -> Bool {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = node.pointee.content { append(content) }
      return false
    case XML_ELEMENT_NODE:
      let role = ElementRole.of(node.pointee.name)
      if !isRoot, role.isDropped || (role.isDroppedFromHTML && isHTML) { return false }
      if !isRoot { mark(role.edge) }
      guard node.pointee.children != nil || isRoot else {
        // Nothing inside: its end is here.
        if role.edge != .line { mark(role.edge) }
        return false
      }
      if let kind = role.context {
        open.append(OpenContext(kind: kind, target: Self.target(of: node, kind: kind)))
      }
      return true
    default: return false
    }
  }

  private mutating func leave(_ node: xmlNodePtr) {
    let role = ElementRole.of(node.pointee.name)
    if role.context != nil, let last = open.popLast() {
      firstEmpty = min(firstEmpty, open.count)
      if let start = last.start {
        contexts.append(FlowText.Context(kind: last.kind, utf8Range: start..<utf8.count, target: last.target))
      }
    }
    if role.edge != .line { mark(role.edge) }
  }

  private mutating func mark(_ edge: ElementRole.Break) {
    switch (edge, pendingEdge) {
    case (.none, _), (_, .paragraph): break
    case (.line, .line), (.paragraph, _): pendingEdge = .paragraph
    case (.line, _): pendingEdge = .line
    case (.cell, .line): break
    case (.cell, _): pendingEdge = .cell
    }
  }

  private static func target(of node: xmlNodePtr, kind: FlowText.Context.Kind) -> String? {
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
      separate()
      let start = index
      while true {
        while content[index] > 0x20, content[index] != 0xC2 || content[index + 1] != 0xA0 { index += 1 }
        // A single space between two words is copied with them.
        guard content[index] == 0x20, content[index + 1] > 0x20,
          content[index + 1] != 0xC2 || content[index + 2] != 0xA0, index > start
        else { break }
        index += 1
      }
      if index == start { index += 1 }
      utf8.append(contentsOf: UnsafeBufferPointer(start: content + start, count: index - start))
    }
  }

  /// Writes what sets the next piece of text apart from the one before, and starts the contexts it is in.
  private mutating func separate() {
    if !utf8.isEmpty {
      switch pendingEdge {
      case .paragraph: utf8 += [0x0A, 0x0A]
      case .line: utf8.append(0x0A)
      case .cell: utf8.append(0x09)
      case .none: if pendingSpace { utf8.append(0x20) }
      }
    }
    pendingSpace = false
    pendingEdge = .none
    while firstEmpty < open.count {
      open[firstEmpty].start = utf8.count
      firstEmpty += 1
    }
  }
}
