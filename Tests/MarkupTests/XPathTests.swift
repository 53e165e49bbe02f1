import Markup
import Testing

struct XPathTests {
  @Test(arguments: [("//[", 3), ("//a[", 5), ("count(", 7), ("//a]", 4), ("", 1), ("a b", 3)])
  func badExpressionsSayWhere(path: String, column: Int) {
    let error = failure { try XPathExpression(path) }
    #expect(error?.kind == .xpath)
    #expect(error?.column == column)
    #expect(error?.message.contains("correct the expression") == true)
  }

  @Test func nestingOfExpressionsIsBounded() {
    let deep = String(repeating: "(", count: 4000) + "1" + String(repeating: ")", count: 4000)
    #expect(failure { try XPathExpression(deep) }?.kind == .xpath)
    #expect(failure { try XPathExpression("//a" + String(repeating: "/a", count: 5000)) }?.kind == .xpath)
  }

  @Test(arguments: ["nope(.)", "//p[nope()]", "$v", "q:p"])
  func unknownNamesFail(path: String) throws {
    let document = try html("<p>x</p>")
    #expect(failure { try document.nodes(XPathExpression(path)) }?.kind == .xpath)
  }

  @Test func valuesOfEachType() throws {
    let root = try #require(try html("<p id=a>x</p><p>y</p>").root)
    guard case .number(2) = try root.value(XPathExpression("count(//p)")) else {
      Issue.record("no number")
      return
    }
    guard case .string("x") = try root.value(XPathExpression("string(//p)")) else {
      Issue.record("no string")
      return
    }
    guard case .bool(true) = try root.value(XPathExpression("//p/@id = 'a'")) else {
      Issue.record("no truth value")
      return
    }
    #expect(failure { try root.nodes(XPathExpression("count(//p)")) }?.kind == .xpath)
    let attribute = try #require(try root.nodes(XPathExpression("//@id")).first)
    #expect(attribute.name == "id" && attribute.stringValue == "a" && attribute.flow.text == "a")
    #expect(!attribute.isElement && attribute.parent?.name == "p" && attribute.line == 1)
    #expect(try root.nodes(XPathExpression("namespace::*")).isEmpty)
  }

  @Test func relativePathsAndAxes() throws {
    let document = try html("<dl><dt>1<dd>one<dt>2<dd>two</dl>")
    let terms = try document.nodes(XPathExpression("//dt"))
    let next = try XPathExpression("following-sibling::dd[1]")
    #expect(try terms.map { try $0.nodes(next).first?.flow.text } == ["one", "two"])
    #expect(terms.first?.parent?.name == "dl")
    #expect(terms.first?.parent?.children.map(\.name) == ["dt", "dd", "dt", "dd"])
  }

  @Test func workIsBounded() throws {
    let document = try xml("<r>" + String(repeating: "<a/>", count: 3000) + "</r>")
    let error = failure { try document.nodes(XPathExpression("//a[count(//a[count(//a) > 1]) > 1]")) }
    #expect(error?.kind == .xpath)
  }

  @Test func nodesKeepTheirDocumentAlive() throws {
    func node() throws -> MarkupNode { try first(try xml("<r><a>kept</a></r>"), "//a") }
    let kept = try node()
    #expect(kept.stringValue == "kept" && kept.parent?.name == "r")
  }

  @Test func manyThreadsAtOnce() async throws {
    let shared = try XPathExpression("//p[contains(., 'x')]")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for round in 0..<60 {
            let good = try html("<p>x\(task)</p>" + String(repeating: "<p>\(round)</p>", count: 50))
            #expect(try good.nodes(shared).map(\.stringValue) == ["x\(task)"])
            let lines = String(repeating: "\n", count: task)
            let bad = try xml("<r>\(lines)<p>x</q></r>")
            #expect(bad.warnings.first?.line == task + 1)
            #expect(try good.nodes(XPathExpression("//p")).count == 51)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
