/// Something wrong with a rule file, with its place and what to do about it.
public struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
  /// How grave it is: an error stops the rules from being used, a warning does not.
  public enum Severity: String, Sendable, Hashable { case error, warning }
  /// How grave it is.
  public var severity: Severity
  /// The file, as it was named when it was read.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
  /// What is wrong; what to do.
  public var message: String

  /// Makes a diagnostic.
  public init(_ severity: Severity = .error, file: String, line: Int, column: Int, message: String) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: error: message`
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(message)" }
}

/// Everything that is wrong with a set of rules, in the order of files and lines.
public struct RulesError: Error, Sendable, CustomStringConvertible {
  /// What is wrong; never empty.
  public var diagnostics: [Diagnostic]

  /// Makes an error.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One line a diagnostic.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// A place in a rule file.
package struct SourcePosition: Sendable, Hashable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package func error(_ message: String) -> Diagnostic {
    Diagnostic(.error, file: file, line: line, column: column, message: message)
  }

  package func warning(_ message: String) -> Diagnostic {
    Diagnostic(.warning, file: file, line: line, column: column, message: message)
  }

  package func advanced(by columns: Int) -> SourcePosition {
    SourcePosition(file: file, line: line, column: column + columns)
  }
}
