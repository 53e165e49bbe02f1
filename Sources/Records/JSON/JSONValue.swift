/// A JSON value as it stands in its text: the order of keys and the digits of numbers are kept.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as it is written.
  case number(JSONNumber)
  /// A string with its escapes resolved.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object with its members in order.
  case object(JSONObject)
}

/// A JSON number, kept as its text so that no digit is lost.
public struct JSONNumber: Sendable, Hashable {
  /// The number as written: `-1.50e3`.
  public let text: String

  package init(text: String) { self.text = text }

  /// The number of this integer.
  public init(_ value: Int) { text = String(value) }

  /// The number of this double; one that is not finite, which JSON cannot write, becomes 0.
  public init(_ value: Double) { text = jsonText(of: value) ?? "0" }

  /// The nearest double; `nil` where that would be infinite.
  public var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The integer, if the number is one that fits (`3`, `3.0`, `3e2`).
  public var int: Int? { Int(text) ?? double.flatMap { Int(exactly: $0) } }
}

/// The members of a JSON object in the order of the text.
///
/// Looking a key up is linear in the number of members, which is the fastest for objects of the size
/// that records have. Two objects are equal where their members are equal in order.
public struct JSONObject: Sendable, Hashable, RandomAccessCollection, ExpressibleByDictionaryLiteral {
  /// One key with its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members in order; a key that the text repeats is here as often.
  public var members: [Member]

  /// Makes an object of these members.
  public init(_ members: [Member] = []) { self.members = members }

  /// Makes an object of these members.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    members = elements.map { Member(key: $0.0, value: $0.1) }
  }

  /// The value of a key; of a repeated key the last, as most readers have it.
  public subscript(key: String) -> JSONValue? {
    var index = members.count - 1
    while index >= 0 {
      if members[index].key == key { return members[index].value }
      index -= 1
    }
    return nil
  }

  /// The place of the first member, 0.
  public var startIndex: Int { 0 }
  /// The number of members.
  public var endIndex: Int { members.count }
  /// The member at a place.
  public subscript(position: Int) -> Member { members[position] }
  /// The keys in order.
  public var keys: [String] { members.map(\.key) }
}

extension JSONValue {
  /// The value of a key, if this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  /// The element at a place, if this is an array that reaches there.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The string, if this is one.
  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The elements, if this is an array.
  public var array: [JSONValue]? {
    guard case .array(let value) = self else { return nil }
    return value
  }

  /// The members, if this is an object.
  public var object: JSONObject? {
    guard case .object(let value) = self else { return nil }
    return value
  }

  /// The truth value, if this is one.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The number, if this is one.
  public var number: JSONNumber? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The number as an integer, if it is one that fits.
  public var int: Int? { number?.int }

  /// The number as a double.
  public var double: Double? { number?.double }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// What kind of value this is, for messages: `a string`, `an object`, ….
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// A double.
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}
