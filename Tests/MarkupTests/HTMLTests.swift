import Markup
import Testing

struct HTMLTests {
  @Test(arguments: [
    ("", MarkupError.Kind.empty), (" \n\t", .empty), ("\u{0}\u{0}", .empty),
  ])
  func nothingIsAnError(text: String, kind: MarkupError.Kind) {
    #expect(failure { try html(text) }?.kind == kind)
  }

  @Test func plainTextBecomesAParagraph() throws {
    #expect(try html("just words").root?.flow.text == "just words")
  }

  @Test func binaryBytesNeverCrash() throws {
    var state: UInt64 = 7
    for _ in 0..<200 {
      let bytes = (0..<500).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        let byte = UInt8(truncatingIfNeeded: state >> 33)
        return byte % 5 == 0 ? UInt8(ascii: "<") : byte
      }
      let read = try? MarkupDocument.html(bytes)
      _ = read?.root?.flow
      _ = read?.root?.stringValue
      _ = try? MarkupDocument.xml(bytes).root?.flow
    }
  }

  @Test func unquotedAttributesAndOpenTags() throws {
    let document = try html("<div class=card-body><p>One<p>Two</div><a href=/x?a=1&b=2>go</a>")
    #expect(try first(document, "//div[@class='card-body']").flow.text == "One\n\nTwo")
    #expect(try first(document, "//a").attribute("href") == "/x?a=1&b=2")
    #expect(try first(document, "//a").attribute("title") == nil)
  }

  @Test func truncatedPageKeepsWhatStands() throws {
    let document = try html("<html><head><title>T</title></head><body><p>First.</p><p>Sec")
    #expect(document.root?.flow.text == "First.\n\nSec")
    #expect(document.warnings.contains { $0.message.contains("breaks off") })
    let whole = try html("<html><head><title>T</title></head><body><article>First.</article></body></html>")
    #expect(whole.warnings.isEmpty)
  }

  @Test func linesAreTheFiles() throws {
    let document = try html(String(repeating: "<p>x</p>\n", count: 70_000) + "<h2>end</h2>")
    #expect(try first(document, "//h2").line == 70_001)
    #expect(try first(document, "//p[10]").line == 10)
  }

  @Test func largeAttributeAndText() throws {
    let large = String(repeating: "0123456789", count: 2_000_000)
    let document = try html("<div data-props=\"\(large)\">\(large)</div><p>after</p>")
    #expect(try first(document, "//div").attribute("data-props")?.utf8.count == large.utf8.count)
    #expect(try first(document, "//div").stringValue.utf8.count == large.utf8.count)
    #expect(try first(document, "//p").flow.text == "after")
  }

  @Test(arguments: ["<div>", "<div></span>", "<b>", "<table><tr><td>", "<ul><li>", "<x-y>"])
  func tenThousandNestedTagsFailClearly(tag: String) {
    let error = failure { try html(String(repeating: tag, count: 10_000)) }
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("--max-depth") == true)
  }

  @Test func raisedDepthIsRead() throws {
    var limits = MarkupLimits.standard
    limits.maxDepth = 200_000
    let count = 100_000
    let text = String(repeating: "<b>", count: count) + "deep"
    let document = try MarkupDocument.html(Array(text.utf8), limits: limits)
    #expect(document.root?.flow.text == "deep")
    #expect(document.root?.stringValue == "deep")
  }

  @Test(arguments: ["<p>", "<br>", "<td>", "</div>", "<", "</", "<!--x", "<a b=c>x</a>", "&lt", "<p/>\n"])
  func tenThousandOfAnythingElseIsRead(piece: String) throws {
    let text = "start " + String(repeating: piece, count: 10_000)
    #expect(try html(text).root?.flow.text.hasPrefix("start") == true)
  }

  @Test(arguments: [" a%d=1", " a%d='1'", "a%d=\"1\"", " a%d", "/a%d=1"])
  func floodOfAttributesFailsClearly(shape: String) {
    let attributes = (0..<200_000).map { shape.split(separator: "%d").joined(separator: "\($0)") }.joined()
    for text in ["<p \(attributes)>x</p>", "<!-- a --!><p \(attributes)>x</p>-->"] {
      let error = failure { try html(text) }
      #expect(error?.kind == .limit)
      #expect(error?.message.contains("--max-attributes") == true)
    }
  }

  @Test func limitsOfBytesAndNodes() {
    var limits = MarkupLimits.standard
    limits.maxBytes = 10
    #expect(failure { try MarkupDocument.html(Array("<p>12345678".utf8), limits: limits) }?.kind == .limit)
    limits = .standard
    limits.maxNodes = 100
    let rows = String(repeating: "<i>x</i>", count: 60)
    let error = failure { try MarkupDocument.html(Array(rows.utf8), limits: limits) }
    #expect(error?.message.contains("--max-nodes") == true)
    #expect(failure { try MarkupDocument.html(Array(rows.prefix(300).utf8), limits: limits) } == nil)
  }

  @Test func entitiesOfHTMLOnly() throws {
    #expect(
      try html("<p>a&nbsp;b &eacute; &#233; &#xE9; &lt; &unknown; AT&T</p>").root?.flow.text
        == "a b é é é < &unknown; AT&T")
  }
}
