import Declarations
import Yams

/// Reads one rule file, collecting everything that is wrong with it.
struct PackReader {
  static let packKeys = ["pack", "why", "imports", "singular", "macros", "lexicons", "rules"]
  static let ruleKeys = [
    "id", "emits", "suppresses", "retypes", "joins", "phase", "priority", "pattern", "patterns", "set",
    "kind",
    "fields", "establishes", "proposes", "extends", "why", "examples",
  ]

  let file: String
  var diagnostics: [Diagnostic] = []
  private var macros: [String: Macro] = [:]
  /// Reads the patterns of all rules, so that what macros stand for is read once.
  private var parser = PatternParser(macros: [:])
  private var packName = ""
  private var lines = SourceLines("")

  init(file: String) { self.file = file }

  /// The pack of a file, with the macros of the packs that it imports, which `imported` finds by name.
  mutating func read(_ yaml: String, imported: (String) -> [String: Macro]?) -> Pack? {
    lines = SourceLines(yaml)
    if let alias = AliasCheck.firstAlias(in: yaml) {
      diagnostics.append(
        SourcePosition(file: file, line: alias.line, column: 1).error(
          "'*\(alias.name)' repeats '&\(alias.name)', and rules are read without YAML aliases; write it out, "
            + "or make a macro of it"))
      return nil
    }
    let node: Node
    do {
      guard let composed = try Yams.compose(yaml: yaml, .basic, Constructor([:], [:], [:]), .utf8) else {
        report(nil, "the file is empty; a pack starts with 'pack: NAME'")
        return nil
      }
      node = composed
    } catch let error as YamlError {
      diagnostics.append(Self.diagnostic(error, file: file))
      return nil
    } catch {
      report(nil, "\(error)")
      return nil
    }
    guard let mapping = members(of: node) else {
      report(node, "a pack is a mapping; start with 'pack: NAME'")
      return nil
    }
    checkKeys(node, allowed: Self.packKeys, of: "a pack")
    packName = text(mapping["pack"]) ?? ""
    if packName.isEmpty { report(node, "the pack has no name; add 'pack: NAME'") }
    checkName(packName, mapping["pack"])
    let imports = strings(mapping["imports"])
    for name in imports {
      if let found = imported(name) {
        macros.merge(found) { first, _ in first }
      } else {
        report(
          mapping["imports"], "there is no pack '\(name)' to import; imports name packs of the same folder")
      }
    }
    readMacros(mapping["macros"])
    var lexicons: [(String, String, SourcePosition)] = []
    for (key, value) in pairs(mapping["lexicons"], of: "lexicons") {
      guard let name = text(key), let path = text(value) else { continue }
      lexicons.append((name, path, position(value)))
    }
    var rules = (mapping["rules"]?.sequence.map(Array.init) ?? []).compactMap { readRule($0) }
    let singular = singular(mapping["singular"])
    for index in rules.indices { rules[index].singular = singular }
    return Pack(
      name: packName, why: text(mapping["why"]) ?? "", imports: imports, macros: macros, lexicons: lexicons,
      rules: rules, position: position(node))
  }

  // MARK: Macros and rules

  private mutating func readMacros(_ node: Node?) {
    var sources: [SourcePosition: ScalarSource] = [:]
    for (key, value) in pairs(node, of: "macros") {
      guard let head = text(key), let pattern = text(value) else { continue }
      let parts = head.split(whereSeparator: { "(),".contains($0) }).map {
        String($0.filter { $0 != " " })
      }
      guard let name = parts.first else { continue }
      let macro = Macro(parameters: Array(parts.dropFirst()), pattern: pattern, position: position(value))
      macros[name] = macro
      sources[macro.position] = source(of: value)
    }
    // Checked once all are known, so that a macro may use one that is written below it.
    parser = PatternParser(macros: macros)
    for macro in macros.values.filter({ $0.position.file == file && $0.parameters.isEmpty }) {
      do { _ = try parser.parse(macro.pattern) } catch {
        let place = sources[macro.position]?.position(of: error.column) ?? macro.position
        diagnostics.append(place.error(error.message))
      }
    }
  }

  private mutating func readRule(_ node: Node) -> Rule? {
    guard let mapping = members(of: node) else {
      report(node, "a rule is a mapping; start with '- id: NAME'")
      return nil
    }
    checkKeys(node, allowed: Self.ruleKeys, of: "a rule")
    guard let id = text(mapping["id"]), !id.isEmpty else {
      report(node, "the rule has no id; add 'id: NAME'")
      return nil
    }
    checkName(id, mapping["id"])
    guard let action = action(mapping, of: node) else { return nil }
    let texts = patternNodes(mapping)
    if texts.isEmpty { report(node, "the rule '\(id)' has no pattern; add 'pattern: …'") }
    let patterns = texts.compactMap { parsePattern($0) }
    guard !patterns.isEmpty else { return nil }
    var attributes: [String: String] = [:]
    for (key, value) in pairs(mapping["set"], of: "set") {
      if let key = text(key), let value = text(value) { attributes[key] = value }
    }
    let defaultPhase = action == .result ? "results" : "context"
    return Rule(
      id: "\(packName)/\(id)", pack: packName, phase: text(mapping["phase"]) ?? defaultPhase,
      priority: priority(mapping["priority"]), action: action, patterns: patterns, attributes: attributes,
      kind: text(mapping["kind"]), fields: strings(mapping["fields"]),
      establishes: flag(mapping["establishes"]),
      proposes: flag(mapping["proposes"]), extends: flag(mapping["extends"]), why: text(mapping["why"]) ?? "",
      examples: examples(mapping["examples"]), position: position(node), places: mapping.mapValues(position))
  }

  private mutating func action(_ mapping: [String: Node], of node: Node) -> Rule.Action? {
    let given: [Rule.Action] = [
      text(mapping["emits"]).map { $0 == "result" ? .result : .mention($0) },
      text(mapping["suppresses"]).map(Rule.Action.suppress), text(mapping["retypes"]).map(Rule.Action.retype),
      text(mapping["joins"]).map(Rule.Action.acronym),
    ].compactMap { $0 }
    if given.count != 1 {
      report(node, "a rule says one of 'emits: TYPE', 'suppresses: TYPE', 'retypes: TYPE' or 'joins: TYPE'")
      return nil
    }
    return given[0]
  }

  private func patternNodes(_ mapping: [String: Node]) -> [Node] {
    if let one = mapping["pattern"] { return [one] }
    return mapping["patterns"]?.sequence.map(Array.init) ?? []
  }

  private mutating func parsePattern(_ node: Node) -> Rule.Pattern? {
    guard let pattern = text(node) else { return nil }
    let source = source(of: node)
    do {
      return Rule.Pattern(
        text: pattern, node: try parser.parse(pattern), position: position(node), source: source)
    } catch {
      diagnostics.append((source?.position(of: error.column) ?? position(node)).error(error.message))
      return nil
    }
  }

  private mutating func examples(_ node: Node?) -> [Example] {
    var examples: [Example] = []
    for item in node?.sequence.map(Array.init) ?? [] {
      if let marked = item.scalar?.string {
        examples.append(Example(marked: marked, isNegative: false, position: position(item)))
      } else if let mapping = item.mapping, mapping.count == 1, let marked = text(mapping["not"]) {
        examples.append(Example(marked: marked, isNegative: true, position: position(item)))
      } else {
        report(item, "an example is a sentence, or 'not: SENTENCE'; quote a sentence that holds ': '")
      }
    }
    return examples
  }

  // MARK: Nodes

  /// Where the characters of a scalar stand.
  private func source(of node: Node) -> ScalarSource? {
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
  private func members(of node: Node) -> [String: Node]? {
    guard let mapping = node.mapping else { return nil }
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      if let name = key.scalar?.string { members[name] = value }
    }
    return members
  }

  private func position(_ node: Node?) -> SourcePosition {
    SourcePosition(file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
  }

  private mutating func report(_ node: Node?, _ message: String) {
    diagnostics.append(position(node).error(message))
  }

  private mutating func text(_ node: Node?) -> String? {
    guard let node else { return nil }
    guard let scalar = node.scalar else {
      report(node, "a text is expected here; quote it where it starts with '[', '{', '*', '&', '%' or '@'")
      return nil
    }
    return scalar.string
  }

  private mutating func strings(_ node: Node?) -> [String] {
    guard let node else { return [] }
    if let sequence = node.sequence { return sequence.compactMap { text($0) } }
    return text(node).map { [$0] } ?? []
  }

  private mutating func pairs(_ node: Node?, of what: String) -> [(Node, Node)] {
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      report(node, "'\(what)' is a mapping of names to values")
      return []
    }
    return mapping.map { ($0.key, $0.value) }
  }

  private mutating func singular(_ node: Node?) -> Singular {
    guard let words = node?.sequence else { return flag(node) ? .all : .nothing }
    return .endings(Set(words.compactMap { text($0)?.lowercased() }))
  }

  private mutating func flag(_ node: Node?) -> Bool {
    guard let node, let text = text(node) else { return false }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(node, "'\(text)' is neither true nor false")
      return false
    }
  }

  private mutating func priority(_ node: Node?) -> Int {
    guard let node, let text = text(node) else { return 50 }
    guard let value = Int(text), (0...100).contains(value) else {
      report(node, "a priority is a whole number from 0 to 100, not '\(text)'")
      return 50
    }
    return value
  }

  private mutating func checkKeys(_ node: Node, allowed: [String], of what: String) {
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
  private mutating func checkName(_ name: String, _ node: Node?) {
    if let first = name.first,
      "=+-@".contains(first) || name.unicodeScalars.contains(where: { $0.value < 0x20 })
    {
      report(node, "a name begins with a letter or a digit, and has no tabs or line breaks")
    }
  }

  private static func diagnostic(_ error: YamlError, file: String) -> Diagnostic {
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
