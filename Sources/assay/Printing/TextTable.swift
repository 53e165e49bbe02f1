/// A plain table: columns padded to their widest cell, the last one left as it is.
enum TextTable {
  static func render(header: [String], _ rows: [[String]]) -> String {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return all.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
