import Records
import Testing

@Suite("JSON parser")
struct JSONParserTests {
  @Test(
    "accepts what RFC 8259 allows",
    arguments: [
      ("null", JSONValue.null), (" true ", true), ("false", false), ("\u{FEFF}1", 1),
      ("-0", .number(JSONNumber(-0.0))), ("[]", []), ("{}", [:]), ("\"\"", ""),
      ("[1, [2], {\"a\": null}]", [1, [2], ["a": nil]]),
      (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"),
      (#""\u0041\u00e9\u20AC\uD83D\ude00""#, "Aé€😀"), (#""\u0000""#, "\0"),
      (
        "\"seven plain bytes, then é and 😀 and more than eight again\"",
        "seven plain bytes, then é and 😀 and more than eight again"
      ),
      ("\"12345678\\n12345678\"", "12345678\n12345678"), ("\"\u{7F}\"", "\u{7F}"),
    ] as [(String, JSONValue)])
  func accepts(text: String, value: JSONValue) throws {
    #expect(try JSONValue.parse(text) == value)
  }

  @Test(
    "refuses what is no JSON, naming the place",
    arguments: [
      ("", 1, 1, "empty"), ("  \n ", 2, 2, "empty"), ("[1,\n 2,]", 2, 4, "where a value"),
      ("[1 2]", 1, 4, "',' or ']'"), ("{\"a\" 1}", 1, 6, "':'"), ("{a: 1}", 1, 2, "a key in quotes"),
      ("{\"a\": 1,}", 1, 9, "a key in quotes"), ("[1", 1, 3, "end of the text"), ("{\"a\": ", 1, 7, "ends"),
      ("\"abc", 1, 1, "inside a string"), ("\"abc\\", 1, 1, "inside a string"),
      ("\"a\tb\"", 1, 3, "control character (0x09)"), ("01", 1, 2, "begin with 0"), ("1.", 1, 3, "fraction"),
      ("-", 1, 2, "a number"), ("1e", 1, 3, "exponent"), ("+1", 1, 1, "'+'"), (".5", 1, 1, "'.'"),
      ("NaN", 1, 1, "'N'"), ("nul", 1, 1, "'n'"), ("1 2", 1, 3, "after the JSON value"),
      ("[true, \"\\uD800\"]", 1, 9, "lone surrogate (\\uD800)"),
      ("\"é\\uDC00\"", 1, 4, "lone surrogate (\\uDC00)"), ("\"\\uD800\\u0041\"", 1, 2, "lone surrogate"),
      ("\"\\u12G4\"", 1, 2, "four hexadecimal"), ("\"\\u12\"", 1, 2, "four hexadecimal"),
      ("\"\\x\"", 1, 2, "unknown escape"), ("'a'", 1, 1, "'''"),
    ])
  func refuses(text: String, line: Int, column: Int, part: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    #expect(error?.message.contains(part) == true, "\(String(describing: error))")
  }

  @Test(
    "names the offset of invalid UTF-8",
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1),
      ([0x22, 0x61, 0x62, 0xED, 0xA0, 0x80, 0x22], 3),
      ([0x22, 0xC3, 0xA9, 0xC0, 0xAF, 0x22], 3), ([0x22, 0x5C, 0x6E, 0xF5, 0x22], 3),
    ] as [([UInt8], Int)])
  func invalidUTF8(bytes: [UInt8], offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
    #expect(error?.utf8Offset == offset)
    #expect(error?.message.contains("UTF-8") == true)
  }

  @Test("bounds the nesting")
  func nesting() throws {
    let depth = JSONValue.maximumDepth
    _ = try JSONValue.parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    let error = #expect(throws: JSONError.self) {
      try JSONValue.parse(String(repeating: "[", count: 1_000_000))
    }
    #expect(error?.column == depth + 1)
    #expect(throws: JSONError.self) {
      try JSONValue.parse(String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test("keeps order, digits and repeated keys")
  func access() throws {
    let value = try JSONValue.parse(#"{"b": 1.50, "a": [10, {"c": "x"}], "b": 1e3, "big": 1e999}"#)
    #expect(value.object?.keys == ["b", "a", "b", "big"])
    #expect(value.object?[0].value.number?.text == "1.50")
    #expect(value["b"]?.int == 1000)
    #expect(value["b"]?.double == 1000)
    #expect(value["a"]?[1]?["c"]?.string == "x")
    #expect(value["a"]?[2] == nil)
    #expect(value["a"]?["c"] == nil)
    #expect(value["big"]?.double == nil)
    #expect(value["none"] == nil)
  }

  @Test("places errors within a larger text")
  func origin() {
    let error = #expect(throws: JSONError.self) {
      try JSONValue.parse("[1,\n]", at: TextPlace(line: 7, column: 1, utf8Offset: 100))
    }
    #expect(error == JSONError(line: 8, column: 1, utf8Offset: 104, message: error?.message ?? ""))
  }

  @Test("finds special bytes at every alignment")
  func alignment() throws {
    for length in 0..<40 {
      for special in ["é", "\\n", "\\u00e9", "\\\""] {
        let plain = String(repeating: "x", count: length)
        let expected = special == "\\n" ? "\n" : special == "\\\"" ? "\"" : "é"
        #expect(try JSONValue.parse("\"\(plain)\(special)\(plain)\"").string == plain + expected + plain)
      }
    }
  }
}
