/// Writes JSON into a growing buffer of UTF-8 bytes; there is no tree between.
///
/// Commas and colons come by themselves; what is left to the caller is that keys stand in objects and
/// that what is opened is closed. Output is safe to print: control characters (with DEL and the C1
/// block) and the line separators U+2028 and U+2029 are escaped.
public struct JSONWriter: Sendable {
  /// How members and elements are set apart.
  public enum Style: Sendable, Hashable {
    /// No spaces.
    case compact
    /// One line, a space after each colon and comma.
    case spaced
    /// A line for each member and element, indented by two spaces a level.
    case indented
  }

  /// What was written so far.
  public var bytes: [UInt8] = []
  private let style: Style
  private var needsComma = false
  private var afterKey = false
  private var level = 0

  /// Makes a writer with an empty buffer, in which so many bytes have room before it grows.
  public init(style: Style = .spaced, capacity: Int = 0) {
    self.style = style
    bytes.reserveCapacity(capacity)
  }

  // MARK: Structure

  /// `{`.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// `}`.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// `[`.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// `]`.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// A key; the value comes next.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if style != .compact { bytes.append(0x20) }
    afterKey = true
  }

  /// A line feed between two texts of a JSON Lines file.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  // MARK: Values

  /// `null`.
  public mutating func null() { raw("null") }

  /// A truth value.
  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// An integer.
  public mutating func int(_ value: Int) {
    separate()
    appendDecimal(value)
    needsComma = true
  }

  /// A double, in the fewest digits that read back as the same; `null` where it is not finite.
  public mutating func double(_ value: Double) { raw(jsonText(of: value) ?? "null") }

  /// A string.
  public mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
    needsComma = true
  }

  /// A value with all that it holds.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let truth): bool(truth)
    case .number(let number): raw(number.text)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  // MARK: Members of an object that are left out when unknown

  /// A member with a string.
  public mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  /// A member with an integer.
  public mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    int(value)
  }

  /// A member with a double.
  public mutating func member(_ name: String, _ value: Double?) {
    guard let value else { return }
    key(name)
    double(value)
  }

  /// A member with an array of strings.
  public mutating func member(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  // MARK: Bytes

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
    level += 1
  }

  private mutating func close(_ bracket: UInt8) {
    level -= 1
    if needsComma { breakLine() }
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      needsComma = false
      return
    }
    if needsComma {
      bytes.append(UInt8(ascii: ","))
      if style == .spaced { bytes.append(0x20) }
    }
    needsComma = false
    if level > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard style == .indented else { return }
    bytes.append(0x0A)
    for _ in 0..<max(0, level) * 2 { bytes.append(0x20) }
  }

  private mutating func appendDecimal(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    var unit: UInt = 1
    while magnitude / unit > 9 { unit *= 10 }
    while unit > 0 {
      bytes.append(0x30 + UInt8(magnitude / unit % 10))
      unit /= 10
    }
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(0x22)
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
    bytes.append(0x22)
  }

  /// Appends the text, stretch by stretch between the characters that need an escape.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    var index = 0
    while true {
      index = Self.plainEnd(text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      var length = 1
      var scalar = UInt32(byte)
      if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F {
        if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 {
          length = 2
          scalar = UInt32(text[index + 1])
        } else if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80,
          text[index + 2] == 0xA8 || text[index + 2] == 0xA9
        {
          length = 3
          scalar = 0x2000 + UInt32(text[index + 2] & 0x3F)
        } else {
          index += 1
          continue
        }
      }
      bytes.append(contentsOf: text[plain..<index])
      appendEscape(of: scalar)
      index += length
      plain = index
    }
    bytes.append(contentsOf: text[plain..<text.count])
  }

  /// Where the next byte stands that may need an escape: a quote, a backslash, a control character, DEL, or
  /// the first byte of a character that may be a control or a separator. Eight bytes at a time, as in
  /// `JSONScanner`.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var position = start
    while position < text.count {
      if position &+ 8 <= text.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let delete = word ^ (ones &* 0x7F)
        let controls = (word &- (ones &* 0x20)) & ~word
        let marks =
          ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((delete &- ones) & ~delete)
        let special = (word | controls | marks) & highs
        if special == 0 {
          position &+= 8
          continue
        }
        position &+= special.trailingZeroBitCount >> 3
      }
      repeat {
        let byte = text[position]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2 {
          return position
        }
        position &+= 1
      } while position < text.count && text[position] >= 0x80
    }
    return position
  }

  private mutating func appendEscape(of scalar: UInt32) {
    bytes.append(0x5C)
    switch scalar {
    case 0x22: bytes.append(0x22)
    case 0x5C: bytes.append(0x5C)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8((scalar >> shift) & 0xF)
        bytes.append(digit < 10 ? 0x30 + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}

/// The fewest digits that read back as the same double, without a trailing `.0`.
func jsonText(of value: Double) -> String? {
  guard value.isFinite else { return nil }
  var text = value.description
  if text.hasSuffix(".0") { text.removeLast(2) }
  return text
}

extension JSONValue {
  /// The value as JSON text in UTF-8.
  public func encoded(style: JSONWriter.Style = .spaced) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.value(self)
    return writer.bytes
  }
}
