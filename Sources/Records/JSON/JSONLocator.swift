/// Finds where a value stands in a JSON text, by the way that leads to it.
///
/// Values carry no places; only an error needs one, and then the text is read once more.
package enum JSONLocator {
  /// The byte offset of the value, or of the innermost value on the way that is there.
  package static func utf8Offset(of steps: [JSONStep], in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer, origin: .start)
      parser.scanner.skipByteOrderMark()
      parser.scanner.skipWhitespace()
      for step in steps {
        let start = parser.scanner.position
        // A text that was parsed before has no errors; one that has is located as far as it is sound.
        guard (try? parser.enter(step)) == true else { return start }
      }
      return parser.scanner.position
    }
  }
}

extension JSONParser {
  /// Moves from the start of a value to the start of one that it holds; whether it holds it.
  fileprivate mutating func enter(_ step: JSONStep) throws(JSONError) -> Bool {
    switch step {
    case .index(let wanted):
      guard scanner.take(UInt8(ascii: "[")) else { return false }
      for index in 0... {
        scanner.skipWhitespace()
        if scanner.peek == UInt8(ascii: "]") { return false }
        if index == wanted { return true }
        _ = try parseValue()
        scanner.skipWhitespace()
        guard scanner.take(UInt8(ascii: ",")) else { return false }
      }
      return false
    case .key(let wanted):
      guard scanner.take(UInt8(ascii: "{")) else { return false }
      while true {
        if try scanner.key().text == wanted { return true }
        _ = try parseValue()
        if try scanner.closesObject() { return false }
      }
    }
  }
}
