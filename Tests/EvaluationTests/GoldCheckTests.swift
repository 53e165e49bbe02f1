import Evaluation
import Records
import Testing

@Suite("Gold files")
struct GoldCheckTests {
  /// The examples of FIPS 180-4 and of NIST's test vectors.
  @Test(
    "SHA-256 gives NIST's digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 100_000),
        "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
      ),
    ])
  func digest(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test("SHA-256 takes bytes in pieces of any size", arguments: [1, 3, 55, 56, 63, 64, 65, 1000])
  func pieces(size: Int) {
    let bytes = (0..<1500).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for count in [0, 1, 55, 56, 64, 119, 120, 128, 1500] {
      var hash = SHA256()
      for start in stride(from: 0, to: count, by: size) {
        hash.update(Array(bytes[start..<min(count, start + size)]))
      }
      #expect(hash.hexadecimal() == SHA256.hexadecimal(of: bytes[..<count]), "\(count)")
    }
  }

  @Test("sound gold has no problems, also when written again")
  func sound() throws {
    let bytes = GoldSamples.all.flatMap(GoldFile.line)
    let file = GoldFile(bytes, name: "g.jsonl")
    // The sample has a task within a dataset's name, to try the formats with.
    let problems = GoldCheck.problems(in: [file], wantsHashes: true)
    #expect(problems.map(\.severity) == [.warning])
    #expect(problems[0].message.hasPrefix("mentions of two types overlap"))
    #expect(file.records == GoldSamples.all)
    #expect(file.entries[0].textHash == GoldFile.textHash(of: GoldSamples.parrot.paper))
    #expect(file.places["plain"]?.line == 2)
  }

  @Test("a record becomes gold with its arguments named by text")
  func fromRecord() throws {
    let paper = Paper(id: "a", source: Source(input: "i", index: 0, adapter: "x"), title: "9% accuracy")
    var value = GoldSamples.mention(.quantity, "9%", in: paper, .title)
    value.id = "m0"
    value.rule = "r"
    var metric = GoldSamples.mention(.metric, "accuracy", in: paper, .title)
    metric.id = "m1"
    let record = Record(
      paper: paper, mentions: [value, metric],
      results: [Result(metric: "m1", value: "m0", kind: .score, rule: "r")])
    let file = GoldFile(GoldFile.line(for: record), name: "g")
    #expect(GoldCheck.problems(in: [file]) == [])
    #expect(file.records[0].results == [Result(metric: "accuracy", value: "9%", kind: .score)])
    #expect(file.records[0].mentions.map(\.rule) == [nil, nil])
  }

  static let faults: [(String, [String])] = [
    (
      #"{"id": "a", "title": "T", "mentions": [{"type": "model", "field": "title", "start": 0, "end": 9, "text": "T"}]}"#,
      ["error: a: the field ends at 1: title 0–9 model: T"]
    ),
    (
      #"{"id": "a", "title": "a BERT", "mentions": [{"type": "model", "field": "title", "start": 1, "end": 5, "text": "BERT"}]}"#,
      ["error: a: the text there is \" BER\": title 1–5 model: BERT; the nearest place of the text is 2–6"]
    ),
    (
      #"{"id": "a", "title": "T", "mentions": [{"type": "model", "field": "body", "start": 0, "end": 1, "text": "T"}]}"#,
      ["error: a: there is no field \"body\": body 0–1 model: T"]
    ),
    (
      #"{"id": "a", "title": "T", "mentions": [{"type": "alien", "field": "title", "start": 0, "end": 1, "text": "T"}]}"#,
      ["warning: a: the type \"alien\" is not known: title 0–1 alien: T"]
    ),
    (
      #"{"id": "a", "title": "abc", "mentions": [{"type": "model", "field": "title", "start": 0, "end": 2, "text": "ab"}, {"type": "model", "field": "title", "start": 1, "end": 3, "text": "bc"}, {"type": "dataset", "field": "title", "start": 1, "end": 2, "text": "b"}]}"#,
      ["error: a: two mentions of one type overlap: title 0–2 model: ab, and title 1–3 model: bc"]
    ),
    (
      #"{"id": "a", "title": "abc", "mentions": [{"type": "model", "field": "title", "start": 0, "end": 2, "text": "ab"}, {"type": "model", "field": "title", "start": 0, "end": 2, "text": "ab"}]}"#,
      ["error: a: the mention stands twice: title 0–2 model: ab"]
    ),
    (
      #"{"id": "a", "title": "abc", "mentions": [{"type": "model", "field": "title", "start": 1, "end": 1, "text": ""}]}"#,
      ["error: a: the span is empty: title 1–1 model: "]
    ),
    (
      #"{"id": "a", "title": "T", "results": [{"value": "1%", "metric": "F1", "kind": "score", "baseline": {"model": "B"}}]}"#,
      [
        "error: a: results[0].metric \"F1\" is the text of no metric mention of the paper",
        "error: a: results[0].value \"1%\" is the text of no quantity mention of the paper",
        "error: a: results[0].baseline.model \"B\" is the text of no model mention of the paper",
      ]
    ),
    (
      #"{"id": "a", "title": "T", "facts": {"proposes": ["X"], "code": "https://x.org"}}"#,
      [
        "error: a: facts.proposes \"X\" is the text of no model or dataset mention",
        "warning: a: facts.code \"https://x.org\" is no link mention of the paper",
      ]
    ),
    (#"{"id": "a", "title": "T", "text_sha256": "00"}"#, ["error: a: the text has changed"]),
    (
      #"{"id": "a", "abstract": "", "metnions": []}"#,
      ["error: a: the paper has neither title nor abstract", "warning: a: the key \"metnions\" is not known"]
    ),
    (#"{"id": "a", "title": 1}"#, ["error: title: must be a string, found a number"]),
    ("{", ["error: expected a key"]),
  ]

  @Test("every fault is reported with its line", arguments: faults)
  func reported(line: String, messages: [String]) {
    let problems = GoldCheck.problems(in: [GoldFile(Array("\n\(line)\n".utf8), name: "g.jsonl")])
    #expect(problems.count == messages.count, "\(problems)")
    for message in messages {
      #expect(
        problems.contains { $0.description.hasPrefix("g.jsonl:2:\($0.column): \(message)") }, "\(problems)")
    }
  }

  @Test(
    "the column is where the wrong value begins",
    arguments: [
      ("{", 2), (#"{"id": "a", "title": 1}"#, 22),
      (#"{"id": "a", "title": "é", "text_sha256": "00"}"#, 43),
      (#"{"id": "a", "title": "T", "metnions": []}"#, 39),
      (
        #"{"id": "a", "title": "XY", "mentions": [{"type": "model", "field": "title", "start": 0, "end": 1, "text": "X"}, {"type": "model", "field": "title", "start": 1, "end": 9, "text": "Y"}]}"#,
        168
      ),
      (#"{"id": "a", "title": "T", "results": [{"value": "5", "kind": "score"}]}"#, 49),
      (#"{"id": "a", "title": "T", "facts": {"proposes": ["Y"]}}"#, 50),
    ])
  func column(line: String, column: Int) {
    let problems = GoldCheck.problems(in: [GoldFile(Array(line.utf8), name: "g.jsonl")])
    #expect(problems.map(\.column) == [column], "\(problems)")
  }

  @Test(
    "spans that the guidelines would cut are doubtful",
    arguments: [
      ("the Pile", "begins with an article"), ("GPT-4.", "ends with punctuation"),
      ("GPT's", "ends in a possessive"),
      ("\"GPT", "begins with a quote or a bracket"), ("GPT)", "ends with a bracket"), (" GPT", "white space"),
      ("T5 (Large)", nil), ("Lastde++", nil), ("The", nil), ("(TACT) x", nil), ("4\\%", nil),
    ])
  func edges(text: String, message: String?) {
    let record = paper("p", text, [(.model, text)])
    let problems = GoldCheck.problems(in: [GoldFile(GoldFile.line(for: record), name: "g")])
    #expect(problems.map(\.severity) == (message == nil ? [] : [.warning]), "\(problems)")
    if let message { #expect(problems.allSatisfy { $0.message.contains(message) }) }
  }

  @Test("a dataset's name may stand within a model's, and no other type within another")
  func nesting() {
    func count(_ outer: MentionType, _ inner: MentionType) -> Int {
      let record = paper("p", "SQuAD-BERT", [(outer, "SQuAD-BERT"), (inner, "SQuAD")])
      return GoldCheck.problems(in: [GoldFile(GoldFile.line(for: record), name: "g")]).count
    }
    #expect(count(.model, .dataset) == 0)
    #expect(count(.dataset, .model) == 1 && count(.task, .dataset) == 1 && count(.model, .model) == 1)
  }

  @Test("an id may stand once in all files")
  func duplicates() {
    let bytes = GoldFile.line(for: GoldSamples.plain)
    let files = [GoldFile(bytes, name: "a"), GoldFile(bytes + bytes, name: "b")]
    let problems = GoldCheck.problems(in: files)
    #expect(problems.map { "\($0.file):\($0.line)" } == ["b:1", "b:2"])
    #expect(problems.allSatisfy { $0.message.contains("stands at a:1 already") })
  }

  @Test("statistics count")
  func statistics() {
    let statistics = GoldStatistics(GoldSamples.all)
    #expect(statistics.papers == 2)
    #expect(statistics.emptyPapers == 1)
    #expect(statistics.types.map(\.type) == [.dataset, .metric, .model, .task, .quantity, .link])
    #expect(
      statistics.types[0].mentions == 3 && statistics.types[0].names == 2 && statistics.types[0].papers == 1)
    #expect(statistics.results == [.score: 1, .delta: 1])
    #expect(statistics.render().contains("2 results (1 score, 1 delta, 0 relative)"))
  }
}
