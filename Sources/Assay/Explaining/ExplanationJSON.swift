public import Records

extension Explanation {
  /// The explanation as JSON, with a list each of tokens, candidates, effects and drafts.
  public var json: JSONValue {
    .object([
      "tokens": .array(words.map(\.json)), "candidates": .array(proposals.map(\.json)),
      "effects": .array(
        effects.map { .object(["rule": .string($0.rule), "does": .string($0.does), "place": $0.place.json]) }),
      "drafts": .array(
        drafts.map { draft in
          .object([
            "rule": .string(draft.rule), "kind": .string(draft.kind),
            "priority": .number(JSONNumber(draft.priority)),
            "arguments": .array(draft.arguments.map(\.json)),
          ])
        }),
    ])
  }
}

extension Explanation.Stretch {
  /// Field, scalar offsets and text, with the keys that mentions have in records.
  public var json: JSONValue {
    .object([
      "field": .string(field), "start": .number(JSONNumber(scalarRange.lowerBound)),
      "end": .number(JSONNumber(scalarRange.upperBound)), "text": .string(text),
    ])
  }
}

extension Explanation.Capture {
  var json: JSONValue { .object(["role": .string(role), "place": place.json]) }
}

extension Explanation.Word {
  var json: JSONValue {
    .object([
      "place": place.json, "shapes": .array(shapes.map { .string($0) }),
      "begins_sentence": .bool(beginsSentence), "hits": .array(hits.map(\.json)),
    ])
  }
}

extension Explanation.Hit {
  var json: JSONValue {
    var members: [JSONObject.Member] = [
      .init(key: "source", value: .string(source)), .init(key: "place", value: place.json),
    ]
    if let canonical { members.append(.init(key: "canonical", value: .string(canonical))) }
    let sorted = attributes.sorted { $0.key < $1.key }
    if !sorted.isEmpty {
      let object = JSONObject(sorted.map { .init(key: $0.key, value: .string($0.value)) })
      members.append(.init(key: "attributes", value: .object(object)))
    }
    return .object(JSONObject(members))
  }
}

extension Explanation.Proposal {
  var json: JSONValue {
    var members: [JSONObject.Member] = [
      .init(key: "type", value: .string(type)), .init(key: "place", value: place.json),
      .init(key: "rule", value: .string(rule)), .init(key: "phase", value: .string(phase)),
      .init(key: "priority", value: .number(JSONNumber(priority))),
      .init(key: "captures", value: .array(captures.map(\.json))),
    ]
    if isPropagated { members.append(.init(key: "propagated", value: .bool(true))) }
    members.append(.init(key: "stands", value: .bool(stands)))
    members.append(.init(key: "fates", value: .array(fates.map(\.json))))
    return .object(JSONObject(members))
  }
}

extension Explanation.Fate {
  var json: JSONValue {
    switch self {
    case .accepted: .object(["outcome": "accepted"])
    case .lost(let rule, let criterion, let detail):
      .object([
        "outcome": "lost", "rule": .string(rule), "criterion": .string(criterion), "detail": .string(detail),
      ])
    case .suppressed(let rule): .object(["outcome": "suppressed", "rule": .string(rule)])
    case .retyped(let rule, let type):
      .object(["outcome": "retyped", "rule": .string(rule), "type": .string(type)])
    }
  }
}

extension Attempt {
  /// The attempt as JSON; `changes` is left out where only many changes would help.
  public var json: JSONValue {
    func strings(_ all: [String]) -> JSONValue { .array(all.map { .string($0) }) }
    var members: [JSONObject.Member] = [
      .init(key: "rule", value: .string(rule)), .init(key: "pattern", value: .string(pattern)),
      .init(key: "position", value: .string(position)), .init(key: "target", value: target.json),
      .init(key: "items", value: strings(items)),
      .init(key: "matched_items", value: .number(JSONNumber(matchedItems))),
    ]
    if let reached { members.append(.init(key: "reached", value: reached.json)) }
    if let stop { members.append(.init(key: "stopped_at", value: stop.json)) }
    if let firstStop { members.append(.init(key: "tried_from", value: firstStop.json)) }
    members.append(.init(key: "wanted", value: strings(wanted)))
    members.append(.init(key: "present", value: strings(present)))
    if let changes { members.append(.init(key: "changes", value: strings(changes))) }
    if let matchesInstead { members.append(.init(key: "matches_instead", value: matchesInstead.json)) }
    if let remark { members.append(.init(key: "remark", value: .string(remark))) }
    return .object(JSONObject(members))
  }
}
