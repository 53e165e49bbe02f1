import Testing

@testable import Listings
@testable import Records

/// Reading only what paths lead to gives what reading all gives.
@Suite("JSON that is read in part")
struct JSONSelectionTests {
  /// A linear congruential generator (Knuth's MMIX), so that a failure can be run again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  private static let keys = ["a", "b", "A", "é", "e\u{301}", "long-key-of-a-value", "x y", ""]
  private static let paths = [
    ".", "a", "b", "é", "long-key-of-a-value", "a.b", "a[].b", "[]", "[].a", "[1]", "[0].b", "b.*", "*.a",
    "a[][]", "a.a.a", "[].a[].b", "'x y'", "nowhere",
  ]

  private static func value(_ depth: Int, _ dice: inout Generator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &dice) {
    case 0: return .null
    case 1: return .bool(.random(using: &dice))
    case 2: return .number(JSONNumber(Double(Int.random(in: -500...500, using: &dice)) / 8))
    case 3, 4: return .string(["", "word", "\"\\\n", "é😀", "\u{7F}"].randomElement(using: &dice) ?? "")
    case 5, 6:
      return .array((0..<Int.random(in: 0...4, using: &dice)).map { _ in value(depth - 1, &dice) })
    default:
      // Keys may come twice.
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...5, using: &dice)).map { _ in
            .init(key: keys.randomElement(using: &dice) ?? "", value: value(depth - 1, &dice))
          }))
    }
  }

  private static func part(
    _ bytes: [UInt8], _ selection: JSONSelection
  ) -> Swift.Result<JSONValue, JSONError> {
    bytes.withUnsafeBufferPointer { buffer in
      Swift.Result { () throws(JSONError) in
        try JSONValue.parse(buffer, selecting: selection, at: TextPlace(line: 7))
      }
    }
  }

  @Test("Random values and paths", arguments: [1, 2, 3] as [UInt64], [false, true])
  func randomValues(seed: UInt64, ignoresCase: Bool) throws {
    var dice = Generator(state: seed)
    var found = 0
    for _ in 0..<300 {
      let value = Self.value(4, &dice)
      let paths = try Self.paths.shuffled(using: &dice).prefix(3)
        .map { try JSONPath(parsing: $0, ignoresCase: ignoresCase) }
      var selection = JSONSelection(ignoresCase: ignoresCase)
      for path in paths { selection.add(path.way, whole: true) }
      let style = [JSONWriter.Style.compact, .indented].randomElement(using: &dice) ?? .compact
      let part = try Self.part(value.encoded(style: style), selection).get()
      for path in paths {
        let wanted = path.values(in: value)
        #expect(path.values(in: part) == wanted, "\(path) in \(value)")
        found += wanted.count
      }
      #expect(part.kindName == value.kindName || part.isNull)
    }
    #expect(found > 50)
  }

  @Test("Damaged text gives the same error at the same place", arguments: [1, 2, 3] as [UInt64])
  func damage(seed: UInt64) throws {
    var dice = Generator(state: seed)
    let spice: [UInt8] = Array("{}[]\",:\\u0123456789eE+-.tfn \n".utf8) + [0x00, 0x80, 0xC3, 0xED, 0xFF]
    var errors = 0
    for _ in 0..<800 {
      var bytes = Self.value(4, &dice).encoded()
      for _ in 0..<Int.random(in: 1...2, using: &dice) where !bytes.isEmpty {
        let place = Int.random(in: bytes.indices, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = spice.randomElement(using: &dice) ?? 0
        case 1: bytes.insert(spice.randomElement(using: &dice) ?? 0, at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      var selection = JSONSelection()
      let path = try JSONPath(parsing: Self.paths.randomElement(using: &dice) ?? ".")
      selection.add(path.way, whole: .random(using: &dice))
      let part = Self.part(bytes, selection)
      do throws(JSONError) {
        _ = try JSONValue.parse(bytes, at: TextPlace(line: 7))
        #expect((try? part.get()) != nil)
      } catch {
        errors += 1
        let wanted = error
        #expect { try part.get() } throws: { $0 as? JSONError == wanted }
      }
    }
    #expect(errors > 200)
  }

  @Test("What nests too deep is refused where nothing is wanted, too")
  func depth() {
    let bytes = Array((String(repeating: "[", count: 600) + String(repeating: "]", count: 600)).utf8)
    #expect { try Self.part(bytes, JSONSelection()).get() } throws: {
      ($0 as? JSONError)?.message.contains("nest deeper") == true
    }
  }

  @Test(
    "Shipped adapters find the same papers as in the whole of the text",
    arguments: [
      "arxiv-dump.jsonl", "assay-records.jsonl", "crossref-work.json", "crossref.json", "generic.json",
      "generic.jsonl", "huggingface-papers-api.json", "huggingface-papers.html", "openalex.json",
      "openalex.jsonl", "openreview-v1.json", "openreview-v2.json", "semantic-scholar.json",
    ])
  func adapters(name: String) throws {
    let whole = AdapterCatalogue(
      adapters: shippedAdapters.adapters.map { adapter in
        var adapter = adapter
        adapter.selection = nil
        return adapter
      })
    let bytes = try page(name)
    let (partly, wholly) = (read(bytes), read(bytes, catalogue: whole))
    #expect(!partly.papers.isEmpty)
    #expect(partly.papers == wholly.papers && partly.warnings == wholly.warnings)
    // Every cut, so that errors agree, too.
    for cut in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 20)) where name.hasSuffix("l") {
      let bytes = Array(bytes.prefix(cut))
      let (partly, wholly) = (read(bytes), read(bytes, catalogue: whole))
      #expect(partly.papers == wholly.papers && partly.warnings == wholly.warnings)
      #expect(partly.error == wholly.error)
    }
  }
}
