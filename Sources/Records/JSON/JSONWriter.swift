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
