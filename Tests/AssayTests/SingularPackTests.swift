import Foundation
import Records
import Testing

@testable import Assay

@Suite("A pack that names things in the singular")
struct SingularPackTests {
  private func mentions(_ head: String) throws -> [Mention] {
    let extractor = try DemoRules.extractor(
      """
      pack: demo
      \(head)
      rules:
        - id: rate
          emits: metric
          establishes: true
          pattern: '@(success rates?) of'
          examples: ["The [success rates] of robots."]
      """)
    var worker = extractor.makeWorker()
    let paper = Paper(
      source: Source(input: "-", index: 0, adapter: "test"),
      abstract: "The naïve success rates of robots; success rates rise.")
    return worker.record(of: paper).mentions
  }

  @Test("Mentions end before the plural's ending, wherever the name is repeated")
  func singular() throws {
    let found = try mentions("singular: true")
    #expect(found.map(\.text) == ["success rate", "success rate"])
    #expect(found.map(\.scalarRange) == [10..<22, 35..<47])
  }

  @Test("Words that end so may be listed")
  func listed() throws {
    #expect(try mentions("singular: [rate]").map(\.text) == ["success rate", "success rate"])
    #expect(try mentions("singular: [score]").map(\.text) == ["success rates", "success rates"])
  }

  @Test("Without it they end with their tokens")
  func plural() throws {
    #expect(try mentions("why: a test").map(\.text) == ["success rates", "success rates"])
  }

  @Test("What is neither true nor false is said")
  func wrong() { #expect(throws: (any Error).self) { try mentions("singular: maybe") } }

  @Test("What loses to another rule is traced as it would have been recorded")
  func traces() throws {
    let extractor = try DemoRules.extractor(
      """
      pack: demo
      singular: true
      rules:
        - {id: rate, emits: metric, pattern: '@(success rates?) of', examples: ["[success rates] of"]}
        - {id: lot, emits: metric, priority: 60, pattern: '@(success rates of robots)', examples: ["[success rates of robots]"]}
      """)
    let paper = Paper(
      source: Source(input: "-", index: 0, adapter: "test"), abstract: "The success rates of robots rise.")
    let traces = GoldRun(extractor, gold: [Record(paper: paper)]).traces
    #expect(traces.map(\.mention.text) == ["success rate"])
    #expect(traces.map(\.mention.scalarRange) == [4..<16])
  }
}
