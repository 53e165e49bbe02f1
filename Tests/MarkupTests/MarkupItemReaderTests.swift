import Foundation
import Markup
import Testing

struct MarkupItemReaderTests {
  private func all(_ reader: MarkupItemReader) throws -> [MarkupNode] {
    var nodes: [MarkupNode] = []
    while let node = try reader.next() { nodes.append(node) }
    return nodes
  }

  @Test func itemsStandAlone() throws {
    let text = """
      <?xml version="1.0"?>
      <!-- <item>no</item> -->
      <list xmlns="urn:d" xmlns:x="urn:x">
      <item n="1"><x:a>one</x:a><item>inner</item></item>
      <other><![CDATA[<item>no</item>]]></other>
      <group><item n="2">a > b</item></group>
      <item n="3"/>
      </list>
      """
    let reader = try MarkupItemReader(bytes: Array(text.utf8), items: ["item"])
    let nodes = try all(reader)
    #expect(nodes.map { $0.attribute("n") } == ["1", "2", "3"])
    #expect(nodes.map(\.line) == [4, 6, 7])
    #expect(nodes.map(\.namespaceURI) == ["urn:d", "urn:d", "urn:d"])
    #expect(nodes.allSatisfy { $0.parent == nil })
    let path = try XPathExpression("/d:item/y:a", namespaces: ["d": "urn:d", "y": "urn:x"])
    #expect(try nodes[0].nodes(path).map(\.stringValue) == ["one"])
    #expect(reader.warnings.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 7, 64])
  func piecesMayEndAnywhere(size: Int) throws {
    let text =
      "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY u 'U of ]> X'>]>\n<r><i a='>'>é &u;</i><!--<i>--><i>"
      + "<![CDATA[</i>]]></i><j><i/></j></r>"
    var rest = Array(text.utf8)[...]
    let reader = try MarkupItemReader(items: ["i"]) { () throws(MarkupError) in
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    #expect(try all(reader).map(\.stringValue) == ["é U of ]> X", "</i>", ""])
  }

  @Test func onlyItemsOfANamespace() throws {
    let text = "<r xmlns:a='urn:a'><a:i>1</a:i><i>2</i><i xmlns='urn:a'>3</i></r>"
    let reader = try MarkupItemReader(bytes: Array(text.utf8), items: ["i"], namespace: "urn:a")
    #expect(try all(reader).map(\.stringValue) == ["1", "3"])
  }

  @Test func aBrokenItemSpoilsNoOther() throws {
    let text = "<r>\n<i>AT&T &nbsp;<b>x</i>\n<i>\u{1}ok</i>\n<i>good</i>"
    let reader = try MarkupItemReader(bytes: Array(text.utf8), items: ["i"])
    #expect(try all(reader).count == 3)
    #expect(reader.warnings.map(\.line).first == 2)
    #expect(reader.warnings.contains { $0.message.contains("</r>") })
  }

  @Test func aRefusedItemIsPassedOver() throws {
    let text = "<!DOCTYPE r [<!ENTITY a '&b;&b;'><!ENTITY b 'x'>]>\n<r><i>1</i><i>&a;</i><i>3 &b;</i></r>"
    let reader = try MarkupItemReader(bytes: Array(text.utf8), items: ["i"])
    #expect(try reader.next()?.stringValue == "1")
    #expect(failure { try reader.next() }?.kind == .entity)
    #expect(try reader.next()?.stringValue == "3 x")
    #expect(try reader.next() == nil)
  }

  @Test func cutOffInsideAnItem() throws {
    let reader = try MarkupItemReader(bytes: Array("<r><i>1</i>\n<i>2".utf8), items: ["i"])
    #expect(try reader.next()?.stringValue == "1")
    let error = failure { try reader.next() }
    #expect(error?.message.contains("line 2") == true)
    #expect(try reader.next() == nil)
  }

  @Test func limits() throws {
    var limits = MarkupLimits.standard
    limits.maxItemBytes = 1000
    let large = "<r><i>\(String(repeating: "x", count: 5000))</i></r>"
    let reader = try MarkupItemReader(bytes: Array(large.utf8), items: ["i"], limits: limits)
    #expect(failure { try reader.next() }?.message.contains("--max-item-bytes") == true)
    let deep = try MarkupItemReader(bytes: Array(String(repeating: "<a>", count: 10_000).utf8), items: ["i"])
    #expect(failure { try deep.next() }?.message.contains("--max-depth") == true)
    let inside =
      "<i>" + String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000) + "</i>"
    let nested = try MarkupItemReader(bytes: Array(inside.utf8), items: ["i"])
    #expect(failure { try nested.next() }?.kind == .limit)
  }

  @Test(arguments: ["latin1", "utf-16"])
  func encodings(name: String) throws {
    let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<r><i>é</i><i>b</i></r>"
    let bytes: [UInt8] =
      name == "latin1"
      ? text.unicodeScalars.map { UInt8($0.value) }
      : [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let nodes = try all(try MarkupItemReader(bytes: bytes, items: ["i"]))
    #expect(nodes.map(\.stringValue) == ["é", "b"])
    #expect(nodes.map(\.line) == [2, 2])
  }

  @Test func aLargeFileStreamsPast() throws {
    let item = "<record><title>A title</title><p>\(String(repeating: "text ", count: 400))</p></record>\n"
    var left = 10_000
    let reader = try MarkupItemReader(items: ["record"]) {
      defer { left -= 1 }
      if left == 10_000 { return Array(("<dump>\n" + item).utf8) }
      return left > 0 ? Array(item.utf8) : left == 0 ? Array("</dump>".utf8) : nil
    }
    var count = 0
    var lastLine = 0
    while let node = try reader.next() {
      count += 1
      lastLine = node.line
    }
    #expect(count == 10_000 && lastLine == 10_001)
  }
}
