import Declarations
import Yams

/// Reads the values of a pack's YAML, and says what is wrong with them.
extension PackReader {
  /// Where the characters of a scalar stand.
  func source(of node: Node) -> ScalarSource? {
    guard let scalar = node.scalar, let mark = node.mark else { return nil }
    let style: ScalarSource.Style =
      switch scalar.style {
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal, .folded: .block
      default: .plain
      }
    return ScalarSource(file: file, lines: lines, line: mark.line, column: mark.column, style: style)
  }

  /// The values of a mapping by key; `nil` where the node is none.
  func members(of node: Node) -> [String: Node]? {
    guard let mapping = node.mapping else { return nil }
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      if let name = key.scalar?.string { members[name] = value }
    }
    return members
  }

  func position(_ node: Node?) -> SourcePosition {
    SourcePosition(file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
  }

  mutating func report(_ node: Node?, _ message: String) {
    diagnostics.append(position(node).error(message))
  }

  mutating func text(_ node: Node?) -> String? {
    guard let node else { return nil }
    guard let scalar = node.scalar else {
      report(node, "a text is expected here; quote it where it starts with '[', '{', '*', '&', '%' or '@'")
      return nil
    }
    return scalar.string
  }

  mutating func strings(_ node: Node?) -> [String] {
    guard let node else { return [] }
    if let sequence = node.sequence { return sequence.compactMap { text($0) } }
    return text(node).map { [$0] } ?? []
  }

  mutating func pairs(_ node: Node?, of what: String) -> [(Node, Node)] {
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      report(node, "'\(what)' is a mapping of names to values")
      return []
    }
    return mapping.map { ($0.key, $0.value) }
  }

  mutating func singular(_ node: Node?) -> Singular {
    guard let words = node?.sequence else { return flag(node) ? .all : .nothing }
    return .endings(Set(words.compactMap { text($0)?.lowercased() }))
  }

  mutating func flag(_ node: Node?) -> Bool {
    guard let node, let text = text(node) else { return false }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(node, "'\(text)' is neither true nor false")
      return false
    }
  }

  mutating func priority(_ node: Node?) -> Int {
    guard let node, let text = text(node) else { return 50 }
    guard let value = Int(text), (0...100).contains(value) else {
      report(node, "a priority is a whole number from 0 to 100, not '\(text)'")
      return 50
    }
    return value
  }

  mutating func checkKeys(_ node: Node, allowed: [String], of what: String) {
    for (key, _) in pairs(node, of: what) {
      guard let name = key.scalar?.string, !allowed.contains(name) else { continue }
      report(
        key,
        "'\(name)' is no key of \(what)\(Spelling.hint(for: name, among: allowed)); it knows \(allowed.joined(separator: ", "))"
      )
    }
  }

  /// Names of packs and rules stand in tables, which a spreadsheet may open: none begins a formula or breaks
  /// a row.
  mutating func checkName(_ name: String, _ node: Node?) {
    if let first = name.first,
      "=+-@".contains(first) || name.unicodeScalars.contains(where: { $0.value < 0x20 })
    {
      report(node, "a name begins with a letter or a digit, and has no tabs or line breaks")
    }
  }

  static func diagnostic(_ error: YamlError, file: String) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      SourcePosition(file: file, line: mark.line, column: mark.column).error(
        "\(problem); check the YAML here")
    default:
      SourcePosition(file: file, line: 1, column: 1).error("the YAML can't be read: \(error)")
    }
  }
}
