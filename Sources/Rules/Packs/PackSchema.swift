public import Records

/// The JSON Schema of a rule file, which lets editors complete and check it.
public enum PackSchema {
  /// The schema (JSON Schema 2020-12), indented, with a line feed at its end.
  public static var json: String { String(decoding: value.encoded(style: .indented), as: UTF8.self) + "\n" }

  /// The schema as a value.
  public static var value: JSONValue {
    .object([
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A pack of Assay rules",
      "description": "Rules that find mentions and results in papers. Rules/README.md is the reference.",
      "type": "object", "additionalProperties": false, "required": ["pack"],
      "properties": .object(JSONObject(pack.map { .init(key: $0.key, value: $0.schema) })),
      "$defs": [
        "rule": .object([
          "type": "object", "additionalProperties": false, "required": ["id"],
          "properties": .object(JSONObject(rule.map { .init(key: $0.key, value: $0.schema) })),
          "oneOf": .array(
            ["emits", "suppresses", "retypes", "joins"].map { .object(["required": .array([.string($0)])]) }),
          "anyOf": [["required": ["pattern"]], ["required": ["patterns"]]],
        ]),
        "example": [
          "description":
            "A sentence whose [marked] stretches must be found, each with {role} behind it where it is captured under one; or a sentence in which the rule must find nothing.",
          "oneOf": [
            ["type": "string"],
            [
              "type": "object", "additionalProperties": false, "required": ["not"],
              "properties": ["not": ["type": "string"]],
            ],
          ],
        ],
        "names": ["oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]],
        "flag": ["enum": [true, false, "true", "false", "yes", "no"]],
        "text": ["type": ["string", "number", "boolean"]],
      ],
    ])
  }

  private static func text(_ description: String) -> JSONValue {
    .object(["type": "string", "description": .string(description)])
  }

  private static func reference(_ name: String, _ description: String) -> JSONValue {
    .object(["$ref": .string("#/$defs/\(name)"), "description": .string(description)])
  }

  private static let pack: [(key: String, schema: JSONValue)] = [
    ("pack", text("The pack's name, which stands before the ids of its rules.")),
    ("why", text("What the pack is for, in a clause.")),
    ("imports", reference("names", "Packs of the same folder whose macros this one uses.")),
    (
      "singular",
      .object([
        "anyOf": .array([["$ref": "#/$defs/flag"], ["$ref": "#/$defs/names"]]),
        "description":
          "Whether mentions of the pack's rules end before the s of a plural; or which last words do, in the singular.",
      ])
    ),
    (
      "macros",
      .object([
        "type": "object", "additionalProperties": ["type": "string"],
        "description": "Pieces of patterns by name, used as &NAME; NAME(x, y) takes arguments.",
      ])
    ),
    (
      "lexicons",
      .object([
        "type": "object", "additionalProperties": ["type": "string"],
        "description": "Files of names, used as %name: tab-separated surface, canonical name and attributes.",
      ])
    ),
    ("rules", .object(["type": "array", "items": ["$ref": "#/$defs/rule"]])),
  ]

  private static let rule: [(key: String, schema: JSONValue)] = [
    ("id", text("The rule's name within its pack.")),
    ("emits", text("The type of the mentions that the rule proposes; result for a result.")),
    ("suppresses", text("The type whose candidates are taken away where the rule matches; any for all.")),
    ("retypes", text("The type that the mention at the match gets.")),
    ("joins", text("The type of a name whose @long and @short forms the rule captures.")),
    (
      "phase",
      .object([
        "enum": .array(Phases.standard.map { .string($0) }),
        "description": "When the rule runs; context unless said, results for results.",
      ])
    ),
    (
      "priority",
      .object([
        "type": "integer", "minimum": 0, "maximum": 100, "default": 50,
        "description": "Among candidates of one phase that overlap the higher one stands.",
      ])
    ),
    ("pattern", text("What the rule matches.")),
    (
      "patterns",
      .object([
        "type": "array", "items": ["type": "string"], "minItems": 1,
        "description": "Several patterns, each of which will do.",
      ])
    ),
    (
      "set",
      .object([
        "type": "object", "additionalProperties": ["$ref": "#/$defs/text"],
        "description": "Attributes that are set on what the rule emits.",
      ])
    ),
    (
      "kind",
      .object(["enum": ["score", "delta", "relative"], "description": "What the value of a result says."])
    ),
    ("fields", reference("names", "The fields that the rule reads, such as title; all unless said.")),
    ("establishes", reference("flag", "Whether the name then holds for the whole paper.")),
    ("proposes", reference("flag", "Whether the paper itself introduces the name.")),
    ("extends", reference("flag", "Whether the mention takes the place of a shorter one inside it.")),
    ("why", text("What the rule is for, in a clause.")),
    ("examples", .object(["type": "array", "items": ["$ref": "#/$defs/example"]])),
  ]
}
