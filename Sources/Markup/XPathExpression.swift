import CLibXML2
import Synchronization

/// A compiled XPath 1.0 expression, with the prefixes that it uses. May be shared between threads.
package final class XPathExpression: Sendable {
  /// An expression is written by a person; longer ones are an attack on the compiler's stack.
  private static let maxBytes = 8192

  /// The expression as it was written.
  package let text: String
  /// The URIs of the prefixes that the expression uses.
  package let namespaces: [String: String]
  /// The expression as steps to walk, where it is of such a kind.
  let simple: SimplePath?
  /// Whether the expression is walked, and not evaluated by libxml2.
  package var isSimple: Bool { simple != nil }
  /// Addresses of compiled copies that no thread is using: libxml2 writes to one while it is evaluated.
  /// This expression is their only owner.
  private let idle: Mutex<[UInt]>

  /// Compiles an expression.
  ///
  /// - Throws: where it is no XPath; the error has the column.
  package init(_ text: String, namespaces: [String: String] = [:]) throws(MarkupError) {
    try LibXML.require()
    if text.utf8.count > Self.maxBytes {
      throw MarkupError(.xpath, "the XPath is longer than \(Self.maxBytes) bytes; split it")
    }
    try Self.requireBalance(text)
    self.text = text
    self.namespaces = namespaces
    simple = SimplePath(text, namespaces: namespaces)
    // What is walked is compiled only where it has to be evaluated all the same.
    idle = Mutex(simple == nil ? [UInt(bitPattern: try Self.compile(text))] : [])
  }

  deinit {
    idle.withLock { addresses in
      for address in addresses { xmlXPathFreeCompExpr(OpaquePointer(bitPattern: address)) }
    }
  }

  /// Lends a compiled copy to `body`, which no other thread uses meanwhile.
  func withCompiled<Value>(
    _ body: (xmlXPathCompExprPtr) throws(MarkupError) -> Value
  ) throws(MarkupError) -> Value {
    let address = idle.withLock { $0.popLast() }
    let pointer: xmlXPathCompExprPtr
    if let address, let idlePointer = OpaquePointer(bitPattern: address) {
      pointer = idlePointer
    } else {
      pointer = try Self.compile(text)
    }
    defer {
      let back = UInt(bitPattern: pointer)
      idle.withLock { $0.append(back) }
    }
    return try body(pointer)
  }

  /// libxml2 takes `count(` for an expression.
  private static func requireBalance(_ text: String) throws(MarkupError) {
    var depth = 0
    var quote: UInt8?
    for byte in text.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
      }
    }
    if depth > 0 {
      throw MarkupError(
        .xpath, "'\(text)' is no XPath: a ')' is missing; correct the expression", column: text.utf8.count + 1
      )
    }
  }

  private static func compile(_ text: String) throws(MarkupError) -> xmlXPathCompExprPtr {
    guard let context = xmlXPathNewContext(nil) else {
      throw MarkupError(.xpath, "there is no memory for XPath; close other programs")
    }
    defer { xmlXPathFreeContext(context) }
    context.pointee.error = { _, _ in }
    if let pointer = xmlXPathCtxtCompile(context, text) { return pointer }
    let error = LibXML.error(context.pointee.lastError)
    throw MarkupError(
      .xpath, "'\(text)' is no XPath: \(error.message); correct the expression", column: error.column)
  }
}
