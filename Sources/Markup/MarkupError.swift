/// Why markup could not be read, or what was wrong with it though it could.
package struct MarkupError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of thing is wrong.
  package enum Kind: String, Sendable, Hashable {
    case syntax, encoding, limit, xpath, entity, empty
  }
  /// What sort of thing is wrong.
  package var kind: Kind
  /// What is wrong; what to do.
  package var message: String
  /// From 1, where it is known.
  package var line: Int?
  /// From 1, in bytes, where it is known.
  package var column: Int?

  /// Makes an error.
  package init(_ kind: Kind, _ message: String, line: Int? = nil, column: Int? = nil) {
    self.kind = kind
    self.message = message
    self.line = line
    self.column = column
  }

  /// `line:column: message`, with the parts that are known.
  package var description: String {
    guard let line else { return message }
    return column.map { "\(line):\($0): \(message)" } ?? "\(line): \(message)"
  }
}
