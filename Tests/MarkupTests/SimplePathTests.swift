import Markup
import Testing

/// The walk along simple paths gives what libxml2 gives.
struct SimplePathTests {
  private static let namespaces = ["n": "urn:n", "m": "urn:m"]

  @Test(arguments: [
    "a", "//a", ".//a/@href", "/r/a", "..", ".", "../a", "@href", "@*", "*", "n:a//*", "descendant::a/b",
    "a[2]", "a[@href][2]", "*[1][self::b]", "following-sibling::*[1][self::div][contains(@class, 'x')]/b",
    "preceding-sibling::a[1]", "ancestor::a[1]/preceding-sibling::b[1]", "ancestor::*",
    "preceding-sibling::*",
    ".//a[@title=\"Abstract\"]/@href | .//a[contains(@href, \"/abs/\")]/@href", "a|b|a",
    "//*[self::a or self::b][not(@href)][.//a]", "//a[starts-with(@href, 'h') and @class]",
    " // a [ @href ] / b ",
    "//a/*[2]/b", "child::a/attribute::href", "//a[not(.//b[contains(@class, 'x')])]", "//n:a/@m:href",
  ])
  func isWalked(path: String) throws {
    #expect(try XPathExpression(path, namespaces: Self.namespaces).isSimple)
  }

  @Test(arguments: [
    "//a[1]", "(//a)[1]", "string(a)", "a/text()", "//dt[name(following-sibling::*[1]) = 'dd']", "a[. = 'x']",
    "a[last()]", "a[position() = 1]", "a[@href != 'x']", "a[contains(., 'x')]", "a[@href = @title]", "a + 1",
    "//a/..", "//a/following-sibling::b", "following::a", "a[b[c[d]]]", "a[contains(@href, '')]", "/", "é",
    "preceding::a", "a[b = 'x']", "processing-instruction()", "a[1.5]", "a['x']", "//@href", "q:a",
  ])
  func isLeftToLibXML2(path: String) throws {
    #expect(try !XPathExpression(path, namespaces: Self.namespaces).isSimple)
  }

  @Test("Trees and paths of chance", arguments: 1...12 as ClosedRange<UInt64>)
  func chance(seed: UInt64) throws {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var (walked, found) = (0, 0)
    for round in 0..<40 {
      let isHTML = round % 3 == 0
      var text = ""
      dice.tree(&text, depth: 0, isHTML: isHTML)
      let document =
        isHTML
        ? try html("<body>\(text)</body>") : try xml("<r xmlns:n='urn:n' xmlns:m='urn:m'>\(text)</r>")
      let everything = try document.nodes(XPathExpression("//* | //@*"))
      for _ in 0..<40 {
        let path = dice.union(depth: 0)
        let expression = try XPathExpression(path, namespaces: Self.namespaces)
        guard expression.isSimple else { continue }
        walked += 1
        for node in [everything.randomElement(using: &dice), document.root].compactMap({ $0 }) {
          guard case .nodes(let wanted) = try node.valueByLibXML2(expression) else { continue }
          let nodes = try node.nodes(expression)
          found += nodes.count
          #expect(nodes == wanted, "\(path) in \(text)")
        }
      }
    }
    #expect(walked > 500 && found > 500)
  }

  @Test func workIsBounded() throws {
    // Each of the elements is asked for what it does not hold, and each holds all behind it.
    let count = 900
    let deep = String(repeating: "<a>", count: count) + String(repeating: "<b/>", count: 100_000)
    let document = try xml(deep + String(repeating: "</a>", count: count))
    let expression = try XPathExpression("//a[.//c]")
    #expect(expression.isSimple)
    #expect(failure { try document.nodes(expression) }?.kind == .xpath)
    #expect(try document.nodes(XPathExpression("//a//b")).count == 100_000)
  }
}

/// Chance that can be repeated.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }

  mutating func one(of choices: [String]) -> String { choices.randomElement(using: &self) ?? "" }
  mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  mutating func tree(_ text: inout String, depth: Int, isHTML: Bool) {
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      switch Int.random(in: 0..<8, using: &self) {
      case 0: text += one(of: ["x", " ", "&amp;", "<!-- c -->", isHTML ? "y" : "<![CDATA[z]]>"])
      case 1 where !isHTML: text += "<?p i?>"
      default:
        let name = one(of: isHTML ? ["div", "span", "b", "i"] : ["div", "span", "b", "i", "n:b", "m:div"])
        text += "<\(name)"
        for attribute in ["class", "href", isHTML ? "title" : "m:class"] where isOne(in: 3) {
          text += " \(attribute)='\(one(of: ["x", "x y", "", "&lt;y", "yx", "a&amp;b"]))'"
        }
        text += ">"
        if depth < 6 { tree(&text, depth: depth + 1, isHTML: isHTML) }
        text += "</\(name)>"
      }
    }
  }

  private static let names = ["div", "span", "b", "i", "*", "n:b", "m:div"]

  mutating func union(depth: Int) -> String {
    isOne(in: 5) ? "\(way(depth: depth)) | \(way(depth: depth))" : way(depth: depth)
  }

  mutating func way(depth: Int) -> String {
    var way = one(of: [
      "", "", ".//", "//", "/", "../", "./", "following-sibling::*[1]/", "ancestor::div[1]/",
    ])
    for _ in 0..<Int.random(in: 0...2, using: &self) {
      way += step(depth: depth) + one(of: ["/", "/", "//"])
    }
    return way + (isOne(in: 4) ? one(of: ["@class", "@href", "@m:class", "@*", "."]) : step(depth: depth))
  }

  mutating func step(depth: Int) -> String {
    let axis = one(of: [
      "", "", "", "", "following-sibling::", "preceding-sibling::", "ancestor::", "self::", "descendant::",
      "parent::",
    ])
    var step = axis + one(of: Self.names)
    while depth < 2, isOne(in: 3) { step += "[\(predicate(depth: depth + 1))]" }
    return step
  }

  mutating func predicate(depth: Int) -> String {
    switch Int.random(in: 0..<9, using: &self) {
    case 0, 1: one(of: ["1", "2", "3"])
    case 2: "@class"
    case 3: "@href = '\(one(of: ["x", "x y", ""]))'"
    case 4: "contains(@class, '\(one(of: ["x", "y", "<"]))')"
    case 5: "starts-with(@href, 'x')"
    case 6: "not(\(predicate(depth: depth + 1)))"
    case 7: "@class and \(depth < 3 ? way(depth: depth + 1) : "b")"
    default: "self::b or \(depth < 3 ? way(depth: depth + 1) : "i")"
    }
  }
}
