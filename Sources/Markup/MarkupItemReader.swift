import CLibXML2

/// Gives the next piece of markup, or `nil` at the end.
package typealias MarkupChunks = () throws(MarkupError) -> [UInt8]?

/// Reads the items of an XML file one at a time, so that a file may be larger than memory: each element of
/// a given name becomes a small document of its own, while the rest streams past.
///
/// Confined to the task that made it.
package final class MarkupItemReader {
  private var slicer: ItemSlicer
  private let encoding: String?
  private let limits: MarkupLimits
  private var itemWarnings: [MarkupError] = []

  /// Reads from whatever gives bytes, piece by piece.
  ///
  /// - Parameters:
  ///   - names: the local names of the elements that are items; one inside another is a part of it.
  ///   - namespace: the namespace that items belong to, or `nil` for any.
  ///   - chunks: the next piece, or `nil` at the end.
  package init(
    items names: Set<String>, namespace: String? = nil, limits: MarkupLimits = .standard,
    chunks: @escaping MarkupChunks
  ) throws(MarkupError) {
    try LibXML.require()
    var head: [UInt8] = []
    while head.count < 4096, let chunk = try chunks() { head += chunk }
    let mark = ByteOrderMark.find(in: head)
    let found = mark?.encoding ?? EncodingDeclaration.find(in: head)
    let known = found.flatMap { TextEncoding(label: $0) } ?? .utf8
    let isWide = mark == nil && found.map { $0.lowercased().hasPrefix("utf-16") } ?? false
    if known.keepsASCII || isWide {
      head.removeFirst(mark?.length ?? 0)
      encoding = isWide ? nil : found
      slicer = ItemSlicer(first: head, items: names, namespace: namespace, limits: limits, source: chunks)
    } else {
      // Tags can't be found before such text is decoded as a whole.
      while let chunk = try chunks() {
        head += chunk
        if head.count > limits.maxBytes {
          throw MarkupError(
            .limit,
            "a file in \(known.name) has more than \(limits.maxBytes) bytes; convert it to UTF-8, or raise the "
              + "limit with --max-bytes")
        }
      }
      encoding = "UTF-8"
      slicer = ItemSlicer(
        first: decodeText(head).utf8, items: names, namespace: namespace, limits: limits, source: { nil })
    }
    self.limits = limits
  }

  /// Reads from memory.
  package convenience init(
    bytes: [UInt8], items names: Set<String>, namespace: String? = nil, limits: MarkupLimits = .standard
  ) throws(MarkupError) {
    var rest: [UInt8]? = bytes
    try self.init(items: names, namespace: namespace, limits: limits) { () throws(MarkupError) in
      defer { rest = nil }
      return rest
    }
  }

  /// What was wrong so far with markup that could be read all the same; at most 20.
  package var warnings: [MarkupError] {
    Array((itemWarnings + slicer.warnings).prefix(ParseGuard.maxErrors))
  }

  /// The next item as the root of a document of its own, or `nil` at the end. Its lines are the file's.
  ///
  /// - Throws: for an item that can't be read or is too large, after which the next call goes on with the one
  ///   behind it; where the file breaks off inside an item, no more items follow.
  package func next() throws(MarkupError) -> MarkupNode? {
    guard !isFinished else { return nil }
    let slice: ItemSlicer.Slice
    do throws(MarkupError) {
      guard let next = try slicer.next() else {
        isFinished = true
        return nil
      }
      slice = next
    } catch {
      isFinished = !slicer.canGoOn
      throw error
    }
    let document = try document(of: slice)
    if itemWarnings.count < ParseGuard.maxErrors { itemWarnings += document.warnings }
    guard let root = document.root else {
      throw MarkupError(.syntax, "there is no element in it; check the file", line: slice.firstLine)
    }
    return root
  }

  /// Whether no more items follow.
  package private(set) var isFinished = false

  private func document(of slice: ItemSlicer.Slice) throws(MarkupError) -> MarkupDocument {
    var text = decode(slice.bytes, as: encoding)
    var references = slicer.references
    let hasNamespaces = slice.namespaces.contains { $0.key != "xml" }
    if hasNamespaces { text.utf8 = Self.wrapped(text.utf8, namespaces: slice.namespaces) }
    let document = try XMLParse.document(
      text, references: &references, firstLine: slice.firstLine, limits: limits)
    if hasNamespaces { try Self.unwrap(document, line: slice.firstLine) }
    return document
  }

  /// The item inside an element that declares what the elements around it declared.
  private static func wrapped(_ item: [UInt8], namespaces: [String: String]) -> [UInt8] {
    var text = "<item"
    for (prefix, uri) in namespaces.sorted(by: { $0.key < $1.key }) where prefix != "xml" {
      let value = uri.contains("\"") ? "'\(uri)'" : "\"\(uri)\""
      text += prefix.isEmpty ? " xmlns=\(value)" : " xmlns:\(prefix)=\(value)"
    }
    return Array((text + ">").utf8) + item + Array("</item>".utf8)
  }

  /// Makes the item the root, with the namespaces that it uses declared on it.
  private static func unwrap(_ document: MarkupDocument, line: Int) throws(MarkupError) {
    guard let wrapper = document.root, let item = wrapper.children.first(where: \.isElement) else {
      throw MarkupError(.syntax, "there is no element in it; check the file", line: line)
    }
    xmlDocSetRootElement(document.pointer, item.pointer)
    xmlReconciliateNs(document.pointer, item.pointer)
    xmlUnlinkNode(wrapper.pointer)
    xmlFreeNode(wrapper.pointer)
  }
}
