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
  /// The lines of the file, for the places of what is said about it.
  private(set) var lines = SourceLines("")

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
}
