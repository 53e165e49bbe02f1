extension JSONValue {
  /// How deep arrays and objects may nest, so that hostile input cannot exhaust the stack.
  public static let maximumDepth = 512

  /// Parses one JSON text (RFC 8259, strictly; a leading byte order mark is passed over).
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - origin: where the text begins within a larger one; errors name places in the larger.
  /// - Throws: `JSONError` for anything that is no JSON, for invalid UTF-8, a lone surrogate, or
  ///   nesting deeper than `maximumDepth`.
  public static func parse(_ bytes: [UInt8], at origin: TextPlace = .start) throws(JSONError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in try parse(buffer, at: origin) }
  }

  /// Parses one JSON text, as above.
  public static func parse(_ text: String, at origin: TextPlace = .start) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8), at: origin)
  }

  /// Parses one JSON text, as above.
  public static func parse(_ bytes: Span<UInt8>, at origin: TextPlace = .start) throws(JSONError) -> JSONValue
  {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in try parse(buffer, at: origin) }
  }

  /// Parses one JSON text, as above.
  public static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, at origin: TextPlace = .start
  ) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes, origin: origin)
    return try parser.parseDocument()
  }
}

/// A recursive-descent parser over UTF-8 bytes. One pass; plain stretches of strings are scanned eight
/// bytes at a time and copied once.
struct JSONParser {
  var scanner: JSONScanner
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, origin: TextPlace) {
    scanner = JSONScanner(bytes, origin: origin)
  }

  mutating func parseDocument() throws(JSONError) -> JSONValue {
    try parseDocument { parser throws(JSONError) in try parser.parseValue() }
  }

  /// Parses a text of one value, which `parse` reads.
  mutating func parseDocument(
    _ parse: (inout JSONParser) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    scanner.skipByteOrderMark()
    scanner.skipWhitespace()
    guard scanner.peek != nil else { throw scanner.error("no JSON value: the text is empty") }
    let value = try parse(&self)
    scanner.skipWhitespace()
    guard scanner.peek == nil else {
      throw scanner.error("unexpected \(scanner.quotedByte) after the JSON value")
    }
    return value
  }

  /// Parses the value at the scanner's place.
  mutating func parseValue() throws(JSONError) -> JSONValue {
    guard let byte = scanner.peek else { throw scanner.error("the text ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "\""): return .string(try scanner.string())
    case UInt8(ascii: "{"): return try parseObject()
    case UInt8(ascii: "["): return try parseArray()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(JSONNumber(text: try scanner.number()))
    case UInt8(ascii: "t") where scanner.take("true"): return .bool(true)
    case UInt8(ascii: "f") where scanner.take("false"): return .bool(false)
    case UInt8(ascii: "n") where scanner.take("null"): return .null
    default: throw scanner.error("unexpected \(scanner.quotedByte) where a value is expected")
    }
  }

  private mutating func parseArray() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    try array { parser throws(JSONError) in elements.append(try parser.parseValue()) }
    return .array(elements)
  }

  private mutating func parseObject() throws(JSONError) -> JSONValue {
    var members: [JSONObject.Member] = []
    try object { parser, key throws(JSONError) in
      members.append(.init(key: key.text, value: try parser.parseValue()))
    }
    return .object(JSONObject(members))
  }

  /// Reads an array, whose elements `element` reads.
  @inline(__always)
  mutating func array(_ element: (inout JSONParser) throws(JSONError) -> Void) throws(JSONError) {
    try open()
    scanner.skipWhitespace()
    if !scanner.take(UInt8(ascii: "]")) {
      while true {
        scanner.skipWhitespace()
        try element(&self)
        scanner.skipWhitespace()
        if scanner.take(UInt8(ascii: ",")) { continue }
        if scanner.take(UInt8(ascii: "]")) { break }
        throw scanner.error("expected ',' or ']' in an array, found \(scanner.quotedByte)")
      }
    }
    depth -= 1
  }

  /// Reads an object, of whose members `member` reads the value.
  @inline(__always)
  mutating func object(
    _ member: (inout JSONParser, JSONScanner.Key) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open()
    scanner.skipWhitespace()
    if !scanner.take(UInt8(ascii: "}")) {
      while true {
        try member(&self, try scanner.key())
        if try scanner.closesObject() { break }
      }
    }
    depth -= 1
  }

  /// Steps over the bracket at the scanner's place and counts the nesting.
  private mutating func open() throws(JSONError) {
    guard depth < JSONValue.maximumDepth else {
      throw scanner.error("arrays and objects nest deeper than \(JSONValue.maximumDepth)")
    }
    depth += 1
    scanner.advance()
  }
}
