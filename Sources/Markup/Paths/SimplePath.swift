/// A path of XPath 1.0 of the kinds that listings are read by, as steps that a walk over the tree follows.
///
/// These are paths along names (`.//div[@class="a"]/a/@href | ../time`) with predicates that ask for a place, for
/// attributes or for further such paths. An expression of another kind has none, and libxml2 evaluates it; of one
/// that has, both give the same, which `SimplePathTests` hold them to.
struct SimplePath: Sendable {
  enum Axis: Sendable {
    case child, descendant, attribute, followingSibling, precedingSibling, ancestor, parent, itself
  }

  /// A name with a null behind it, as libxml2 keeps names, and the address that its prefix stands for.
  final class Name: Sendable {
    let local: [UInt8]
    let uri: [UInt8]?

    init(local: [UInt8], uri: [UInt8]?) {
      self.local = local
      self.uri = uri
    }
  }

  enum Test: Sendable {
    case name(Name)
    /// `*`: any element, or any attribute on their axis.
    case any
    /// `.` and `..`.
    case node
  }

  /// How an attribute is compared with a text, which has a null behind it.
  enum Comparison: Sendable { case equals, contains, startsWith }

  indirect enum Predicate: Sendable {
    /// The place among those that the predicates before it have left, from 1.
    case place(Int)
    case exists(Way)
    case attribute(Name, Comparison, [UInt8])
    case not(Predicate)
    case all([Predicate])
    case some([Predicate])
  }

  final class Step: Sendable {
    let axis: Axis
    let test: Test
    let predicates: [Predicate]

    init(_ axis: Axis, _ test: Test, _ predicates: [Predicate] = []) {
      self.axis = axis
      self.test = test
      self.predicates = predicates
    }

    /// Whether it leads from one node to one at most.
    var isSingle: Bool {
      if case .place? = predicates.first { return true }
      switch axis {
      case .parent, .itself: return true
      case .attribute: if case .name = test { return true } else { return false }
      case .child, .descendant, .followingSibling, .precedingSibling, .ancestor: return false
      }
    }
  }

  /// One path of those that `|` joins.
  struct Way: Sendable {
    /// Whether it begins at the document, and not at the node that it is asked for.
    let isAbsolute: Bool
    let steps: [Step]

    /// Whether what it finds on the way may have to be brought into the order of the document.
    var mayNest: Bool { steps.drop { $0.isSingle }.dropFirst().contains { $0.axis == .child } }
  }

  let ways: [Way]
}
