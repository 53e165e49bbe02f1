import CLibXML2
import Glibc

/// What a step asks of the nodes on its way.
extension SimplePathWalk {
  @inline(__always)
  mutating func accepts(
    _ step: SimplePath.Step, _ node: xmlNodePtr, _ place: inout Int, _ isPlaced: inout Bool
  ) -> Bool {
    switch step.test {
    case .node: break
    case .any:
      guard node.pointee.type == (step.axis == .attribute ? XML_ATTRIBUTE_NODE : XML_ELEMENT_NODE) else {
        return false
      }
    case .name(let name):
      if step.axis == .attribute {
        guard Self.isNamed(name, attribute: node) else { return false }
      } else {
        guard node.pointee.type == XML_ELEMENT_NODE, Self.isNamed(name, element: node) else { return false }
      }
    }
    for predicate in step.predicates {
      if case .place(let wanted) = predicate {
        place += 1
        guard place == wanted else { return false }
        isPlaced = true
      } else {
        guard holds(predicate, for: node) else { return false }
      }
    }
    return true
  }

  private mutating func holds(_ predicate: SimplePath.Predicate, for node: xmlNodePtr) -> Bool {
    switch predicate {
    case .place: return false
    case .exists(let way): return !nodes(way, from: node, first: true).isEmpty
    case .attribute(let name, let comparison, let text):
      guard node.pointee.type == XML_ELEMENT_NODE else { return false }
      var next = node.pointee.properties
      while let attribute = next {
        let candidate = UnsafeMutableRawPointer(attribute).assumingMemoryBound(to: xmlNode.self)
        if Self.isNamed(name, attribute: candidate) {
          let holds = Self.withValue(of: attribute) { value in
            text.withUnsafeBufferPointer { Self.compare(value, comparison, $0) }
          }
          // Two attributes of one name have different prefixes: one that is equal is enough, and of functions the
          // first counts.
          if holds || comparison != .equals { return holds }
        }
        next = attribute.pointee.next
      }
      return false
    case .not(let inner): return !holds(inner, for: node)
    case .all(let members):
      for member in members where !holds(member, for: node) { return false }
      return true
    case .some(let members):
      for member in members where holds(member, for: node) { return true }
      return false
    }
  }

  private static func compare(
    _ value: UnsafePointer<CChar>, _ comparison: SimplePath.Comparison, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let base = text.baseAddress else { return false }
    let wanted = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
    switch comparison {
    case .equals: return strcmp(value, wanted) == 0
    case .contains: return strstr(value, wanted) != nil
    case .startsWith: return strncmp(value, wanted, text.count - 1) == 0
    }
  }

  /// Lends the value of an attribute, which is nearly always one text.
  private static func withValue(of attribute: xmlAttrPtr, _ body: (UnsafePointer<CChar>) -> Bool) -> Bool {
    guard let child = attribute.pointee.children else { return body("") }
    if child.pointee.next == nil, child.pointee.type == XML_TEXT_NODE {
      guard let content = child.pointee.content else { return body("") }
      return body(UnsafeRawPointer(content).assumingMemoryBound(to: CChar.self))
    }
    let node = UnsafeMutableRawPointer(attribute).assumingMemoryBound(to: xmlNode.self)
    guard let value = xmlNodeGetContent(node) else { return body("") }
    defer { assayXMLFree(value) }
    return body(UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self))
  }

  private static func isNamed(_ name: SimplePath.Name, element node: xmlNodePtr) -> Bool {
    guard isSame(node.pointee.name, name.local) else { return false }
    guard let uri = name.uri else { return node.pointee.ns == nil }
    return node.pointee.ns.map { isSame($0.pointee.href, uri) } ?? false
  }

  /// An attribute without a prefix is in no namespace.
  private static func isNamed(_ name: SimplePath.Name, attribute node: xmlNodePtr) -> Bool {
    let attribute = UnsafeMutableRawPointer(node).assumingMemoryBound(to: xmlAttr.self)
    guard isSame(attribute.pointee.name, name.local) else { return false }
    guard let uri = name.uri else { return attribute.pointee.ns?.pointee.prefix == nil }
    return attribute.pointee.ns.map { isSame($0.pointee.href, uri) } ?? false
  }

  /// Whether a text that ends with a null is another one.
  @inline(__always)
  private static func isSame(_ text: UnsafePointer<xmlChar>?, _ wanted: [UInt8]) -> Bool {
    guard let text else { return false }
    return wanted.withUnsafeBufferPointer { wanted in
      var index = 0
      while text[index] == wanted[index] {
        if wanted[index] == 0 { return true }
        index += 1
      }
      return false
    }
  }
}
