/// Why markup could not be read, or what was wrong with it though it could.
package struct MarkupError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: String, Sendable, Hashable {
    case syntax, encoding, limit, xpath, entity, empty
  }
  package var kind: Kind
  /// What is wrong; what to do.
  package var message: String
  /// From 1, where it is known.
  package var line: Int?
  package var column: Int?

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

/// How much markup may be read; past a limit the input fails with an error that names the flag.
package struct MarkupLimits: Sendable, Hashable {
  /// The size of one document in bytes.
  package var maxBytes = 512 << 20
  /// How deep elements may stand in each other.
  package var maxDepth = 1000
  /// Elements, attributes and texts of one document.
  package var maxNodes = 20_000_000

  package init() {}
  package static let standard = MarkupLimits()
}
