// What decoding asks of JSON values: the kind of a member, or an error that names it. A member that is
// `null` counts as absent, since other tools write it so.

extension JSONValue {
  func requireObject(_ what: String) throws(RecordFault) -> JSONObject {
    guard case .object(let object) = self else {
      throw RecordFault("\(what) must be an object, found \(kindName)")
    }
    return object
  }

  func requireText() throws(RecordFault) -> String {
    guard case .string(let text) = self else { throw RecordFault("must be a string, found \(kindName)") }
    return text
  }

  func requireTexts(_ what: String) throws(RecordFault) -> [String: String] {
    var texts: [String: String] = [:]
    for member in try requireObject(what) {
      texts[member.key] = try within(.key(member.key)) { () throws(RecordFault) in
        try member.value.requireText()
      }
    }
    return texts
  }
}

extension JSONObject {
  /// Reads a member if it is there and not `null`.
  func nested<Value>(
    _ key: String, _ read: (JSONValue) throws(RecordFault) -> Value
  ) throws(RecordFault) -> Value? {
    guard let value = self[key], !value.isNull else { return nil }
    return try within(.key(key)) { () throws(RecordFault) in try read(value) }
  }

  /// Reads the elements of a member; none where it is absent.
  func list<Value>(
    _ key: String, _ read: (JSONValue) throws(RecordFault) -> Value
  ) throws(RecordFault) -> [Value] {
    try nested(key) { value throws(RecordFault) in
      guard case .array(let elements) = value else {
        throw RecordFault("must be an array, found \(value.kindName)")
      }
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for (index, element) in elements.enumerated() {
        values.append(try within(.index(index)) { () throws(RecordFault) in try read(element) })
      }
      return values
    } ?? []
  }

  func text(_ key: String) throws(RecordFault) -> String? {
    try nested(key) { value throws(RecordFault) in try value.requireText() }
  }

  func texts(_ key: String) throws(RecordFault) -> [String] {
    try list(key) { value throws(RecordFault) in try value.requireText() }
  }

  func requireText(_ key: String) throws(RecordFault) -> String {
    guard let text = try text(key) else { throw RecordFault("the key \"\(key)\" is missing") }
    return text
  }

  func integer(_ key: String) throws(RecordFault) -> Int? {
    try nested(key) { value throws(RecordFault) in
      guard let number = value.int else {
        throw RecordFault("must be an integer, found \(value.number?.text ?? value.kindName)")
      }
      return number
    }
  }

  func requireInteger(_ key: String) throws(RecordFault) -> Int {
    guard let number = try integer(key) else { throw RecordFault("the key \"\(key)\" is missing") }
    return number
  }

  func double(_ key: String) throws(RecordFault) -> Double? {
    try nested(key) { value throws(RecordFault) in
      guard let number = value.double else {
        throw RecordFault("must be a number, found \(value.number?.text ?? value.kindName)")
      }
      return number
    }
  }
}
