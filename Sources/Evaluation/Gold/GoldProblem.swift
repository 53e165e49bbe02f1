package import Records

/// Something wrong, or doubtful, in a gold file.
public struct GoldProblem: Sendable, Hashable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// Scores against this gold would be wrong.
    case error
    /// It may be meant.
    case warning
  }

  /// The file's name.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The byte within the line, from 1: where the value begins that is wrong.
  public var column: Int
  /// How bad it is.
  public var severity: Severity
  /// The paper's id.
  public var paper: String
  /// What is wrong and what to do.
  public var message: String

  /// `file:line:column: error: p02: message`.
  public var description: String {
    let head = "\(file):\(line):\(column): \(severity.rawValue): "
    return paper.isEmpty ? head + message : "\(head)\(printable(paper)): \(message)"
  }
}

extension GoldProblem {
  /// Makes a problem of a paper, at the value that `steps` lead to.
  package init(
    _ severity: Severity, _ message: String, at steps: [JSONStep], of entry: GoldFile.Entry, in file: GoldFile
  ) {
    self.init(
      file: file.name, line: entry.line, column: entry.column(of: steps), severity: severity,
      paper: entry.record.paper.id, message: message)
  }
}
