import CLibXML2
import Glibc

extension SimplePath {
  /// A bound on the nodes that one evaluation looks at, as libxml2 has one for its own.
  private static let maxSteps = 50_000_000

  /// The nodes that the path leads to, each once and in the order of the document, as XPath has it; `nil` where there
  /// are too many on the way. O(nodes on the way), and for a union the order of what it finds.
  func nodes(from node: MarkupNode) -> [MarkupNode]? {
    // Numbers the elements, so that two are compared at once.
    if ways.count > 1 || ways[0].mayNest { _ = node.document.xpath }
    var walk = SimplePathWalk(stepsLeft: Self.maxSteps)
    var found = walk.nodes(ways[0], from: node.pointer)
    if ways.count > 1 {
      for way in ways.dropFirst() { found += walk.nodes(way, from: node.pointer) }
      found.sort { xmlXPathCmpNodes($0, $1) == 1 }
      var last: xmlNodePtr?
      found.removeAll { node in
        defer { last = node }
        return node == last
      }
    }
    return walk.stepsLeft < 0 ? nil : found.map { MarkupNode(pointer: $0, document: node.document) }
  }
}

/// The walk along a path, step by step. It follows pointers of a tree that its caller keeps alive.
struct SimplePathWalk {
  /// How many nodes may still be looked at; below 0 where the walk was broken off.
  var stepsLeft: Int

  /// The nodes of one path in the order of the document; of a path that is asked for `first` alone, no more.
  mutating func nodes(
    _ way: SimplePath.Way, from node: xmlNodePtr, first: Bool = false
  ) -> [xmlNodePtr] {
    var start = node
    if way.isAbsolute {
      guard let document = node.pointee.doc else { return [] }
      start = UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    }
    var index = 0
    while index < way.steps.count, way.steps[index].isSingle {
      var next: xmlNodePtr?
      each(way.steps[index], from: start) { candidate in
        next = candidate
        return false
      }
      guard let next else { return [] }
      start = next
      index += 1
    }
    var nodes = [start]
    while index < way.steps.count, !nodes.isEmpty {
      let isLast = first && index + 1 == way.steps.count
      nodes = follow(way.steps[index], from: nodes, first: isLast)
      index += 1
    }
    return nodes
  }

  /// What a step leads to from nodes that are in the order of the document, in that order.
  private mutating func follow(
    _ step: SimplePath.Step, from nodes: [xmlNodePtr], first: Bool
  ) -> [xmlNodePtr] {
    var found: [xmlNodePtr] = []
    /// The last node that stands in none before it.
    var top: xmlNodePtr?
    var isNested = false
    for node in nodes {
      if let top, step.axis == .child || step.axis == .descendant, isInside(node, top) {
        // What is below it was found below the other.
        if step.axis == .descendant { continue }
        isNested = true
      } else {
        top = node
      }
      each(step, from: node) { candidate in
        found.append(candidate)
        return !first
      }
      if first, !found.isEmpty { return found }
    }
    // These look backwards, from one node alone.
    if step.axis == .precedingSibling || step.axis == .ancestor { found.reverse() }
    // The children of an element may stand before and behind those of one inside it.
    if isNested { found.sort { xmlXPathCmpNodes($0, $1) == 1 } }
    return found
  }

  private mutating func isInside(_ node: xmlNodePtr, _ top: xmlNodePtr) -> Bool {
    var parent = node.pointee.parent
    while let ancestor = parent, stepsLeft >= 0 {
      if ancestor == top { return true }
      stepsLeft -= 1
      parent = ancestor.pointee.parent
    }
    return false
  }

  /// Hands out what a step leads to from one node, in the order of its axis, until `body` wants no more.
  @inline(__always)
  private mutating func each(
    _ step: SimplePath.Step, from node: xmlNodePtr, _ body: (xmlNodePtr) -> Bool
  ) {
    var place = 0
    var isPlaced = false
    var next: xmlNodePtr?
    switch step.axis {
    case .itself: next = node
    case .parent, .ancestor: next = node.pointee.parent
    case .attribute:
      guard node.pointee.type == XML_ELEMENT_NODE, let attribute = node.pointee.properties else { return }
      next = UnsafeMutableRawPointer(attribute).assumingMemoryBound(to: xmlNode.self)
    case .child, .descendant: next = Self.firstChild(of: node)
    case .followingSibling: next = node.pointee.type == XML_ATTRIBUTE_NODE ? nil : node.pointee.next
    case .precedingSibling: next = node.pointee.type == XML_ATTRIBUTE_NODE ? nil : node.pointee.prev
    }
    while let candidate = next {
      stepsLeft -= 1
      if stepsLeft < 0 { return }
      if accepts(step, candidate, &place, &isPlaced), !body(candidate) { return }
      if isPlaced { return }
      switch step.axis {
      case .itself, .parent: return
      case .attribute, .child, .followingSibling: next = candidate.pointee.next
      case .precedingSibling: next = candidate.pointee.prev
      case .descendant: next = Self.following(candidate, within: node)
      case .ancestor: next = candidate.pointee.parent
      }
    }
  }

  /// What stands inside an element or a document.
  private static func firstChild(of node: xmlNodePtr) -> xmlNodePtr? {
    switch node.pointee.type {
    case XML_ELEMENT_NODE, XML_DOCUMENT_NODE, XML_HTML_DOCUMENT_NODE: node.pointee.children
    default: nil
    }
  }

  /// The next node in the order of the document, below `top`.
  private static func following(_ node: xmlNodePtr, within top: xmlNodePtr) -> xmlNodePtr? {
    if let child = firstChild(of: node) { return child }
    var node = node
    while node != top {
      if let next = node.pointee.next { return next }
      guard let parent = node.pointee.parent else { return nil }
      node = parent
    }
    return nil
  }
}
