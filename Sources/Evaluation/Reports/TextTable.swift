/// A table of cells that is printed with its columns aligned.
struct TextTable {
  /// How the cells of a column stand.
  enum Alignment { case left, right }

  let header: [String]
  let alignments: [Alignment]
  var rows: [[String]] = []

  /// Makes an empty table; the first column stands left and the others right unless told.
  init(_ header: [String], left columns: Set<Int> = [0]) {
    self.header = header
    alignments = header.indices.map { columns.contains($0) ? .left : .right }
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// The table for a terminal: columns two blanks apart, every line indented.
  func plain(indent: Int = 2) -> String {
    let widths = header.indices.map { column in
      ([header] + rows).map { $0.indices.contains(column) ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
    }
    return ([header] + rows).map { row in
      var line = String(repeating: " ", count: indent)
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        line += (column > 0 ? "  " : "") + (alignments[column] == .left ? cell + padding : padding + cell)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// The table in GitHub's Markdown.
  func markdown() -> String {
    func line(_ cells: [String]) -> String {
      "| "
        + cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
        .joined(separator: " | ") + " |\n"
    }
    return line(header) + line(alignments.map { $0 == .left ? "---" : "---:" })
      + rows.map(line).joined()
  }
}
