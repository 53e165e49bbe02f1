/// The tokens of a JSON text, read from UTF-8 bytes.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let origin: TextPlace
  private(set) var position = 0

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

  // MARK: Strings

  /// What stands between the quotes of a string.
  private struct Stretch {
    var range: Range<Int>
    var isASCII: Bool
    /// Where the first backslash stands.
    var firstEscape: Int?
  }

  /// A string, from its opening to its closing quote.
  mutating func string() throws(JSONError) -> String { try text(of: try stretch()) }

  /// Moves past a string that is found as sound as `string` finds it.
  mutating func skipString() throws(JSONError) {
    let stretch = try stretch()
    if stretch.firstEscape != nil {
      _ = try text(of: stretch)
    } else if !stretch.isASCII {
      try validate(UnsafeBufferPointer(rebasing: bytes[stretch.range]), at: stretch.range.lowerBound)
    }
  }

  private func text(of stretch: Stretch) throws(JSONError) -> String {
    let raw = UnsafeBufferPointer(rebasing: bytes[stretch.range])
    if !stretch.isASCII { try validate(raw, at: stretch.range.lowerBound) }
    guard let firstEscape = stretch.firstEscape else { return String(decoding: raw, as: UTF8.self) }
    return try unescape(stretch.range, from: firstEscape)
  }

  /// Moves past a string, whose escapes and encoding are not looked at yet.
  private mutating func stretch() throws(JSONError) -> Stretch {
    let opening = position
    position += 1
    let start = position
    var isASCII = true
    var firstEscape: Int?
    scan: while true {
      skipPlainASCII()
      guard let byte = peek else {
        throw error("the text ends inside a string", at: opening)
      }
      switch byte {
      case UInt8(ascii: "\""): break scan
      case UInt8(ascii: "\\"):
        if firstEscape == nil { firstEscape = position }
        position += min(2, bytes.count - position)
      case 0x00..<0x20:
        throw error("a control character (\(hexadecimal(byte))) in a string must be escaped")
      default:
        isASCII = isASCII && byte < 0x80
        position += 1
      }
    }
    let range = start..<position
    position += 1
    return Stretch(range: range, isASCII: isASCII, firstEscape: firstEscape)
  }

  /// Moves past bytes that need no look of their own: ASCII but quote, backslash and controls.
  ///
  /// Eight bytes at a time ("determine if a word has a byte less than n", S. E. Anderson, Bit
  /// Twiddling Hacks): the high bit of a byte of `special` is set where that byte may be special; a
  /// borrow can only mark too many bytes, and those are looked at one by one.
  private mutating func skipPlainASCII() {
    guard let base = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while position &+ 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let controls = (word &- (ones &* 0x20)) & ~word
      let special =
        (word | controls | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highs
      if special != 0 {
        position &+= special.littleEndian.trailingZeroBitCount >> 3
        break
      }
      position &+= 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return }
      position &+= 1
    }
  }

  private func validate(_ raw: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) {
    var offset = 0
    do {
      _ = try UTF8Span(validating: raw.span)
      return
    } catch {
      offset = error.byteOffsets.lowerBound
    }
    throw error("invalid UTF-8 (\(hexadecimal(raw[offset]))) in a string", at: start + offset)
  }

  private func unescape(_ range: Range<Int>, from firstEscape: Int) throws(JSONError) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var plain = range.lowerBound
    var index = firstEscape
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      text.append(contentsOf: bytes[plain..<index])
      switch bytes[index + 1] {
      case UInt8(ascii: "\""): text.append(0x22)
      case UInt8(ascii: "\\"): text.append(0x5C)
      case UInt8(ascii: "/"): text.append(0x2F)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        let scalar = try unicodeEscape(at: &index, end: range.upperBound)
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        plain = index
        continue
      default: throw error("an unknown escape in a string", at: index)
      }
      index += 2
      plain = index
    }
    text.append(contentsOf: bytes[plain..<range.upperBound])
    return String(decoding: text, as: UTF8.self)
  }

  /// The scalar of a `\uXXXX` escape, or of a pair of surrogate escapes; `index` moves past it.
  private func unicodeEscape(at index: inout Int, end: Int) throws(JSONError) -> Unicode.Scalar {
    let place = index
    let first = try codeUnit(at: index, end: end)
    index += 6
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = "a lone surrogate (\\u\(String(first, radix: 16, uppercase: true))) in a string"
    guard UTF16.isLeadSurrogate(UInt16(truncatingIfNeeded: first)), index + 1 < end,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    else { throw error(lone, at: place) }
    let second = try codeUnit(at: index, end: end)
    guard second >= 0xDC00, second <= 0xDFFF,
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw error(lone, at: place) }
    index += 6
    return scalar
  }

  private func codeUnit(at index: Int, end: Int) throws(JSONError) -> UInt32 {
    guard index + 6 <= end else { throw error("\\u needs four hexadecimal digits", at: index) }
    var unit: UInt32 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw error("\\u needs four hexadecimal digits", at: index)
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

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

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0x0\(digits)" : "0x\(digits)"
  }
}
