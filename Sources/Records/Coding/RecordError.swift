/// What is wrong with a record or a gold line: where, at which key, and what to do.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, where there is one.
  public var file: String?
  /// The line, from 1.
  public var line: Int
  /// The byte within the line, from 1.
  public var column: Int
  /// The keys that lead to the place: `mentions[3].start`; empty for the whole.
  public var path: String
  /// What is wrong there.
  public var message: String

  /// Makes an error.
  public init(file: String? = nil, line: Int, column: Int, path: String = "", message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  /// `file:line:column: path: message`.
  public var description: String {
    let place = (file.map { "\($0):" } ?? "") + "\(line):\(column): "
    return place + (path.isEmpty ? message : "\(path): \(message)")
  }
}

/// A step from a JSON value to one that it holds.
package enum JSONStep: Hashable, Sendable {
  case key(String)
  case index(Int)
}

/// A value that is not what a record needs, with the way to it; the way is gathered while the error
/// travels up, so that decoding costs nothing for it where all is well.
struct RecordFault: Error {
  var steps: [JSONStep] = []
  var message: String

  init(_ message: String) { self.message = message }

  /// The way as people write it: `mentions[3].start`.
  var path: String {
    steps.reduce(into: "") { path, step in
      switch step {
      case .key(let key): path += path.isEmpty ? key : ".\(key)"
      case .index(let index): path += "[\(index)]"
      }
    }
  }
}

/// Does `body`, and adds a step to the way of an error that comes out of it.
func within<Value>(
  _ step: JSONStep, _ body: () throws(RecordFault) -> Value
) throws(RecordFault) -> Value {
  do {
    return try body()
  } catch {
    var fault = error
    fault.steps.insert(step, at: 0)
    throw fault
  }
}
