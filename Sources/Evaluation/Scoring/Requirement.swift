/// A bound that a score has to keep: `dataset.f1>=0.9`.
public struct Requirement: Sendable, Hashable, CustomStringConvertible {
  /// What of a row is bounded.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Precision.
    case precision
    /// Recall.
    case recall
    /// F1.
    case f1
  }

  /// How it is bounded.
  public enum Bound: String, Sendable, Hashable, CaseIterable {
    /// At least.
    case atLeast = ">="
    /// At most.
    case atMost = "<="
    /// Equal, as tables print it.
    case equal = "=="
    /// More than.
    case over = ">"
    /// Less than.
    case under = "<"
  }

  /// What a requirement found instead.
  public struct Shortfall: Sendable, Hashable, CustomStringConvertible {
    /// The requirement.
    public var requirement: Requirement
    /// The measure; `nil` where nothing was measured under that name.
    public var actual: Double?
    /// The names that were measured.
    var known: [String]

    /// What fell short, in words.
    public var description: String {
      if let actual { return "\(requirement) is not met: it is \(decimal(actual, digits: 4))" }
      return "\(requirement) cannot be checked: nothing was measured under \"\(requirement.row)\"; there are "
        + known.joined(separator: ", ")
    }
  }

  /// The row: `dataset`, `overall.partial`, `results.metric-value`.
  public var row: String
  /// What of the row is bounded.
  public var measure: Measure
  /// How it is bounded.
  public var bound: Bound
  /// The bound.
  public var limit: Double

  /// The requirement as it is written.
  public var description: String {
    "\(row).\(measure.rawValue)\(bound.rawValue)\(JSONReport.number(limit))"
  }

  /// What is wrong with a text of requirements.
  public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The character within the text, from 1.
    public var column: Int
    /// What is wrong there.
    public var message: String

    /// `column: message`.
    public var description: String { "\(column): \(message)" }
  }

  /// Reads requirements with commas, semicolons or white space between them.
  public static func parse(_ text: String) throws(SyntaxError) -> [Requirement] {
    var requirements: [Requirement] = []
    var index = text.startIndex
    func isSeparator(_ character: Character) -> Bool {
      character == "," || character == ";" || character.isNewline
    }
    while index < text.endIndex {
      let end = text[index...].firstIndex(where: isSeparator) ?? text.endIndex
      if text[index..<end].contains(where: { !$0.isWhitespace }) {
        requirements.append(try parseOne(text[index..<end], in: text))
      }
      index = end < text.endIndex ? text.index(after: end) : end
    }
    guard !requirements.isEmpty else {
      throw SyntaxError(column: 1, message: "no requirement; write one such as dataset.f1>=0.9")
    }
    return requirements
  }

  private static func parseOne(_ part: Substring, in text: String) throws(SyntaxError) -> Requirement {
    func column(_ index: String.Index) -> Int { text.distance(from: text.startIndex, to: index) + 1 }
    func trimmed(_ part: Substring) -> Substring {
      var part = part.drop(while: \.isWhitespace)
      while part.last?.isWhitespace == true { part.removeLast() }
      return part
    }
    guard let operatorStart = part.firstIndex(where: { "<>=".contains($0) }) else {
      throw SyntaxError(
        column: column(part.startIndex),
        message: "expected >=, <=, ==, > or < in \"\(trimmed(part))\", as in dataset.f1>=0.9")
    }
    let rest = part[operatorStart...]
    guard let bound = Bound.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      throw SyntaxError(column: column(operatorStart), message: "expected >=, <=, ==, > or <, found \"=\"")
    }
    let number = trimmed(rest.dropFirst(bound.rawValue.count))
    guard let limit = Double(number), limit.isFinite else {
      throw SyntaxError(
        column: column(number.startIndex), message: "expected a number such as 0.9, found \"\(number)\"")
    }
    let name = trimmed(part[..<operatorStart])
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      let measure = Measure(rawValue: name[name.index(after: dot)...].lowercased())
    else {
      throw SyntaxError(
        column: column(name.startIndex),
        message: "\"\(name)\" must end in .precision, .recall or .f1, as in dataset.f1")
    }
    return Requirement(row: String(name[..<dot]), measure: measure, bound: bound, limit: limit)
  }

  /// What falls short, if it does.
  public func shortfall(in report: ScoreReport) -> Shortfall? {
    guard let score = report[row] else {
      let known = report.scores.filter { $0.name.scheme == nil || $0.name.scheme == .strict }.map { score in
        score.name.scheme == nil ? score.name.rawValue : String(score.name.rawValue.dropLast(7))
      }
      return Shortfall(requirement: self, actual: nil, known: known)
    }
    let actual =
      switch measure {
      case .precision: score.precision
      case .recall: score.recall
      case .f1: score.f1
      }
    // A bound is met by a value that prints as the bound does: 0.9 by 0.8999999999999999.
    let slack = 1e-9
    let isMet =
      switch bound {
      case .atLeast: actual >= limit - slack
      case .atMost: actual <= limit + slack
      case .over: actual > limit + slack
      case .under: actual < limit - slack
      case .equal: abs(actual - limit) <= slack
      }
    return isMet ? nil : Shortfall(requirement: self, actual: actual, known: [])
  }

  /// What falls short of a list of requirements.
  public static func shortfalls(of requirements: [Requirement], in report: ScoreReport) -> [Shortfall] {
    requirements.compactMap { $0.shortfall(in: report) }
  }
}
