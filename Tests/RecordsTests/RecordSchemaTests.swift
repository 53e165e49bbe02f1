import Records
import Testing

@Suite("Record schema")
struct RecordSchemaTests {
  @Test("is JSON, and describes every property")
  func described() throws {
    let schema = try JSONValue.parse(RecordSchema.json)
    var undescribed: [String] = []
    func walk(_ value: JSONValue, _ path: String) {
      for (name, property) in (value["properties"]?.object?.members ?? []).map({ ($0.key, $0.value) }) {
        if property["description"] == nil && property["$ref"] == nil { undescribed.append("\(path).\(name)") }
        walk(property, "\(path).\(name)")
      }
      for member in value["$defs"]?.object?.members ?? [] {
        if member.value["description"] == nil { undescribed.append("$defs.\(member.key)") }
        walk(member.value, "$defs.\(member.key)")
      }
    }
    walk(schema, "")
    #expect(undescribed == [])
  }

  @Test("the properties are the keys that are written, in their order")
  func keys() throws {
    let schema = try JSONValue.parse(RecordSchema.json)
    let record = try JSONValue.parse(RecordSamples.full.encoded())
    // A run adds provenance where it is asked to, behind what the record itself writes.
    #expect(schema["properties"]?.object?.keys == (record.object?.keys ?? []) + ["provenance"])
    var keys = schema["$defs"]?["mention"]?["properties"]?.object?.keys ?? []
    for mention in record["mentions"]?.array ?? [] {
      let written = mention.object?.keys ?? []
      #expect(written == keys.filter(written.contains))
      #expect(Set(written).isSubset(of: keys))
    }
    keys = schema["$defs"]?["result"]?["properties"]?.object?.keys ?? []
    for result in record["results"]?.array ?? [] {
      let written = result.object?.keys ?? []
      #expect(written == keys.filter(written.contains))
    }
  }

  @Test(
    "records validate against it", .enabled(if: hasJSONSchema, "needs python3 with the jsonschema package"))
  func validates() throws {
    var input = try JSONValue.parse(RecordSchema.json).encoded(style: .compact) + [0x0A]
    for record in RecordSamples.all { input += record.encoded() + [0x0A] }
    let script = """
      import json, sys, jsonschema
      lines = [json.loads(line) for line in sys.stdin.buffer.read().decode().split("\\n") if line]
      jsonschema.Draft202012Validator.check_schema(lines[0])
      validator = jsonschema.Draft202012Validator(lines[0])
      for record in lines[1:]:
          for error in validator.iter_errors(record): print(error)
          for m in record["mentions"]:
              if record[m["field"]][m["start"]:m["end"]] != m["text"]: print("slice", m)
      broken = dict(lines[1], mentions=[{"id": "m0"}])
      if validator.is_valid(broken): print("a broken record is valid")
      """
    let outcome = try #require(run(["python3", "-c", script], input: input))
    #expect(outcome.output == "")
    #expect(outcome.status == 0)
  }
}
