import Records
import Testing

@Suite("Record coding")
struct RecordCodingTests {
  @Test("keys stand in the order of the schema, and optional ones are left out")
  func order() {
    #expect(
      String(decoding: RecordSamples.full.encoded(), as: UTF8.self) == """
        {"schema": "assay/1", "id": "arxiv:2401.00001", "source": {"input": "daily.html", "index": 2, \
        "adapter": "arxiv-list"}, "title": "Größe: a 😀 model", "abstract": "Größe reaches 43.13% accuracy \
        on MNIST 😀.\\n\\nCode: https://x.org/a", "authors": ["A. Author", "Ö. Other"], "date": "2024-01-05", \
        "url": "https://arxiv.org/abs/2401.00001", "venue": "cs.CL", "links": [{"url": "https://x.org/a", \
        "text": "code", "role": "code"}], "mentions": [{"id": "m0", "type": "model", "field": "title", \
        "start": 0, "end": 5, "text": "Größe", "rule": "models/title"}, {"id": "m1", "type": "quantity", \
        "field": "abstract", "start": 14, "end": 20, "text": "43.13%", "value": 43.13, "unit": "percent", \
        "comparator": "up to", "rule": "quantities/percent", "confidence": 0.99}, {"id": "m2", "type": \
        "metric", "field": "abstract", "start": 21, "end": 29, "text": "accuracy"}, {"id": "m3", "type": \
        "dataset", "field": "abstract", "start": 33, "end": 38, "text": "MNIST", "canonical": "MNIST", \
        "attributes": {"area": "vision", "licence": "open"}, "rule": "datasets/known", "confidence": 0.5}, \
        {"id": "m4", "type": "link", "field": "abstract", "start": 49, "end": 64, "text": "https://x.org/a", \
        "url": "https://x.org/a", "kind": "web", "owner": "o", "name": "n", "role": "code"}, {"id": "m5", \
        "type": "material", "field": "abstract", "start": 49, "end": 50, "text": "h", "low": 1, "high": 2}], \
        "entities": [{"type": "dataset", "canonical": "MNIST", "mentions": ["m3"]}], "results": [{"metric": \
        "m2", "value": "m1", "dataset": "m3", "model": "m0", "task": null, "kind": "score", "baseline": \
        {"model": "m0", "value": "m1"}, "rule": "results/on", "confidence": 0.8}, {"metric": null, "value": \
        "m1", "dataset": null, "model": null, "task": null, "kind": "relative", "comparator": "over", \
        "baseline": {"model": "m0"}}], "facts": {"code": "https://x.org/a", "proposes": ["Größe"]}}
        """)
    #expect(
      String(decoding: RecordSamples.empty.encoded(), as: UTF8.self) == """
        {"schema": "assay/1", "id": "x", "title": "", "abstract": "", "mentions": [], "entities": [], \
        "results": [], "facts": {}}
        """)
    #expect(
      String(decoding: RecordSamples.empty.paper.encoded(), as: UTF8.self)
        == #"{"schema": "assay/1", "id": "x", "title": "", "abstract": ""}"#)
  }

  @Test("what is written is read back", arguments: RecordSamples.all)
  func roundTrip(record: Record) throws {
    #expect(try Record.decode(record.encoded()) == record)
  }

  @Test("a gold line needs no ids, source, entities or schema, and may have more keys")
  func gold() throws {
    let line = #"""
      {"id": "p1", "text_sha256": "…", "title": "T", "mentions": [{"field": "title", "start": 0, "end": 1,
      "type": "model", "text": "T", "note": 1}], "results": [{"metric": "accuracy", "value": "1%", "kind":
      "delta", "comparator": "over", "task": null, "baseline": {"value": "2%"}}], "facts": {}}
      """#
    let record = try Record.decode(Array(line.utf8))
    #expect(record.mentions == [Mention(type: .model, field: .title, scalarRange: 0..<1, text: "T")])
    #expect(
      record.results == [
        Result(
          metric: "accuracy", value: "1%", kind: .delta, comparator: "over", baseline: .init(value: "2%"))
      ])
    #expect(record.paper.source == .unknown)
  }

  static let faults: [(String, String)] = [
    ("[]", "g:5:1: a record must be an object, found an array"),
    (#"{"title": "T"}"#, #"g:5:1: the key "id" is missing"#),
    (#"{"id": 7}"#, "g:5:8: id: must be a string, found a number"),
    (
      #"{"id": "a", "schema": "assay/9"}"#,
      "g:5:1: schema \"assay/9\" is not known; this version reads \"assay/1\""
    ),
    (#"{"id": "a", "mentions": {}}"#, "g:5:25: mentions: must be an array, found an object"),
    (
      #"{"id": "a", "mentions": [{"type": "x", "field": "title", "start": 0, "end": 1, "text": ""}, {"start": 1.5}]}"#,
      "g:5:103: mentions[1].start: must be an integer, found 1.5"
    ),
    (
      #"{"id": "a", "mentions": [{"start": 3, "end": 1}]}"#,
      "g:5:26: mentions[0]: a span must have 0 <= start <= end, this one has start 3 and end 1"
    ),
    (
      #"{"id": "a", "results": [{"value": "1", "kind": "guess"}]}"#,
      #"g:5:48: results[0].kind: "guess" is no kind of result; the kinds are "score", "delta", "relative""#
    ),
    (#"{"id": "a", "results": [{"value": "1"}]}"#, #"g:5:25: results[0]: the key "kind" is missing"#),
    (
      #"{"id": "a", "facts": {"proposes": ["x", 1]}}"#,
      "g:5:41: facts.proposes[1]: must be a string, found a number"
    ),
    (
      #"{"id": "a", "mentions": [{"type": "x", "field": "title", "start": 0, "end": 9223372036854775807, "text": ""}]}"#,
      "g:5:26: mentions[0]: the span ends at 9223372036854775807, beyond any text"
    ),
    (#"{"id": "a", "title": "x}"#, "g:5:22: the text ends inside a string"),
  ]

  @Test("errors name the place and the key", arguments: faults)
  func errors(line: String, message: String) {
    let error = #expect(throws: RecordError.self) {
      try Record.decode(Array(line.utf8), file: "g", at: TextPlace(line: 5, column: 1, utf8Offset: 99))
    }
    #expect(error?.description == message)
  }

  @Test("one bad line leaves the others")
  func lines() {
    let text = "\u{FEFF}{\"id\": \"a\"}\n\n \r\n{\"id\": }\n{\"id\": 1}\n{\"id\": \"b\"}"
    let lines = RecordLines(Array(text.utf8), file: "f.jsonl")
    #expect(lines.records.map(\.paper.id) == ["a", "b"])
    #expect(lines.lines.map(\.place.line) == [1, 6])
    #expect(
      lines.errors.map(\.description) == [
        "f.jsonl:4:8: unexpected '}' where a value is expected",
        "f.jsonl:5:8: id: must be a string, found a number",
      ])
  }
}

@Suite("Scalar offsets")
struct ScalarOffsetsTests {
  @Test(
    "agree with a walk over the scalars",
    arguments: ["", "ascii only", "é", "aé€😀z", String(repeating: "Größe 😀 ", count: 60)])
  func walk(text: String) {
    let offsets = ScalarOffsets(text)
    var utf8Offset = 0
    var scalarOffset = 0
    for scalar in text.unicodeScalars {
      #expect(offsets.scalarOffset(utf8Offset: utf8Offset) == scalarOffset)
      #expect(offsets.utf8Offset(scalarOffset: scalarOffset) == utf8Offset)
      utf8Offset += UTF8.width(scalar)
      scalarOffset += 1
    }
    #expect(offsets.scalarCount == scalarOffset)
    #expect(offsets.utf8Offset(scalarOffset: scalarOffset) == utf8Offset)
    #expect(offsets.scalarOffset(utf8Offset: utf8Offset) == scalarOffset)
    #expect(offsets.scalarOffset(utf8Offset: utf8Offset + 9) == scalarOffset)
    #expect(offsets.utf8Offset(scalarOffset: -1) == 0)
  }

  @Test("cut the text by scalars")
  func cut() {
    let offsets = ScalarOffsets("aé€😀z")
    #expect(offsets.text(scalarRange: 1..<4) == "é€😀")
    #expect(offsets.scalarRange(utf8Range: 1..<6) == 1..<3)
    #expect(offsets.utf8Range(scalarRange: 3..<99) == 6..<11)
  }
}
