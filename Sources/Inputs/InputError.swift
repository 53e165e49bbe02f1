/// An input or output that can't be read or written: which, why, and what to do.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of thing is wrong.
  public enum Kind: String, Sendable, Hashable {
    case missing, unreadable, emptyFolder, damaged, limit, closedPipe, full, unwritable, stopped
  }
  /// What sort of thing is wrong.
  public var kind: Kind
  /// The input or output as the user named it.
  public var name: String
  /// What is wrong; what to do.
  public var message: String

  /// Makes an error.
  public init(_ kind: Kind, name: String, message: String) {
    self.kind = kind
    self.name = name
    self.message = message
  }

  /// `name: message`
  public var description: String { "\(name): \(message)" }
}
