/// Writes JSON into a growing buffer of UTF-8 bytes; there is no tree between.
///
/// Commas and colons come by themselves; what is left to the caller is that keys stand in objects and
/// that what is opened is closed. Output is safe to print: control characters (with DEL and the C1
/// block) and the line separators U+2028 and U+2029 are escaped.
public struct JSONWriter: ~Copyable, Sendable {
  /// How members and elements are set apart.
  public enum Style: Sendable, Hashable {
    /// No spaces.
    case compact
    /// One line, a space after each colon and comma.
    case spaced
    /// A line for each member and element, indented by two spaces a level.
    case indented
  }

  var buffer: JSONBytes
  private let style: Style
  private var needsComma = false
  private var afterKey = false
  private var level = 0

  /// Makes a writer with an empty buffer, in which so many bytes have room before it grows.
  public init(style: Style = .spaced, capacity: Int = 0) {
    self.style = style
    buffer = JSONBytes(capacity: capacity)
  }

  /// What was written so far. Copies it.
  public var bytes: [UInt8] { buffer.array }

  // MARK: Structure

  /// `{`.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// `}`.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// `[`.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// `]`.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// A key that the source names, in plain ASCII without quotes and backslashes; the value comes next.
  public mutating func key(_ name: StaticString) {
    appendKey(name, follow: keyFollow)
    afterKey = true
  }

  /// What stands behind a key.
  private var keyFollow: Follow { style == .compact ? .colon : .colonAndSpace }

  /// Any key; the value comes next.
  public mutating func key(named name: String) {
    appendQuoted(name, follow: keyFollow)
    afterKey = true
  }

  /// A line feed between two texts of a JSON Lines file.
  public mutating func endLine() {
    buffer.append(0x0A)
    needsComma = false
  }

  // MARK: Values

  /// `null`.
  public mutating func null() { raw("null") }

  /// A truth value.
  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// An integer.
  public mutating func int(_ value: Int) {
    appendDecimal(value)
    needsComma = true
  }

  /// A double, in the fewest digits that read back as the same; `null` where it is not finite.
  public mutating func double(_ value: Double) {
    if appendShortDecimal(value) {
      needsComma = true
    } else {
      raw(jsonText(of: value) ?? "null")
    }
  }

  /// A string.
  public mutating func string(_ value: String) {
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
        key(named: member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  // MARK: Members of an object that are left out when unknown

  /// A member with a string.
  public mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    appendQuoted(value, behind: name, follow: keyFollow)
    needsComma = true
  }

  /// A member with any key and a string.
  public mutating func member(named name: String, _ value: String) {
    key(named: name)
    string(value)
  }

  /// A member with an integer.
  public mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    int(value)
  }

  /// A member with a double.
  public mutating func member(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    double(value)
  }

  /// A member with an array of strings.
  public mutating func member(_ name: StaticString, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  // MARK: Bytes

  private mutating func raw(_ text: String) {
    let lead = takeLead()
    buffer.append(upTo: 2) { Self.write(lead, at: $0) }
    var text = text
    text.withUTF8 { buffer.append($0) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    let lead = takeLead()
    buffer.append(upTo: 3) { start in
      let place = Self.write(lead, at: start)
      place[0] = bracket
      return place + 1
    }
    needsComma = false
    level += 1
  }

  private mutating func close(_ bracket: UInt8) {
    level -= 1
    if needsComma, style == .indented { breakLine() }
    buffer.append(bracket)
    needsComma = true
  }

  /// What sets a member or an element apart from the one before it, on one line.
  enum Lead { case nothing, comma, commaAndSpace }

  /// What is due before the next piece; a line break is written at once.
  @inline(__always)
  mutating func takeLead() -> Lead {
    let isDue = needsComma && !afterKey
    if style == .indented, !afterKey {
      if isDue { buffer.append(UInt8(ascii: ",")) }
      if level > 0 { breakLine() }
    }
    afterKey = false
    needsComma = false
    guard isDue, style != .indented else { return .nothing }
    return style == .spaced ? .commaAndSpace : .comma
  }

  @inline(__always)
  static func write(_ lead: Lead, at place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    guard lead != .nothing else { return place }
    place[0] = UInt8(ascii: ",")
    guard lead == .commaAndSpace else { return place + 1 }
    place[1] = 0x20
    return place + 2
  }

  private mutating func breakLine() {
    buffer.append(0x0A)
    for _ in 0..<max(0, level) * 2 { buffer.append(0x20) }
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
