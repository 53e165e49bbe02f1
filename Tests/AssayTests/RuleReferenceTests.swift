import Extraction
import Foundation
import Matching
import Records
import Testing
import Text

@testable import Assay
@testable import Rules

/// Every example of the language reference does what the page says.
@Suite("The rule language's reference")
struct RuleReferenceTests {
  private static let base = """
      - {id: number, emits: quantity, phase: lexicon, pattern: '@(#number)'}
      - {id: url, emits: link, phase: lexicon, pattern: '@(#url)'}

    """

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
  }

  private func extractor(_ block: RuleReference.Block) throws -> Extractor {
    var pack = "pack: demo\n"
    let macros = block.named("macro")
    if !macros.isEmpty {
      pack += "macros:\n" + macros.map { "  \(Self.quoted($0.name)): \(Self.quoted($0.value))\n" }.joined()
    }
    var files: [String: String] = [:]
    let lexicons = block.named("lexicon")
    if !lexicons.isEmpty { pack += "lexicons:\n" }
    for (name, rows) in lexicons {
      pack += "  \(name): \(name).tsv\n"
      files["\(name).tsv"] = rows.split(separator: ";").map { row in
        row.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\t")
      }.joined(separator: "\n")
    }
    pack += "rules:\n" + Self.base
    let pattern = try #require(block.values("pattern").first)
    pack += "  - {id: example, emits: example, pattern: \(Self.quoted(pattern))}\n"
    return try DemoRules.extractor(pack, lexicons: files)
  }

  /// What the example's rule captures in a sentence, as marks.
  private func found(_ marked: String, in field: Field, markup: [String], extractor: Extractor) -> (
    found: Set<Example.Span>, expected: Set<Example.Span>
  ) {
    let position = SourcePosition(file: "README.md", line: 1, column: 1)
    let example = Example(marked: marked, isNegative: false, position: position)
    var paper = Paper(source: Source(input: "-", index: 0, adapter: "test"))
    if field == .title { paper.title = example.text } else { paper.abstract = example.text }
    for line in markup {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      if let kind = MarkupContext.Kind(rawValue: parts[0]), let range = example.text.range(of: parts[1]) {
        let start = example.text.utf8.distance(from: example.text.startIndex, to: range.lowerBound)
        paper.markup.append(
          MarkupContext(field: field, kind: kind, utf8Range: start..<start + parts[1].utf8.count))
      }
    }
    var worker = extractor.makeWorker()
    let reading = worker.reading(of: paper)
    let start = reading.text.fieldStarts[field == .title ? 0 : 1]
    var spans: Set<Example.Span> = []
    for (rule, match) in reading.matches where extractor.compiled.rules[rule].id == "demo/example" {
      let captures = match.captures.isEmpty ? [(role: 0, tokens: match.tokens)] : match.captures
      for (role, tokens) in captures {
        let utf8 = reading.text.utf8Range(of: tokens)
        spans.insert(
          Example.Span(
            utf8Range: utf8.lowerBound - start..<utf8.upperBound - start, role: extractor.compiled.roles[role]
          ))
      }
    }
    return (spans, Set(example.expected))
  }

  @Test("An operator's example", arguments: RuleReference.blocks("assay-example"))
  func example(block: RuleReference.Block) throws {
    let extractor = try extractor(block)
    let (texts, titles) = (block.values("text"), block.values("title"))
    #expect(!(texts + titles).isEmpty)
    for (marked, field) in texts.map({ ($0, Field.abstract) }) + titles.map({ ($0, Field.title) }) {
      let (found, expected) = found(marked, in: field, markup: block.values("markup"), extractor: extractor)
      #expect(!expected.isEmpty)
      #expect(found == expected, "README.md:\(block.line): \(marked)")
    }
    for marked in block.values("none") {
      let (found, _) = found(marked, in: .abstract, markup: [], extractor: extractor)
      #expect(found.isEmpty, "README.md:\(block.line): \(marked)")
    }
  }

  @Test("A pack's own examples", arguments: RuleReference.blocks("yaml assay-pack"))
  func pack(block: RuleReference.Block) throws {
    let extractor = try DemoRules.extractor(block.body.joined(separator: "\n"))
    let outcomes = ExampleRunner(extractor).outcomes()
    #expect(!outcomes.isEmpty)
    for outcome in outcomes { #expect(outcome.passed, "\(outcome.rule): \(outcome.text): \(outcome.found)") }
    #expect(extractor.warnings.isEmpty, "\(extractor.warnings)")
  }

  @Test("What stands in the end", arguments: RuleReference.blocks("assay-mentions").flatMap(\.body))
  func mentions(marked: String) throws {
    let pack = try #require(RuleReference.blocks("yaml assay-pack").first)
    let position = SourcePosition(file: "README.md", line: 1, column: 1)
    let example = Example(marked: marked, isNegative: false, position: position)
    var worker = try DemoRules.extractor(pack.body.joined(separator: "\n")).makeWorker()
    let paper = Paper(source: Source(input: "-", index: 0, adapter: "test"), abstract: example.text)
    let found = worker.record(of: paper).mentions.map {
      "[\($0.text)]{\($0.type.rawValue)} at \($0.scalarRange)"
    }
    let expected = example.expected.map { span in
      let text = String(decoding: Array(example.text.utf8)[span.utf8Range], as: UTF8.self)
      return "[\(text)]{\(span.role)} at \(span.utf8Range)"
    }
    #expect(found == expected)
  }

  @Test("Every key of packs and rules, every shape and every recogniser is on the page")
  func isComplete() throws {
    let text = try String(
      contentsOf: RuleReference.checkout.appending(path: "Rules/README.md"), encoding: .utf8)
    for key in PackReader.ruleKeys { #expect(text.contains("`\(key)"), "\(key)") }
    for key in PackReader.packKeys { #expect(text.contains("\(key):"), "\(key)") }
    for shape in ShapeNames.tests.keys { #expect(text.contains("`:\(shape)`"), "\(shape)") }
    for name in RuleCheck.recognisers { #expect(text.contains("`#\(name)`"), "\(name)") }
    for phase in Phases.standard { #expect(text.contains("`\(phase)`"), "\(phase)") }
    #expect(RuleReference.blocks("assay-example").count > 40)
  }
}
