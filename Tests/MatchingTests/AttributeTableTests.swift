import Testing

@testable import Matching
@testable import Rules

@Suite("Attributes as numbers")
struct AttributeTableTests {
  @Test("Equal attributes have one number, which gives them back")
  func numbers() {
    var table = AttributeTable()
    let one = table.set(["unit": "percent", "kind": "plain"])
    #expect(table.set(["kind": "plain", "unit": "percent"]) == one)
    #expect(table.set(["kind": "plain"]) != one)
    #expect(table.set([:]) == .none)
    #expect(table[one] == ["unit": "percent", "kind": "plain"])
    #expect(table[.none].isEmpty)
  }

  @Test("Too many combinations are forgotten between papers, and those of lexicons never")
  func forgetting() {
    var table = AttributeTable()
    let lasting = table.set(["family": "llama"])
    table.seal()
    for number in 0..<20_000 {
      let generation = table.generation
      let set = table.set(["spread": "\(number)"])
      #expect(table[set] == ["spread": "\(number)"])
      #expect(table.set(["spread": "\(number)"]) == set)
      table.beginPaper()
      if table.generation == generation { #expect(table[set] == ["spread": "\(number)"]) }
    }
    #expect(table.generation == 2)
    #expect(table.set(["family": "llama"]) == lasting)
    #expect(table[lasting] == ["family": "llama"])
  }

  @Test("What a combination passes is asked anew once numbers mean something else")
  func passing() {
    var predicates = PredicateTable()
    let test = predicates.span(
      SpanTest(
        source: .recogniser, name: "number",
        conditions: [AttributeCondition(key: "unit", values: ["percent"], isNegated: false)]))
    let (layer, bit) = (predicates.spans[test].layer, predicates.spans[test].bit)
    var table = AttributeTable()
    for number in 0..<20_000 {
      let isPercent = number % 3 == 0
      let set = table.set(["unit": isPercent ? "percent" : "point", "spread": "\(number)"])
      #expect((table.passed(layer, set) { predicates.passed(layer, attributes: $0) } & bit != 0) == isPercent)
      #expect((table.passed(layer, set) { predicates.passed(layer, attributes: $0) } & bit != 0) == isPercent)
      table.beginPaper()
    }
  }
}
