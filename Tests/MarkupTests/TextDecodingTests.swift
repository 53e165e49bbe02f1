import Markup
import Testing

struct TextDecodingTests {
  struct Sample: Sendable {
    var bytes: [UInt8]
    var declared: String?
    var text: String
    var encoding: String
    var warns = false
  }
  static let latin: [UInt8] = Array("caf".utf8) + [0xE9]

  @Test(arguments: [
    Sample(bytes: [], text: "", encoding: "UTF-8"),
    Sample(bytes: Array("é".utf8), text: "é", encoding: "UTF-8"),
    Sample(bytes: [0xEF, 0xBB, 0xBF] + Array("é".utf8), text: "é", encoding: "UTF-8"),
    Sample(bytes: latin, text: "café", encoding: "windows-1252"),
    Sample(bytes: [0x93, 0x41, 0x94, 0x80], text: "“A”€", encoding: "windows-1252"),
    Sample(bytes: latin, declared: "ISO-8859-1", text: "café", encoding: "windows-1252"),
    Sample(bytes: latin, declared: "utf-8", text: "café", encoding: "windows-1252", warns: true),
    Sample(
      bytes: Array("é ".utf8) + latin, declared: "UTF-8", text: "é caf\u{FFFD}", encoding: "UTF-8",
      warns: true),
    Sample(bytes: latin, declared: "no-such", text: "café", encoding: "windows-1252", warns: true),
    Sample(bytes: latin, declared: "../../evil", text: "café", encoding: "windows-1252", warns: true),
    Sample(bytes: latin, declared: "UTF-8//TRANSLIT", text: "café", encoding: "windows-1252", warns: true),
    Sample(bytes: [0xFF, 0xFE, 0x41, 0, 0xE9, 0], text: "Aé", encoding: "UTF-16LE"),
    Sample(bytes: [0xFE, 0xFF, 0, 0x41, 0xD8, 0x35, 0xDC, 0xB3], text: "A𝒳", encoding: "UTF-16BE"),
    Sample(bytes: [0xFE, 0xFF, 0xD8, 0x35, 0, 0x41, 0], text: "\u{FFFD}A\u{FFFD}", encoding: "UTF-16BE"),
    Sample(bytes: [0x3C, 0, 0x70, 0, 0x3E, 0], text: "<p>", encoding: "UTF-16LE"),
    Sample(bytes: [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], text: "A", encoding: "UTF-32LE"),
    Sample(bytes: [0xCF, 0xF0], declared: "windows-1251", text: "Пр", encoding: "CP1251"),
    Sample(
      bytes: [0xF0, 0xD2], declared: "koi8-r", text: "Пр".replacing("П", with: "П"), encoding: "KOI8-R"),
    Sample(bytes: [0x93, 0xFA, 0x96, 0x7B], declared: "Shift_JIS", text: "日本", encoding: "CP932"),
    Sample(bytes: [0xD6, 0xD0, 0xFF], declared: "gb2312", text: "中\u{FFFD}", encoding: "GB18030"),
    Sample(bytes: [0x61, 0, 0x62], text: "ab", encoding: "UTF-8", warns: true),
    Sample(bytes: [0xED, 0xA0, 0x80], text: "í\u{A0}€", encoding: "windows-1252"),
    Sample(
      bytes: Array("<meta charset=utf-16><p>é".utf8), text: "<meta charset=utf-16><p>é", encoding: "UTF-8"),
  ])
  func decoding(sample: Sample) {
    let decoded = decodeText(sample.bytes, declared: sample.declared)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == sample.text)
    #expect(decoded.encoding == sample.encoding)
    #expect(decoded.warnings.isEmpty != sample.warns)
    #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>caf?</p>",
    "<?xml version='1.0' encoding='windows-1252'?>\n<p>caf?</p>",
    "<meta charset=latin1><p>caf?</p>",
    "<META CHARSET = \"iso-8859-1\"><p>caf?</p>",
    "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>caf?</p>",
    "<meta name=x content=y><meta charset='windows-1252'><p>caf?</p>",
    "<p>caf?</p>",
  ])
  func declarationsInside(page: String) throws {
    let bytes = page.utf8.map { $0 == UInt8(ascii: "?") && !page.hasPrefix("<?") ? 0xE9 : $0 }
    let patched = page.hasPrefix("<?") ? Self.replacingLastQuestionMark(in: bytes) : bytes
    #expect(try first(try MarkupDocument.html(patched), "//p").stringValue == "café")
    if page.hasPrefix("<?") { #expect(try MarkupDocument.xml(patched).root?.stringValue == "café") }
  }

  private static func replacingLastQuestionMark(in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    if let place = bytes.lastIndex(of: UInt8(ascii: "?")) { bytes[place] = 0xE9 }
    return bytes
  }

  @Test func transportComesBeforeThePage() throws {
    let page = Array("<meta charset=utf-8><p>caf".utf8) + [0xE9]
    #expect(try first(try MarkupDocument.html(page, declaredEncoding: "latin1"), "//p").stringValue == "café")
  }

  @Test func pageInUTF16() throws {
    for big in [false, true] {
      let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r>é中</r>"
      let units = [UInt16(0xFEFF)] + Array(text.utf16)
      let bytes = units.flatMap {
        big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
      #expect(try MarkupDocument.xml(bytes).root?.stringValue == "é中")
      #expect(try MarkupDocument.html(bytes).root?.stringValue == "é中")
    }
  }

  @Test func warningsNameTheFirstLine() throws {
    let bytes = Array("<meta charset=utf-8>é\n\n".utf8) + [0xE9, 0x0A, 0xFF, 0]
    let warnings = decodeText(bytes).warnings
    #expect(warnings.map(\.line) == [3, 4])
    let document = try MarkupDocument.html(bytes)
    #expect(document.warnings.filter { $0.kind == .encoding }.map(\.line) == [3, 4])
  }
}
