extension SimplePath {
  /// Reads an expression; `nil` where it is of another kind.
  init?(_ text: String, namespaces: [String: String]) {
    var parser = SimplePathParser(text, namespaces: namespaces)
    guard let ways = parser.union() else { return nil }
    self.ways = ways
  }
}

/// A recursive-descent parser of the paths that `SimplePath` knows. It gives up, with `nil`, at anything else:
/// libxml2 has found before that the expression is sound.
struct SimplePathParser {
  private let bytes: [UInt8]
  private let namespaces: [String: String]
  private var position = 0
  /// How deep predicates stand in each other here.
  private var depth = 0

  init(_ text: String, namespaces: [String: String]) {
    bytes = Array(text.utf8)
    self.namespaces = namespaces
  }

  mutating func union() -> [SimplePath.Way]? {
    var ways: [SimplePath.Way] = []
    repeat {
      guard let way = way() else { return nil }
      ways.append(way)
    } while take("|")
    skipSpace()
    return position == bytes.count ? ways : nil
  }

  // MARK: Paths

  private mutating func way() -> SimplePath.Way? {
    var steps: [SimplePath.Step] = []
    let isDeep = take("//")
    let isAbsolute = isDeep || take("/")
    guard let first = step(isDeep: isDeep) else { return nil }
    steps.append(first)
    while true {
      let isDeep = take("//")
      guard isDeep || take("/") else { break }
      guard let next = step(isDeep: isDeep) else { return nil }
      steps.append(next)
    }
    // From many nodes the walk goes down only: other ways would lead to the same nodes again and again.
    let many = steps.drop { $0.isSingle }.dropFirst()
    guard many.allSatisfy({ [.child, .descendant, .attribute, .itself].contains($0.axis) }) else {
      return nil
    }
    return SimplePath.Way(isAbsolute: isAbsolute, steps: steps)
  }

  private static let axes: [(name: StaticString, axis: SimplePath.Axis)] = [
    ("child::", .child), ("descendant::", .descendant), ("attribute::", .attribute), ("@", .attribute),
    ("following-sibling::", .followingSibling), ("preceding-sibling::", .precedingSibling),
    ("ancestor::", .ancestor), ("parent::", .parent), ("self::", .itself),
  ]

  /// A step; one behind `//` is looked for at any depth.
  private mutating func step(isDeep: Bool) -> SimplePath.Step? {
    if take("..") { return isDeep ? nil : SimplePath.Step(.parent, .node) }
    if take(".") { return isDeep ? nil : SimplePath.Step(.itself, .node) }
    var axis = SimplePath.Axis.child
    for (name, known) in Self.axes where take(name) {
      axis = known
      break
    }
    if isDeep {
      guard axis == .child else { return nil }
      axis = .descendant
    }
    guard let test = test() else { return nil }
    var predicates: [SimplePath.Predicate] = []
    while take("[") {
      // Deeper ones would look at the same nodes again for each that they are asked of.
      guard axis != .attribute, depth < 2 else { return nil }
      depth += 1
      defer { depth -= 1 }
      guard let predicate = predicate(), take("]") else { return nil }
      predicates.append(predicate)
    }
    let places = predicates.count { if case .place = $0 { true } else { false } }
    // `//a[1]` is the first of each parent, not of all.
    guard places == 0 || places == 1 && axis != .descendant else { return nil }
    return SimplePath.Step(axis, test, predicates)
  }

  private mutating func test() -> SimplePath.Test? {
    if take("*") { return .any }
    return name().map { .name($0) }
  }

  private mutating func name() -> SimplePath.Name? {
    skipSpace()
    guard let first = ncName() else { return nil }
    var local = first
    var uri: String?
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: ":") {
      position += 1
      guard let second = ncName() else { return nil }
      uri = namespaces[String(decoding: first, as: UTF8.self)]
      guard uri != nil else { return nil }
      local = second
    }
    // `text()` is no name.
    skipSpace()
    guard
      position == bytes.count || bytes[position] != UInt8(ascii: "(") && bytes[position] != UInt8(ascii: ":")
    else { return nil }
    return SimplePath.Name(local: local + [0], uri: uri.map { Array($0.utf8) + [0] })
  }

  private mutating func ncName() -> [UInt8]? {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      let isStart =
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      let isInside = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-")
      guard isStart || position > start && (isInside || byte == UInt8(ascii: ".")) else { break }
      position += 1
    }
    return position > start ? Array(bytes[start..<position]) : nil
  }

  // MARK: Predicates

  private mutating func predicate() -> SimplePath.Predicate? {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "9") {
      position += 1
    }
    if position > start {
      guard position - start <= 9, let place = Int(String(decoding: bytes[start..<position], as: UTF8.self))
      else {
        return nil
      }
      return .place(place)
    }
    return either()
  }

  private mutating func either() -> SimplePath.Predicate? {
    guard let first = both() else { return nil }
    var members = [first]
    while takeWord("or") {
      guard let next = both() else { return nil }
      members.append(next)
    }
    return members.count == 1 ? first : .some(members)
  }

  private mutating func both() -> SimplePath.Predicate? {
    guard let first = term() else { return nil }
    var members = [first]
    while takeWord("and") {
      guard let next = term() else { return nil }
      members.append(next)
    }
    return members.count == 1 ? first : .all(members)
  }

  private mutating func term() -> SimplePath.Predicate? {
    if take("not(") || take("not (") {
      guard let inner = either(), take(")") else { return nil }
      return .not(inner)
    }
    for (call, comparison) in [("contains(", .contains), ("starts-with(", .startsWith)]
      as [(StaticString, SimplePath.Comparison)] where take(call)
    {
      guard take("@"), let name = name(), take(","), let text = literal(), text.count > 1, take(")") else {
        return nil
      }
      return .attribute(name, comparison, text)
    }
    guard let way = way() else { return nil }
    guard take("=") else { return .exists(way) }
    guard !way.isAbsolute, way.steps.count == 1, way.steps[0].axis == .attribute,
      case .name(let name) = way.steps[0].test, let text = literal()
    else { return nil }
    return .attribute(name, .equals, text)
  }

  /// A text in quotes, with a null behind it.
  private mutating func literal() -> [UInt8]? {
    skipSpace()
    guard position < bytes.count,
      bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'"),
      let end = bytes[(position + 1)...].firstIndex(of: bytes[position])
    else { return nil }
    defer { position = end + 1 }
    return bytes[(position + 1)..<end] + [0]
  }

  // MARK: Tokens

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ token: StaticString) -> Bool {
    skipSpace()
    let length = token.utf8CodeUnitCount
    guard bytes.count - position >= length,
      bytes[position..<position + length].elementsEqual(
        UnsafeBufferPointer(start: token.utf8Start, count: length))
    else { return false }
    position += length
    return true
  }

  /// Takes an operator that is a word, with white space behind it.
  private mutating func takeWord(_ word: StaticString) -> Bool {
    let start = position
    guard take(word) else { return false }
    if position < bytes.count, bytes[position] == 0x20 { return true }
    position = start
    return false
  }
}
