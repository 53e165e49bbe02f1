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
