/// What is wrong with an adapter's file, and where.
package struct AdapterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's path.
  package var file: String
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int
  /// What is wrong.
  package var message: String
  /// What to do about it.
  package var advice: String

  /// `file:line:column: what is wrong; what to do`.
  package var description: String {
    "\(file):\(line):\(column): \(message)" + (advice.isEmpty ? "" : "; \(advice)")
  }
}

/// Everything that is wrong with the adapters of a folder.
package struct AdapterErrors: Error, Sendable, Hashable, CustomStringConvertible {
  /// The errors, by file and place.
  package var errors: [AdapterError]

  /// One error a line.
  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
