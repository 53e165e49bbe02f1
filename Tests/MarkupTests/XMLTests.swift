import Foundation
import Markup
import Testing

struct XMLTests {
  @Test func cdataAndReferencesAreText() throws {
    let document = try xml("<r><a><![CDATA[x < y & z &nbsp;]]></a><b>&#65;&#x42; &lt;&amp;</b></r>")
    #expect(try first(document, "/r/a").stringValue == "x < y & z &nbsp;")
    #expect(try first(document, "/r/b").stringValue == "AB <&")
    #expect(document.warnings.isEmpty && !document.isRecovered)
  }

  @Test(arguments: [
    ("<r>a&nbsp;b&eacute;</r>", "a\u{A0}bé", false),
    ("<r>AT&T</r>", "AT&T", true),
    ("<r>a & b &; &#; c</r>", "a & b &; \u{FFFD} c", true),
    ("<r>x &foo; y</r>", "x &foo; y", true),
    ("<r>x\u{B}y\u{1B}z</r>", "x y z", true),
    ("<r>x&#0;y&#xD800;&#27;</r>", "x\u{FFFD}y\u{FFFD}\u{FFFD}", true),
    ("<!DOCTYPE r [<!ENTITY me \"Ann &#38; Bo\">]><r>x</r>", "x", false),
    (
      "<!DOCTYPE r [<!ENTITY nbsp \"&#160;\"><!ENTITY uni 'U of X'>]><r>&uni;&nbsp;1</r>", "U of X\u{A0}1",
      false
    ),
    ("<!DOCTYPE r SYSTEM \"http://example.invalid/a.dtd\"><r>x</r>", "x", false),
  ])
  func sloppyReferencesAreRead(text: String, expected: String, warns: Bool) throws {
    let document = try xml(text)
    #expect(document.root?.stringValue == expected)
    #expect(document.warnings.isEmpty != warns)
    if warns { #expect(document.warnings.allSatisfy { $0.line == 1 }) }
  }

  @Test func laughsFailAndAreNotExpanded() throws {
    let laughs = (1...9).map { level in
      "<!ENTITY lol\(level) \"\((0..<10).map { _ in "&lol\(level - 1);" }.joined())\">"
    }
    let text = "<!DOCTYPE l [<!ENTITY lol0 \"lol\">\n\(laughs.joined(separator: "\n"))]>\n<l>&lol9;</l>"
    let error = try #require(failure { try xml(text) })
    #expect(error.kind == .entity && error.line == 11)
    #expect(error.message.contains("lol9"))
  }

  @Test func oneEntityUsedOftenIsBounded() {
    var limits = MarkupLimits.standard
    limits.maxBytes = 100_000
    let value = String(repeating: "x", count: 1000)
    let text = "<!DOCTYPE l [<!ENTITY a \"\(value)\">]><l>\(String(repeating: "&a;", count: 1000))</l>"
    let error = failure { try MarkupDocument.xml(Array(text.utf8), limits: limits) }
    #expect(error?.kind == .entity)
  }

  @Test func attributesOfTheDTDAreNotAdded() throws {
    let value = String(repeating: "x", count: 100)
    let document = try xml("<!DOCTYPE l [<!ATTLIST a b CDATA \"\(value)\">]><l><a c='1'/></l>")
    #expect(try first(document, "//a").attribute("b") == nil)
    #expect(try first(document, "//a").attribute("c") == "1")
  }

  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY x SYSTEM \"FILE\">]><r>&x;</r>",
    "<!DOCTYPE r [<!ENTITY x PUBLIC \"p\" \"FILE\">]><r>&x;</r>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM \"FILE\"> %p;]><r>none</r>",
    "<!DOCTYPE r SYSTEM \"FILE\"><r>&x;</r>",
    "<r xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"FILE\" parse=\"text\"/></r>",
    "<?xml-stylesheet href=\"FILE\"?><r/>",
  ])
  func noFileIsRead(shape: String) throws {
    let path = NSTemporaryDirectory() + "assay-markup-\(UUID().uuidString).txt"
    try "<!ENTITY x 'secret'>secret".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = shape.replacing("FILE", with: path)
    do {
      let document = try xml(text)
      #expect(document.root?.stringValue.contains("secret") != true)
    } catch let error as MarkupError {
      #expect(error.kind == .entity && error.line == 1)
    }
  }

  @Test func tenThousandNestedTagsFailClearly() throws {
    let open = String(repeating: "<a>", count: 10_000)
    #expect(failure { try xml(open) }?.kind == .limit)
    var limits = MarkupLimits.standard
    limits.maxDepth = 20_000
    let closed = open + "x" + String(repeating: "</a>", count: 10_000)
    #expect(try MarkupDocument.xml(Array(closed.utf8), limits: limits).root?.flow.text == "x")
  }

  @Test func truncatedXMLKeepsWhatStands() throws {
    let document = try xml("<feed>\n<entry>one</entry>\n<entry>tw")
    #expect(document.isRecovered)
    #expect(try document.nodes(XPathExpression("//entry")).count == 2)
    #expect(document.warnings.first?.line == 3)
  }

  @Test func mismatchedTagsAreReported() throws {
    let document = try xml("<r>\n<a>x</b></r>")
    #expect(document.warnings.first?.line == 2)
    #expect(document.warnings.first?.column != nil)
  }

  @Test(arguments: ["no markup", "{\"a\": 1}", "<", "&amp;"])
  func whatIsNoXMLFails(text: String) { #expect(failure { try xml(text) }?.kind == .syntax) }

  @Test func namespaces() throws {
    let text = "<feed xmlns='urn:atom' xmlns:x='urn:x'><entry x:id='7' id='8'><x:n>1</x:n></entry></feed>"
    let document = try xml(text)
    let entry = try first(document, "/a:feed/a:entry", ["a": "urn:atom"])
    #expect(entry.name == "entry" && entry.namespaceURI == "urn:atom")
    #expect(entry.attribute("x:id") == "7")
    #expect(try entry.nodes(XPathExpression("b:n", namespaces: ["b": "urn:x"])).first?.stringValue == "1")
    #expect(try document.nodes(XPathExpression("/feed/entry")).isEmpty)
    // The same document with other prefixes: the first ones are forgotten.
    #expect(failure { try document.nodes(XPathExpression("//a:entry")) }?.kind == .xpath)
  }

  @Test(arguments: [200_000])
  func manyNodesKeepTheirOrderQuickly(count: Int) throws {
    let document = try xml("<r>" + (0..<count).map { "<a i='\($0)'/><b/>" }.joined() + "</r>")
    let start = ContinuousClock.now
    let nodes = try document.nodes(XPathExpression("//*[self::a or self::b]"))
    #expect(nodes.count == 2 * count)
    #expect(nodes.prefix(4).map(\.name) == ["a", "b", "a", "b"])
    #expect(start.duration(to: .now) < .seconds(10))
  }
}
