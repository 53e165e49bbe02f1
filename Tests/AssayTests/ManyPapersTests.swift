import Records
import Testing

@testable import Assay

/// What a worker has learnt of earlier papers changes nothing of later ones.
@Suite("Many papers by one worker")
struct ManyPapersTests {
  private static let pack = """
    pack: demo
    lexicons: {sets: sets.tsv}
    rules:
      - {id: known, emits: dataset, phase: lexicon, pattern: '@(%sets)'}
      - {id: task, emits: task, phase: lexicon, pattern: '@(%sets[kind=task])'}
      - {id: count, emits: quantity, phase: names, pattern: '@(#number[unit=point])'}
      - {id: share, emits: quantity, phase: names, set: {unit: share}, pattern: '@(#number[unit=percent])'}
      - {id: wide, emits: model, phase: names, pattern: '@(#name[chunks=2])'}
      - id: value
        emits: result
        patterns: ['@value:<quantity counted> (on|over) @dataset:<dataset>', '@value:<quantity decimal> here']
    """

  private static func text(_ number: Int) -> String {
    let value = "\(number % 97).\(number)"
    // A word of its own for each number, which a quantity counts.
    let word = String(number).utf8.map { String(UnicodeScalar($0 - 48 + 98)) + "o" }.joined()
    return switch number % 4 {
    case 0:
      "It gains \(value) ± 0.1\(number), 2 ± 0.2\(number) or 3 ± 0.3\(number) points over MNIST, 3.5 percent here."
    case 1: "A Foo-Bar\(number) Net gives 12 a\(word)s on MNIST, 4 e\(word)s over MNIST, 5 o\(word)s."
    case 2: "MNIST and Word Sense have \(value)% or over \(number) points here."
    default: "Some 7.0 points here, \(number) % over MNIST."
    }
  }

  @Test("Attributes without end are forgotten, and nothing changes by it")
  func manyAttributes() throws {
    let extractor = try DemoRules.extractor(
      Self.pack,
      lexicons: [
        "sets.tsv": "MNIST\tMNIST\tkind=data\nWord Sense\tWSD\tkind=task\n"
      ])
    func paper(_ number: Int) -> Paper {
      Paper(
        source: Source(input: "-", index: number, adapter: "text"), title: "", abstract: Self.text(number))
    }
    var worker = extractor.makeWorker()
    var found = 0
    for number in 0..<12_000 {
      let record = worker.record(of: paper(number))
      found += record.mentions.count
      // A worker of its own has learnt nothing.
      if number % 200 < 4 {
        var fresh = extractor.makeWorker()
        #expect(record == fresh.record(of: paper(number)), "\(Self.text(number))")
      }
    }
    #expect(found > 24_000)
  }
}
