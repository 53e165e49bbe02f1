import Records

/// A way into a JSON tree, as adapters write it: `paper.authors[].name`.
///
/// Steps are parted by dots: a key, a key in single quotes where it has dots or brackets itself, `*` for
/// every value of an object. `[]` after a step (or at the start) goes to every element of an array,
/// `[0]` to one. `.` alone is the value itself.
struct JSONPath: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
    case elements
    case values
  }

  let steps: [Step]
  /// Whether keys match without regard to ASCII case.
  let ignoresCase: Bool
  /// Whether all keys are in ASCII.
  private let isASCII: Bool

  /// What is wrong with a path, and at which of its bytes.
  struct SyntaxError: Error, Hashable {
    var utf8Offset: Int
    var message: String
  }

  init(parsing text: String, ignoresCase: Bool = false) throws(SyntaxError) {
    self.ignoresCase = ignoresCase
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    var steps: [Step] = []
    let bytes = Array(text.utf8)
    var position = 0
    if text == "." {
      self.steps = []
      return
    }
    guard !bytes.isEmpty else { throw SyntaxError(utf8Offset: 0, message: "the path is empty") }
    var expectsKey = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "[") {
        guard let close = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else {
          throw SyntaxError(utf8Offset: position, message: "'[' is not closed")
        }
        let inside = String(decoding: bytes[(position + 1)..<close], as: UTF8.self)
        if inside.isEmpty {
          steps.append(.elements)
        } else if let index = Int(inside), index >= 0 {
          steps.append(.index(index))
        } else {
          throw SyntaxError(
            utf8Offset: position + 1, message: "'\(inside)' between brackets is no number from 0")
        }
        position = close + 1
        expectsKey = false
        continue
      }
      if byte == UInt8(ascii: ".") {
        guard !expectsKey else {
          throw SyntaxError(utf8Offset: position, message: "a key is missing before '.'")
        }
        position += 1
        expectsKey = true
        guard position < bytes.count else {
          throw SyntaxError(utf8Offset: position - 1, message: "the path ends with '.'")
        }
        continue
      }
      guard expectsKey else {
        throw SyntaxError(utf8Offset: position, message: "'.' is missing between two steps")
      }
      var end = position
      if byte == UInt8(ascii: "'") {
        guard let close = bytes[(position + 1)...].firstIndex(of: byte) else {
          throw SyntaxError(utf8Offset: position, message: "the quote is not closed")
        }
        steps.append(.key(Self.key(bytes[(position + 1)..<close], ignoresCase)))
        end = close + 1
      } else {
        while end < bytes.count, bytes[end] != UInt8(ascii: "."), bytes[end] != UInt8(ascii: "[") { end += 1 }
        let key = Self.key(bytes[position..<end], ignoresCase)
        steps.append(key == "*" ? .values : .key(key))
      }
      position = end
      expectsKey = false
    }
    self.steps = steps
  }

  private static func key(_ bytes: ArraySlice<UInt8>, _ ignoresCase: Bool) -> String {
    let key = String(decoding: bytes, as: UTF8.self)
    return ignoresCase ? asciiLowercased(key) : key
  }

  /// The values that the path leads to, in order.
  func values(in value: JSONValue) -> [JSONValue] {
    var result: [JSONValue] = []
    collect(value, 0, into: &result)
    return result
  }

  private func collect(_ value: JSONValue, _ place: Int, into result: inout [JSONValue]) {
    guard place < steps.count else { return result.append(value) }
    switch steps[place] {
    case .key(let key):
      if let next = member(key, of: value) { collect(next, place + 1, into: &result) }
    case .index(let index):
      if let next = value[index] { collect(next, place + 1, into: &result) }
    case .elements:
      for element in value.array ?? [] { collect(element, place + 1, into: &result) }
    case .values:
      for member in value.object ?? JSONObject() { collect(member.value, place + 1, into: &result) }
    }
  }

  private func member(_ key: String, of value: JSONValue) -> JSONValue? {
    guard ignoresCase else { return value[key] }
    guard case .object(let object) = value else { return nil }
    for index in object.members.indices where isSame(object.members[index].key, lowercased: key) {
      return object.members[index].value
    }
    return nil
  }

  /// Whether a key is one in lower case, without regard to the case of ASCII.
  private func isSame(_ key: String, lowercased wanted: String) -> Bool {
    // Only beyond ASCII are different bytes the same characters.
    guard isASCII else { return asciiLowercased(key) == wanted }
    return key.utf8.count == wanted.utf8.count
      && zip(key.utf8, wanted.utf8).allSatisfy { $0 == $1 || $0 &- 0x41 < 26 && $0 | 0x20 == $1 }
  }
}

/// The text with the letters of ASCII in lower case.
func asciiLowercased(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return text }
  return String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
}
