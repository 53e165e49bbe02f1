/// The tokens of a JSON text, read from UTF-8 bytes.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let origin: TextPlace
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, origin: TextPlace) {
    self.bytes = bytes
    self.origin = origin
  }

  /// The next byte, `nil` at the end.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func advance() { position += 1 }

  mutating func skipByteOrderMark() {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Steps over the byte if it is the next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  /// Steps over the word if it is next.
  mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - position >= length else { return false }
    for index in 0..<length where bytes[position + index] != word.utf8Start[index] { return false }
    position += length
    return true
  }

  /// A key: where it is plain ASCII, its bytes as they stand in the text.
  enum Key {
    case plain(UnsafeBufferPointer<UInt8>)
    case other(String)

    var text: String {
      switch self {
      case .plain(let raw): String(decoding: raw, as: UTF8.self)
      case .other(let text): text
      }
    }
  }

  /// A key and the colon after it, with the white space around them.
  mutating func key() throws(JSONError) -> Key {
    skipWhitespace()
    guard peek == UInt8(ascii: "\"") else {
      throw error("expected a key in quotes, found \(quotedByte)")
    }
    let stretch = try stretch()
    let key =
      stretch.isASCII && stretch.firstEscape == nil
      ? Key.plain(UnsafeBufferPointer(rebasing: bytes[stretch.range])) : .other(try text(of: stretch))
    skipWhitespace()
    guard take(UInt8(ascii: ":")) else { throw error("expected ':' after a key, found \(quotedByte)") }
    skipWhitespace()
    return key
  }

  /// Steps over the comma or the brace after a member; whether it was the brace.
  mutating func closesObject() throws(JSONError) -> Bool {
    skipWhitespace()
    if take(UInt8(ascii: ",")) { return false }
    if take(UInt8(ascii: "}")) { return true }
    throw error("expected ',' or '}' in an object, found \(quotedByte)")
  }

  // MARK: Numbers

  /// A number by the grammar of RFC 8259: no leading zero, plus sign, or bare point.
  mutating func number() throws(JSONError) -> String {
    let range = try skipNumber()
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Moves past a number; its bytes.
  mutating func skipNumber() throws(JSONError) -> Range<Int> {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if let byte = peek, isDigit(byte) { throw error("a number may not begin with 0 and another digit") }
    } else {
      try digits(of: "a number")
    }
    if take(UInt8(ascii: ".")) { try digits(of: "a fraction") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits(of: "an exponent")
    }
    return start..<position
  }

  private mutating func digits(of part: StaticString) throws(JSONError) {
    let start = position
    while let byte = peek, isDigit(byte) { position += 1 }
    if position == start { throw error("expected a digit of \(part), found \(quotedByte)") }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  // MARK: Errors

  /// An error at a place, by default the scanner's.
  func error(_ message: String, at offset: Int? = nil) -> JSONError {
    let place = origin.advanced(to: offset ?? position, in: bytes)
    return JSONError(
      line: place.line, column: place.column, utf8Offset: place.utf8Offset, message: message)
  }

  /// The next byte for a message.
  var quotedByte: String {
    guard let byte = peek else { return "the end of the text" }
    guard byte > 0x20, byte < 0x7F else { return hexadecimal(byte) }
    return "'\(Character(Unicode.Scalar(byte)))'"
  }

  func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0x0\(digits)" : "0x\(digits)"
  }
}
