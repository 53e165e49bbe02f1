/// The clean-up that every title and abstract goes through.
///
/// - White space of every kind (line wraps, tabs, non-breaking and other Unicode spaces) becomes one
///   plain space; none is left at either end.
/// - A paragraph break (a blank line, U+2029) becomes one blank line, `\n\n`, or a space where the
///   field is one line. A single line break is a wrap.
/// - Soft hyphens, zero-width spaces, byte order marks, marks of direction and control characters are
///   dropped. The zero-width joiners stay between characters of scripts that spell with them.
///
/// A text that is clean already, which most are, is looked at once and returned as it is.
package enum TextCleaning {
  /// What happens to the breaks between paragraphs.
  package enum Paragraphs: Sendable, Hashable {
    /// One blank line each.
    case kept
    /// A space: the text becomes one line.
    case joined
    /// As `kept`; a line that is indented more than the one before it also begins a paragraph, as in
    /// arXiv's text records.
    case indented
    /// Every line break begins a paragraph.
    case lines
  }

  /// Cleans a text. O(n).
  package static func clean(_ text: String, paragraphs: Paragraphs = .kept) -> CleanedText {
    var text = text
    if isClean(text) { return CleanedText(unchanged: text) }
    return text.withUTF8 { bytes in
      var cleaner = WhitespaceCleaner(bytes, paragraphs)
      return cleaner.run()
    }
  }

  /// Whether `clean` would leave the text as it is, whatever happens to paragraphs: no look at single
  /// characters beyond ASCII, so it may say no to a clean text.
  static func isClean(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable(isClean) ?? false
  }

  /// Eight bytes at a time, as in `JSONScanner`: a byte of `special` that is set may be a control character,
  /// DEL, one beyond ASCII, or the second of two spaces; a borrow can only set too many. Words with such a
  /// byte are looked at byte by byte.
  private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    if first == 0x20 || last == 0x20 { return false }
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var position = 0
    while position &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let controls = (word &- (ones &* 0x20)) & ~word
      let delete = word ^ (ones &* 0x7F)
      let space = word ^ (ones &* 0x20)
      let spaces = (space &- ones) & ~space & highs
      let pairs = spaces & (spaces << 8)
      let special = (word | controls | ((delete &- ones) & ~delete)) & highs | pairs
      let continuesSpace = position > 0 && spaces & 0x80 != 0 && bytes[position &- 1] == 0x20
      if special != 0 || continuesSpace {
        guard isClean(bytes, position..<position &+ 8) else { return false }
      }
      position &+= 8
    }
    return isClean(bytes, position..<bytes.count)
  }

  private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var previous = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0
    for byte in bytes[range] {
      // 0xC2, 0xE1…0xE3 and 0xEF lead the spaces and the characters that are dropped.
      if byte < 0x20 || byte == 0x7F || (byte == 0x20 && previous == 0x20) { return false }
      if byte >= 0xC2, byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) || byte == 0xEF { return false }
      previous = byte
    }
    return true
  }
}

/// One pass over a text that gathers each run of white space and writes what it comes to.
private struct WhitespaceCleaner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let paragraphs: TextCleaning.Paragraphs
  private var writer: CleanedTextWriter
  private var position = 0
  private var lineIndent = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ paragraphs: TextCleaning.Paragraphs) {
    self.bytes = bytes
    self.paragraphs = paragraphs
    writer = CleanedTextWriter(capacity: bytes.count)
  }

  mutating func run() -> CleanedText {
    var plain = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte > 0x20, byte < 0x7F {
        position += 1
        continue
      }
      let (kind, length) = classify(at: position)
      switch kind {
      case .text: position += length
      case .dropped:
        writer.copy(bytes[plain..<position])
        writer.drop(length)
        position += length
        plain = position
      case .space, .newline, .paragraph:
        writer.copy(bytes[plain..<position])
        writeGap()
        plain = position
      }
    }
    writer.copy(bytes[plain..<position])
    return writer.result
  }

  private enum Kind { case text, space, newline, paragraph, dropped }

  /// Reads a run of white space, with what is dropped inside it, and writes its replacement.
  private mutating func writeGap() {
    let start = position
    var newlines = 0
    var indent = 0
    var hasParagraph = false
    scan: while position < bytes.count {
      let (kind, length) = classify(at: position)
      switch kind {
      case .text: break scan
      case .space: indent += 1
      case .newline:
        newlines += 1
        indent = 0
      case .paragraph: hasParagraph = true
      case .dropped: break
      }
      // A carriage return and a line feed are one break; the pair is classified as one.
      position += length
    }
    let count = position - start
    if writer.bytes.isEmpty {
      lineIndent = indent
      return writer.drop(count)
    }
    if position == bytes.count { return writer.drop(count) }
    var breaks = hasParagraph || newlines > 1
    if newlines == 1 {
      breaks = breaks || paragraphs == .lines || (paragraphs == .indented && indent > lineIndent)
    }
    if newlines > 0 { lineIndent = indent }
    if breaks, paragraphs != .joined {
      if newlines == 2, count == 2 { return writer.copy(bytes[start..<position]) }
      return writer.replace(count, by: [0x0A, 0x0A])
    }
    if count == 1, bytes[start] == 0x20 { return writer.copy(bytes[start..<position]) }
    writer.replace(count, by: [0x20])
  }

  /// What stands at a place, and its length in bytes.
  private func classify(at place: Int) -> (Kind, Int) {
    let byte = bytes[place]
    if byte < 0x80 {
      switch byte {
      case 0x0A, 0x0B, 0x0C: return (.newline, 1)
      case 0x0D: return (.newline, place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1)
      case 0x09, 0x20: return (.space, 1)
      case 0x00..<0x20, 0x7F: return (.dropped, 1)
      default: return (.text, 1)
      }
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard place + length <= bytes.count else { return (.text, bytes.count - place) }
    var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for next in bytes[(place + 1)..<(place + length)] { scalar = scalar << 6 | UInt32(next & 0x3F) }
    switch scalar {
    case 0x85, 0x2028: return (.newline, length)
    case 0x2029: return (.paragraph, length)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return (.space, length)
    case 0x80..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
      return (.dropped, length)
    case 0x200C, 0x200D: return (joins(at: place, length: length) ? .text : .dropped, length)
    default: return (.text, length)
    }
  }

  /// Whether a joiner stands between characters of scripts that spell with it, or of emoji: on both
  /// sides something from U+0600 on (two bytes from 0xD8, or more).
  private func joins(at place: Int, length: Int) -> Bool {
    var before = place - 1
    while before >= 0, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    guard before >= 0, place + length < bytes.count else { return false }
    return bytes[before] >= 0xD8 && bytes[place + length] >= 0xD8
  }
}
