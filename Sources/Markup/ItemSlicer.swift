/// Cuts a stream of XML into the elements that are items, holding no more than one of them.
///
/// It only tells tags apart, so that a broken item spoils no other; each is parsed by itself.
struct ItemSlicer {
  /// An item's bytes, and what must be known of the rest of the file to read them.
  struct Slice {
    var bytes: [UInt8]
    var firstLine: Int
    /// The namespaces declared around the item, by prefix (`""` for the default).
    var namespaces: [String: String]
  }
  private struct OpenElement {
    var name: [UInt8]
    var namespaces: [String: String]
  }

  private let source: () throws(MarkupError) -> [UInt8]?
  private let items: Set<String>
  private let namespace: String?
  private let limits: MarkupLimits
  private let tokenizer = MarkupTokenizer(syntax: .xml)
  private var buffer: [UInt8]
  private var position = 0
  private var line = 1
  private var isAtEnd = false
  private var open: [OpenElement] = []
  /// The entities that the file declares.
  var references = XMLReferences()
  /// Whether more items may follow the one that was in error.
  private(set) var canGoOn = false
  /// What was wrong around the items.
  private(set) var warnings: [MarkupError] = []

  init(
    first: [UInt8], items: Set<String>, namespace: String?, limits: MarkupLimits,
    source: @escaping () throws(MarkupError) -> [UInt8]?
  ) {
    buffer = first
    self.items = items
    self.namespace = namespace
    self.limits = limits
    self.source = source
  }

  /// The next item, or `nil` at the end.
  mutating func next() throws(MarkupError) -> Slice? {
    canGoOn = false
    while let token = try token(from: position) {
      let start = token.range.lowerBound
      switch token.kind {
      case .comment, .cdata, .instruction: break
      case .declaration: buffer.withUnsafeBufferPointer { references.declare($0, in: token.range) }
      case .end:
        if let index = open.lastIndex(where: { $0.name[...] == buffer[token.name] }) {
          open.removeSubrange(index...)
        }
      case .start:
        let element = element(token)
        if isItem(element) {
          pass(to: start)
          return try slice(element, isEmpty: token.isEmpty, opening: token.range.count)
        }
        if !token.isEmpty { open.append(element) }
        if open.count > limits.maxDepth {
          pass(to: start)
          throw MarkupError(
            .limit, "elements nest deeper than \(limits.maxDepth); raise the limit with --max-depth",
            line: line)
        }
      }
      pass(to: token.range.upperBound)
    }
    if let last = open.last {
      let name = String(decoding: last.name, as: UTF8.self)
      warnings.append(
        MarkupError(.syntax, "the file breaks off before its </\(name)>; fetch it anew", line: line))
      open = []
    }
    return nil
  }

  /// Reads on to the end of the item that starts at `position`.
  private mutating func slice(
    _ element: OpenElement, isEmpty: Bool, opening: Int
  ) throws(MarkupError) -> Slice {
    // Offsets are from the item's start, which a refill keeps in place.
    var end = opening
    var depth = isEmpty ? 0 : 1
    while depth > 0 {
      guard let token = try token(from: position + end, keeping: true) else {
        let first = line
        pass(to: buffer.count)
        open = []
        let name = String(decoding: element.name, as: UTF8.self)
        throw MarkupError(
          .syntax, "the file breaks off inside the <\(name)> of line \(first); fetch it anew", line: line)
      }
      end = token.range.upperBound - position
      if buffer[token.name] == element.name[...] {
        if token.kind == .start, !token.isEmpty { depth += 1 }
        if token.kind == .end { depth -= 1 }
      }
      if end > limits.maxItemBytes {
        let error = tooLarge
        pass(to: position + end)
        try passOver(element, depth: depth)
        canGoOn = true
        throw error
      }
    }
    let slice = Slice(
      bytes: Array(buffer[position..<position + end]), firstLine: line, namespaces: element.namespaces)
    pass(to: position + end)
    return slice
  }

  /// Passes over the rest of an item that is too large, without keeping it.
  private mutating func passOver(_ element: OpenElement, depth: Int) throws(MarkupError) {
    var depth = depth
    while depth > 0, let token = try token(from: position) {
      if buffer[token.name] == element.name[...] {
        if token.kind == .start, !token.isEmpty { depth += 1 }
        if token.kind == .end { depth -= 1 }
      }
      pass(to: token.range.upperBound)
    }
  }

  /// The token at or after an offset; reads on where it is not complete.
  private mutating func token(from start: Int, keeping: Bool = false) throws(MarkupError) -> MarkupToken? {
    var start = start
    while true {
      switch buffer.withUnsafeBufferPointer({ tokenizer.next(in: $0, from: start) }) {
      case .token(let token): return token
      case .incomplete(let place): start = place
      case .end: start = buffer.count
      }
      if isAtEnd { return nil }
      // Outside an item, what was read is of no more use.
      let offset = start - position
      if !keeping { pass(to: start) }
      buffer.removeSubrange(..<position)
      start = keeping ? offset : 0
      position = 0
      if buffer.count > limits.maxItemBytes { throw tooLarge }
      // As much again as there is, so that a long token is not looked through for each piece of it.
      let wanted = max(1, buffer.count)
      var added = 0
      while added < wanted, !isAtEnd {
        if let chunk = try source() {
          buffer += chunk
          added += chunk.count
        } else {
          isAtEnd = true
        }
      }
    }
  }

  private var tooLarge: MarkupError {
    MarkupError(
      .limit, "one item has more than \(limits.maxItemBytes) bytes; raise the limit with --max-item-bytes",
      line: line)
  }

  private mutating func pass(to offset: Int) {
    buffer.withUnsafeBufferPointer { bytes in
      for index in position..<max(position, offset) where bytes[index] == 0x0A { line += 1 }
    }
    position = max(position, offset)
  }

  private func element(_ token: MarkupToken) -> OpenElement {
    var namespaces = open.last?.namespaces ?? [:]
    if token.attributeCount > 0, token.attributeCount <= limits.maxAttributes {
      for (prefix, uri) in NamespaceDeclarations.find(
        in: buffer[token.name.upperBound..<token.range.upperBound])
      {
        namespaces[prefix] = uri
      }
    }
    return OpenElement(name: Array(buffer[token.name]), namespaces: namespaces)
  }

  private func isItem(_ element: OpenElement) -> Bool {
    let parts = element.name.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard let local = parts.last, items.contains(String(decoding: local, as: UTF8.self)) else { return false }
    guard let namespace else { return true }
    let prefix = parts.count > 1 ? String(decoding: parts[0], as: UTF8.self) : ""
    return element.namespaces[prefix, default: ""] == namespace
  }
}

/// Finds `xmlns="…"` and `xmlns:prefix="…"` in a tag.
enum NamespaceDeclarations {
  static func find(in tag: ArraySlice<UInt8>) -> [(prefix: String, uri: String)] {
    var found: [(String, String)] = []
    var rest = tag
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].split(omittingEmptySubsequences: true, whereSeparator: { $0 <= 0x20 }).last
      let tail = rest[(equals + 1)...].drop { $0 <= 0x20 }
      guard let quote = tail.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let close = tail.dropFirst().firstIndex(of: quote)
      else { return found }
      if let name {
        let text = String(decoding: name, as: UTF8.self)
        let value = String(decoding: tail[(tail.startIndex + 1)..<close], as: UTF8.self)
        if text == "xmlns" { found.append(("", value)) }
        if text.hasPrefix("xmlns:") { found.append((String(text.dropFirst(6)), value)) }
      }
      rest = rest[(close + 1)...]
    }
    return found
  }
}
