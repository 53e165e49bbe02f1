import Inputs
import Listings
import Records

/// What could not be read or written of an input: where, and why.
public struct RunFailure: Sendable, Hashable, CustomStringConvertible {
  /// The input as the user named it.
  public var input: String
  /// The line, from 1, where there is one.
  public var line: Int?
  /// The byte within the line, from 1, where it is known.
  public var column: Int?
  /// The place of the paper that was lost among those of the input, as `source.index` counts it.
  public var index: Int?
  /// The id of the paper that was lost.
  public var paper: String?
  /// What is wrong; what to do.
  public var reason: String

  init(
    input: String, line: Int? = nil, column: Int? = nil, index: Int? = nil, paper: String? = nil,
    reason: String
  ) {
    self.input = input
    self.line = line
    self.column = column
    self.index = index
    self.paper = paper
    self.reason = reason
  }

  /// The failure that an error is, whatever it knows of its place.
  init(_ error: any Error, input: String) {
    switch error {
    case let error as ListingError:
      self.init(
        input: error.input, line: error.line, column: error.column,
        reason: error.message + (error.advice.isEmpty ? "" : "; \(error.advice)"))
    case let error as InputError: self.init(input: error.name, reason: error.message)
    case let error as RunFailure: self = error
    default: self.init(input: input, reason: "\(error)")
    }
  }

  init(_ warning: ListingWarning) {
    self.init(input: warning.input, line: warning.line, column: warning.column, reason: warning.message)
  }

  /// Where in the input it is, in words: `line 12, column 5` or `paper 3`.
  public var place: String? {
    if let line { return "line \(line)" + (column.map { ", column \($0)" } ?? "") }
    return index.map { "paper \($0)" }
  }

  /// `input:line:column: what is wrong; what to do`, with the parts that are known.
  public var description: String {
    var text = input
    if let line { text += ":\(line)" + (column.map { ":\($0)" } ?? "") }
    if line == nil, let place { text += ": \(place)" + (paper.map { " (\($0))" } ?? "") }
    return "\(text): \(reason)"
  }

  /// A line of the file that `--errors` names.
  public func encoded() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("input", input)
    writer.member("place", place)
    writer.member("paper", paper)
    writer.member("reason", reason)
    writer.endObject()
    return writer.bytes
  }
}

extension RunFailure: Error {}
