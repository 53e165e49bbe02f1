/// Which values of a JSON text are wanted, so that the others are only checked, and nothing is made of them.
///
/// What is selected stands in the parsed value as it would without a selection, and so do the objects and
/// arrays on the way to it; other members of objects are left out, and other values are `null`.
package struct JSONSelection: Sendable {
  /// A step from a value to some that it holds.
  package enum Step: Sendable, Hashable {
    case key(String)
    /// Any element of an array.
    case element
    /// The value of any member of an object.
    case value
  }

  /// What is wanted of a value.
  struct Node: Sendable {
    /// The whole value.
    var isWhole = false
    /// Members of an object, by key.
    var members: [(key: String, node: Int)] = []
    /// Elements of an array.
    var elements: Int?
  }

  /// The node of the whole text is the first.
  private(set) var nodes = [Node()]
  /// Whether keys match without regard to ASCII case. Then they are given out in lower case, but for those
  /// within a value that is wanted as a whole.
  let ignoresCase: Bool

  /// A selection of nothing, to be added to.
  package init(ignoresCase: Bool = false) { self.ignoresCase = ignoresCase }

  /// Adds what a way leads to, as a whole or only its kind: that it is an array, an object or neither.
  package mutating func add(_ way: [Step], whole: Bool) {
    var place = 0
    for step in way {
      switch step {
      case .key(let key):
        if let known = nodes[place].members.first(where: { $0.key == key }) {
          place = known.node
        } else {
          nodes[place].members.append((key, nodes.count))
          place = addNode()
        }
      case .element:
        if let known = nodes[place].elements {
          place = known
        } else {
          nodes[place].elements = nodes.count
          place = addNode()
        }
      case .value:
        // The keys are not known beforehand, and such ways are rare.
        nodes[place].isWhole = true
        return
      }
    }
    if whole { nodes[place].isWhole = true }
  }

  private mutating func addNode() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }

  /// The wanted member of a node that a key, as it stands in a text, names.
  func member(_ raw: UnsafeBufferPointer<UInt8>, of node: Int) -> (key: String, node: Int)? {
    nodes[node].members.first { member in
      // Keys of a selection that are no ASCII are compared as strings by whoever has one.
      var key = member.key
      return key.withUTF8 { wanted in
        guard wanted.count == raw.count else { return false }
        for index in wanted.indices where wanted[index] != folded(raw[index]) { return false }
        return true
      }
    }
  }

  /// The wanted member of a node that a key names, by the rules of strings.
  func member(_ key: String, of node: Int) -> (key: String, node: Int)? {
    let key = ignoresCase ? String(decoding: key.utf8.map(folded), as: UTF8.self) : key
    return nodes[node].members.first { $0.key == key }
  }

  private func folded(_ byte: UInt8) -> UInt8 {
    ignoresCase && byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}

extension JSONValue {
  /// Parses what is selected of one JSON text; the rest is checked as strictly, with the same errors.
  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, selecting selection: JSONSelection, at origin: TextPlace = .start
  ) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes, origin: origin)
    return try parser.parseDocument { parser throws(JSONError) in
      try parser.parseValue(selecting: selection, node: 0)
    }
  }
}

extension JSONParser {
  /// Parses what is selected of the value at the scanner's place.
  fileprivate mutating func parseValue(
    selecting selection: borrowing JSONSelection, node: Int
  ) throws(JSONError) -> JSONValue {
    if selection.nodes[node].isWhole { return try parseValue() }
    switch scanner.peek {
    case UInt8(ascii: "{"): return try parseObject(selecting: selection, node: node)
    case UInt8(ascii: "["): return try parseArray(selecting: selection, node: node)
    default:
      try skipValue()
      return .null
    }
  }

  private mutating func parseArray(
    selecting selection: borrowing JSONSelection, node: Int
  ) throws(JSONError) -> JSONValue {
    guard let wanted = selection.nodes[node].elements else {
      try skipValue()
      return .array([])
    }
    var elements: [JSONValue] = []
    try array { parser throws(JSONError) in
      elements.append(try parser.parseValue(selecting: selection, node: wanted))
    }
    return .array(elements)
  }

  private mutating func parseObject(
    selecting selection: borrowing JSONSelection, node: Int
  ) throws(JSONError) -> JSONValue {
    var members: [JSONObject.Member] = []
    try object { parser, key throws(JSONError) in
      let wanted: (key: String, node: Int)?
      switch key {
      case .plain(let raw): wanted = selection.member(raw, of: node)
      case .other(let key): wanted = selection.member(key, of: node)
      }
      guard let wanted else { return try parser.skipValue() }
      members.append(
        .init(key: wanted.key, value: try parser.parseValue(selecting: selection, node: wanted.node)))
    }
    return .object(JSONObject(members))
  }

  /// Moves past the value at the scanner's place as `parseValue` does, but makes nothing of it.
  private mutating func skipValue() throws(JSONError) {
    // At the end of the text, `parseValue` says so.
    switch scanner.peek ?? 0 {
    case UInt8(ascii: "\""): try scanner.skipString()
    case UInt8(ascii: "{"): try object { parser, _ throws(JSONError) in try parser.skipValue() }
    case UInt8(ascii: "["): try array { parser throws(JSONError) in try parser.skipValue() }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanner.skipNumber()
    default: _ = try parseValue()
    }
  }
}
