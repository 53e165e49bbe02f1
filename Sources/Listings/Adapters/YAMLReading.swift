import Declarations
import Yams

/// Reads the values of a YAML file and gathers what is wrong with them, with its place.
struct YAMLReading {
  let file: String
  private(set) var errors: [AdapterError] = []

  init(file: String) { self.file = file }

  mutating func report(_ node: Node?, _ message: String, _ advice: String) {
    report(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, message, advice)
  }

  mutating func report(line: Int, column: Int, _ message: String, _ advice: String) {
    errors.append(AdapterError(file: file, line: line, column: column, message: message, advice: advice))
  }

  /// The root of a file's text; `nil` where it is no YAML.
  mutating func root(of text: String) -> Node? {
    if let alias = AliasCheck.firstAlias(in: text) {
      report(
        line: alias.line, column: 1,
        "'*\(alias.name)' repeats '&\(alias.name)', and adapters are read without YAML aliases",
        "write it out")
      return nil
    }
    do {
      // Every value is read as text, so that what tells numbers and dates from texts is left out.
      if let node = try Yams.compose(yaml: text, .basic, Constructor([:], [:], [:]), .utf8) { return node }
      report(nil, "the file is empty", "write an adapter into it, or remove it")
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        report(line: mark.line, column: mark.column, "this is no YAML: \(problem)", "mend the syntax there")
      case .duplicatedKeysInMapping(let duplicates, let context):
        let keys = duplicates.map { "'\($0)'" }.joined(separator: ", ")
        report(
          line: context.mark.line, column: context.mark.column,
          "a key stands twice in the mapping that begins here: \(keys)", "keep one of them")
      default: report(nil, "the file cannot be read: \(error)", "save it as UTF-8")
      }
    } catch {
      report(nil, "the file cannot be read: \(error)", "save it as UTF-8")
    }
    return nil
  }

  /// The members of a mapping by key. A key that is not among `keys` is an error.
  mutating func mapping(_ node: Node, of what: String, keys: [String]) -> [String: Node]? {
    guard let mapping = node.mapping else {
      report(node, "\(what) must be a mapping, not \(kind(node))", "write keys such as '\(keys[0]): …'")
      return nil
    }
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard keys.contains(name) else {
        let near = Spelling.suggestion(for: name, among: keys)
        report(
          key, "unknown key '\(name)' in \(what)",
          near.map { "did you mean '\($0)'?" } ?? "the keys are \(keys.joined(separator: ", "))")
        continue
      }
      members[name] = value
    }
    return members
  }

  /// A text.
  mutating func string(_ node: Node, _ what: String) -> String? {
    if let scalar = node.scalar { return scalar.string }
    report(node, "\(what) must be a text, not \(kind(node))", "write one value, in quotes if need be")
    return nil
  }

  /// A text or a list of them.
  mutating func strings(_ node: Node, _ what: String) -> [String] {
    items(node).compactMap { string($0, what) }
  }

  /// The items of a list; a single value is a list of one.
  func items(_ node: Node) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    return [node]
  }

  /// A whole number.
  mutating func int(_ node: Node, _ what: String) -> Int? {
    if let text = node.scalar?.string, let value = Int(text) { return value }
    report(node, "\(what) must be a whole number, not \(kind(node))", "write digits")
    return nil
  }

  /// `true` or `false`.
  mutating func bool(_ node: Node, _ what: String) -> Bool? {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      report(node, "\(what) must be true or false, not \(kind(node))", "write one of the two")
      return nil
    }
  }

  /// One of the names of a choice.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node, _ what: String) -> Choice?
  where Choice.RawValue == String {
    guard let name = string(node, what) else { return nil }
    if let choice = Choice(rawValue: name) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let near = Spelling.suggestion(for: name, among: names)
    report(
      node, "'\(name)' is no \(what)",
      near.map { "did you mean '\($0)'?" } ?? "write one of \(names.joined(separator: ", "))")
    return nil
  }

  private func kind(_ node: Node) -> String {
    if let scalar = node.scalar { return "'\(scalar.string)'" }
    return node.sequence != nil ? "a list" : "a mapping"
  }
}
