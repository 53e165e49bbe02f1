/// A file of rules by its lines.
package struct SourceLines: Sendable {
  private let utf8: [UInt8]
  /// Where each line begins, and one behind the end of the last.
  private let starts: [Int]

  init(_ text: String) {
    utf8 = Array(text.utf8)
    var starts = [0]
    for (index, byte) in utf8.enumerated() where byte == 0x0A { starts.append(index + 1) }
    self.starts = starts + [utf8.count + 1]
  }

  /// The number of lines.
  var count: Int { starts.count - 1 }

  /// The bytes of a line, from 0, without its end; empty past the last.
  func bytes(of line: Int) -> ArraySlice<UInt8> {
    line < count ? utf8[starts[line]..<starts[line + 1] - 1] : []
  }

  /// The characters of a line, from 0.
  func scalars(of line: Int) -> [Unicode.Scalar] {
    Array(String(decoding: bytes(of: line), as: UTF8.self).unicodeScalars)
  }
}

/// Where the characters of a YAML scalar stand in its file, so that an error in a pattern names its own
/// line and column whatever the quotes around it.
package struct ScalarSource: Sendable {
  package enum Style: Sendable, Hashable { case plain, singleQuoted, doubleQuoted, block }

  private let file: String
  /// The file's lines.
  private let lines: SourceLines
  private let start: (line: Int, column: Int)
  private let style: Style

  /// The scalar whose first character, or opening quote or `|`, stands at a place.
  init(file: String, lines: SourceLines, line: Int, column: Int, style: Style) {
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
    let lines: SourceLines
    var line: Int
    var column: Int
    private var scalars: [Unicode.Scalar]

    init(lines: SourceLines, line: Int, column: Int) {
      self.lines = lines
      self.line = line
      self.column = column
      scalars = lines.scalars(of: line)
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
      scalars = lines.scalars(of: line)
      column = 0
    }
  }
}
