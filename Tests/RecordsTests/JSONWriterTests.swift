import Records
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
  @Test(
    "escapes what could break a line or a terminal",
    arguments: [
      ("plain é 😀", "\"plain é 😀\""), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
      ("\0\u{1B}[31m", #""\u0000\u001b[31m""#),
      ("\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009f\u{A0}\""),
      ("\u{2028}\u{2029}\u{2027}\u{202A}", "\"\\u2028\\u2029\u{2027}\u{202A}\""), ("", "\"\""),
    ])
  func escapes(text: String, json: String) throws {
    let bytes = JSONValue.string(text).encoded()
    #expect(String(decoding: bytes, as: UTF8.self) == json)
    #expect(try JSONValue.parse(bytes).string == text)
  }

  @Test(
    "writes the shortest number that reads back",
    arguments: [
      (0.1, "0.1"), (43.0, "43"), (43.13, "43.13"), (-0.5, "-0.5"), (228e9, "228000000000"),
      (1e300, "1e+300"),
      (1.0 / 3, "0.3333333333333333"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "null"),
      (.nan, "null"),
    ] as [(Double, String)])
  func doubles(value: Double, json: String) throws {
    var writer = JSONWriter()
    writer.double(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
    if value.isFinite { #expect(try JSONValue.parse(writer.bytes).double == value) }
  }

  @Test("writes decimals as their description does", arguments: [1, 2, 3] as [UInt64])
  func decimals(seed: UInt64) {
    var dice = JSONMutationTests.Generator(state: seed)
    for _ in 0..<5000 {
      let scale: Double = [1, 10, 100, 1000, 10_000, 100_000, 1e6].randomElement(using: &dice) ?? 1
      let bound = [10, 10_000, 10_000_000, 100_000_000_000_000].randomElement(using: &dice) ?? 10
      let exact = Double(Int.random(in: -bound...bound, using: &dice)) / scale
      for value in [exact, exact.nextUp, exact.nextDown] {
        var writer = JSONWriter()
        writer.double(value)
        var wanted = value.description
        if wanted.hasSuffix(".0") { wanted.removeLast(2) }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == wanted)
      }
    }
  }

  @Test("any key is escaped, and one that the source names is written as it is")
  func keys() {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, short) in zip(["a", "ab", "abc", "abcd", "abcdefg"], 1...) {
      writer.member(named: name, "\(short)")
    }
    writer.member("id", "x")
    writer.member("end", 1)
    writer.member("start", 2)
    writer.member("canonical", "y")
    writer.member("precision_interval_of_all", 0.5)
    writer.member(named: "a\"\n", "z")
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"a": "1", "ab": "2", "abc": "3", "abcd": "4", "abcdefg": "5", "id": "x", "end": 1, "start": 2, "#
        + #""canonical": "y", "precision_interval_of_all": 0.5, "a\"\n": "z"}"#)
  }

  @Test(
    "writes integers", arguments: [0, 7, 10, -1, 99, 100, -4096, 1_000_000_007, .max, .min] as [Int])
  func integers(value: Int) {
    var writer = JSONWriter()
    writer.int(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == value.description)
  }

  @Test(
    "escapes at every place of a text as a look at each character would", arguments: [1, 2] as [UInt64])
  func everyPlace(seed: UInt64) {
    var dice = JSONMutationTests.Generator(state: seed)
    let pieces: [Unicode.Scalar] = [
      "a", "b", " ", "\"", "\\", "\n", "\u{1}", "\u{7E}", "\u{7F}", "\u{80}", "\u{A0}", "é", "Â", "中",
      "\u{2027}", "\u{2028}", "\u{2029}", "\u{202A}", "😀", "!", "#", "[", "]",
    ]
    for _ in 0..<1500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &dice) {
        let isPlain = Int.random(in: 0..<3, using: &dice) > 0
        text.append(isPlain ? "x" : pieces.randomElement(using: &dice) ?? "a")
      }
      var wanted = "\""
      for scalar in text {
        switch scalar {
        case "\"": wanted += "\\\""
        case "\\": wanted += "\\\\"
        case "\n": wanted += "\\n"
        case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
          let digits = String(scalar.value, radix: 16)
          wanted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: wanted.unicodeScalars.append(scalar)
        }
      }
      wanted += "\""
      #expect(String(decoding: JSONValue.string(String(text)).encoded(), as: UTF8.self) == wanted)
    }
  }

  static let sample: JSONValue = ["a": [1, 2.5, "x", [], [:]], "b": ["c": nil, "d": true]]

  @Test(
    "sets members apart in each style",
    arguments: [
      (JSONWriter.Style.compact, #"{"a":[1,2.5,"x",[],{}],"b":{"c":null,"d":true}}"#),
      (.spaced, #"{"a": [1, 2.5, "x", [], {}], "b": {"c": null, "d": true}}"#),
      (
        .indented,
        """
        {
          "a": [
            1,
            2.5,
            "x",
            [],
            {}
          ],
          "b": {
            "c": null,
            "d": true
          }
        }
        """
      ),
    ])
  func styles(style: JSONWriter.Style, json: String) throws {
    let bytes = Self.sample.encoded(style: style)
    #expect(String(decoding: bytes, as: UTF8.self) == json)
    #expect(try JSONValue.parse(bytes) == Self.sample)
  }

  @Test("writes without a tree, many lines into one buffer")
  func streaming() {
    var writer = JSONWriter()
    for index in [-12, 0, 7, Int.min] {
      writer.beginObject()
      writer.member("i", index)
      writer.member("none", nil as String?)
      writer.member("list", ["a", "b"])
      writer.endObject()
      writer.endLine()
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init) == [
        #"{"i": -12, "list": ["a", "b"]}"#, #"{"i": 0, "list": ["a", "b"]}"#,
        #"{"i": 7, "list": ["a", "b"]}"#,
        #"{"i": -9223372036854775808, "list": ["a", "b"]}"#,
      ])
  }
}
