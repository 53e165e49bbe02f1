/// Where the characters of a YAML scalar stand in its file, so that an error in a pattern names its own
/// line and column whatever the quotes around it.
package struct ScalarSource: Sendable {
  package enum Style: Sendable, Hashable { case plain, singleQuoted, doubleQuoted, block }

  private let file: String
  /// The file's lines.
  private let lines: [Substring]
  private let start: (line: Int, column: Int)
  private let style: Style

  /// The scalar whose first character, or opening quote or `|`, stands at a place.
  init(file: String, lines: [Substring], line: Int, column: Int, style: Style) {
    self.file = file
    self.lines = lines
    start = (line, column)
    self.style = style
  }

  /// The place of the scalar's character at `offset`, in Unicode scalars from 0. O(length).
  package func position(of offset: Int) -> SourcePosition {
    var cursor = Cursor(lines: lines, line: start.line - 1, column: start.column - 1)
    switch style {
    case .block:
      cursor.nextLine()
      let indent = cursor.indent
      cursor.column = indent
      for _ in 0..<max(0, offset) {
        if cursor.isAtEnd {
          cursor.nextLine()
          cursor.column = indent
        } else {
          cursor.column += 1
        }
      }
    case .plain, .singleQuoted, .doubleQuoted:
      if style != .plain { cursor.column += 1 }
      for _ in 0..<max(0, offset) { advance(&cursor) }
      if cursor.isAtTrailingEnd { fold(&cursor) }
    }
    return SourcePosition(file: file, line: cursor.line + 1, column: cursor.column + 1)
  }

  /// Goes past the raw text of one character of the value.
  private func advance(_ cursor: inout Cursor) {
    if cursor.isAtTrailingEnd {
      fold(&cursor)
      return
    }
    switch (style, cursor.current) {
    case (.singleQuoted, "'"): cursor.column += 2
    case (.doubleQuoted, "\\"):
      switch cursor.next {
      case "x": cursor.column += 4
      case "u": cursor.column += 6
      case "U": cursor.column += 10
      default: cursor.column += 2
      }
    default: cursor.column += 1
    }
  }

  /// A line break inside a scalar is one space of its value, with the white space around it.
  private func fold(_ cursor: inout Cursor) {
    guard cursor.line + 1 < lines.count else { return }
    cursor.nextLine()
    cursor.column = cursor.indent
  }

  private struct Cursor {
    let lines: [Substring]
    var line: Int
    var column: Int
    private var scalars: [Unicode.Scalar]

    init(lines: [Substring], line: Int, column: Int) {
      self.lines = lines
      self.line = line
      self.column = column
      scalars = Self.scalars(lines, line)
    }

    private static func scalars(_ lines: [Substring], _ line: Int) -> [Unicode.Scalar] {
      lines.indices.contains(line) ? Array(lines[line].unicodeScalars) : []
    }

    var current: Unicode.Scalar? { column < scalars.count ? scalars[column] : nil }
    var next: Unicode.Scalar? { column + 1 < scalars.count ? scalars[column + 1] : nil }
    var isAtEnd: Bool { column >= scalars.count }
    /// Whether only white space follows.
    var isAtTrailingEnd: Bool {
      line + 1 < lines.count
        && (isAtEnd || scalars[column...].allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" })
    }
    var indent: Int { scalars.prefix { $0 == " " || $0 == "\t" }.count }

    mutating func nextLine() {
      line += 1
      scalars = Self.scalars(lines, line)
      column = 0
    }
  }
}
