import Foundation
import Records
import Testing
import Yams

@testable import Rules

@Suite("The schema of rule files")
struct PackSchemaTests {
  private static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules")

  private static let packs: [String] = {
    var files = (try? FileManager.default.contentsOfDirectory(atPath: rules.path)) ?? []
    files += ["examples/materials/materials.yaml"]
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  @Test("The file is what `assay rules schema` prints")
  func file() throws {
    let text = try String(contentsOf: Self.rules.appending(path: "schema/pack.schema.json"), encoding: .utf8)
    #expect(text == PackSchema.json)
  }

  @Test("It has the keys that the reader takes, and no others")
  func keys() {
    let properties = PackSchema.value["properties"]?.object?.keys ?? []
    let ofRules = PackSchema.value["$defs"]?["rule"]?["properties"]?.object?.keys ?? []
    #expect(Set(properties) == Set(PackReader.packKeys))
    #expect(Set(ofRules) == Set(PackReader.ruleKeys))
  }

  @Test("Every pack that ships is valid", arguments: packs)
  func shipped(file: String) throws {
    let text = try String(contentsOf: Self.rules.appending(path: file), encoding: .utf8)
    let node = try #require(try Yams.compose(yaml: text))
    #expect(SchemaCheck.problems(node, PackSchema.value, at: "") == [])
    #expect(text.hasPrefix("# yaml-language-server: $schema="))
  }

  @Test(
    "What the reader refuses is not valid",
    arguments: [
      "pack: a\nrule: []\n", "rules: []\n", "pack: a\nrules: [{id: r, emit: x, pattern: b}]\n",
      "pack: a\nrules: [{id: r, emits: x, retypes: y, pattern: b}]\n",
      "pack: a\nrules: [{id: r, emits: x}]\n",
      "pack: a\nrules: [{id: r, emits: x, pattern: b, priority: 101}]\n",
      "pack: a\nrules: [{id: r, emits: x, pattern: b, phase: late}]\n",
      "pack: a\nrules: [{id: r, emits: x, pattern: b, examples: [{nto: c}]}]\n",
    ])
  func invalid(yaml: String) throws {
    let node = try #require(try Yams.compose(yaml: yaml))
    #expect(SchemaCheck.problems(node, PackSchema.value, at: "") != [])
    #expect(try RuleFiles.problems(["a.yaml": yaml]).contains { $0.contains(": error: ") })
  }
}

/// The part of JSON Schema that the rules' schema uses, over a YAML tree.
private enum SchemaCheck {
  static func problems(_ node: Node, _ schema: JSONValue, at path: String) -> [String] {
    var found: [String] = []
    if let reference = schema["$ref"]?.string, let target = definition(reference) {
      found += problems(node, target, at: path)
    }
    if let type = schema["type"] {
      let types = type.array?.compactMap(\.string) ?? [type.string ?? ""]
      if !types.contains(where: { fits(node, $0) }) { found.append("\(path): no \(types)") }
    }
    if let values = schema["enum"]?.array, let scalar = node.scalar?.string {
      if !values.contains(where: { $0.string == scalar || $0.bool.map(String.init) == scalar }) {
        found.append("\(path): \(scalar)")
      }
    }
    if let least = schema["minimum"]?.int, let value = node.int, value < least {
      found.append("\(path): \(value)")
    }
    if let most = schema["maximum"]?.int, let value = node.int, value > most {
      found.append("\(path): \(value)")
    }
    if let mapping = node.mapping { found += members(mapping, schema, at: path) }
    if let sequence = node.sequence, let items = schema["items"] {
      for (index, item) in sequence.enumerated() { found += problems(item, items, at: "\(path)/\(index)") }
    }
    if let options = schema["oneOf"]?.array,
      options.count(where: { problems(node, $0, at: path).isEmpty }) != 1
    {
      found.append("\(path): not just one of \(options.count)")
    }
    if let options = schema["anyOf"]?.array,
      !options.contains(where: { problems(node, $0, at: path).isEmpty })
    {
      found.append("\(path): none of \(options.count)")
    }
    return found
  }

  private static func members(_ mapping: Node.Mapping, _ schema: JSONValue, at path: String) -> [String] {
    var found: [String] = []
    let names = mapping.compactMap { $0.key.scalar?.string }
    for key in schema["required"]?.array ?? [] where !names.contains(key.string ?? "") {
      found.append("\(path): '\(key.string ?? "")' is missing")
    }
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      if let inner = schema["properties"]?[name] {
        found += problems(value, inner, at: "\(path)/\(name)")
      } else if schema["additionalProperties"]?.bool == false {
        found.append("\(path)/\(name): unknown")
      } else if let inner = schema["additionalProperties"], inner.object != nil {
        found += problems(value, inner, at: "\(path)/\(name)")
      }
    }
    return found
  }

  private static func definition(_ reference: String) -> JSONValue? {
    PackSchema.value["$defs"]?[String(reference.dropFirst("#/$defs/".count))]
  }

  private static func fits(_ node: Node, _ type: String) -> Bool {
    switch type {
    case "object": node.mapping != nil
    case "array": node.sequence != nil
    case "integer": node.int != nil
    case "boolean": node.bool != nil
    case "number": node.float != nil
    default: node.scalar != nil
    }
  }
}
