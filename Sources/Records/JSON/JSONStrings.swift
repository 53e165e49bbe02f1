/// The reading of strings.
extension JSONScanner {
  /// What stands between the quotes of a string.
  struct Stretch {
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

  func text(of stretch: Stretch) throws(JSONError) -> String {
    let raw = UnsafeBufferPointer(rebasing: bytes[stretch.range])
    if !stretch.isASCII { try validate(raw, at: stretch.range.lowerBound) }
    guard let firstEscape = stretch.firstEscape else { return String(decoding: raw, as: UTF8.self) }
    return try unescape(stretch.range, from: firstEscape)
  }

  /// Moves past a string, whose escapes and encoding are not looked at yet.
  mutating func stretch() throws(JSONError) -> Stretch {
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
}
