import Evaluation
import Records
import Testing

/// A mention for tests in which only spans and types matter.
func span(
  _ type: MentionType, _ range: Range<Int>, text: String = "", rule: String? = nil, field: Field = .abstract
) -> Mention {
  Mention(type: type, field: field, scalarRange: range, text: text, rule: rule)
}

@Suite("Span alignment")
struct SpanAlignmentTests {
  /// One gold mention at 10–20 of type model, against one predicted.
  @Test(
    "one against one falls into the category of its scheme",
    arguments: [
      (span(.model, 10..<20), [Category.correct, .correct, .correct, .correct]),
      (span(.task, 10..<20), [.incorrect, .correct, .correct, .incorrect]),
      (span(.model, 12..<25), [.incorrect, .incorrect, .partial, .correct]),
      (span(.task, 12..<25), [.incorrect, .incorrect, .partial, .incorrect]),
      (span(.model, 20..<25), [.spurious, .spurious, .spurious, .spurious]),
      (span(.model, 5..<10), [.spurious, .spurious, .spurious, .spurious]),
      (span(.model, 15..<15), [.spurious, .spurious, .spurious, .spurious]),
    ])
  func single(predicted: Mention, categories: [Category]) {
    for (scheme, category) in zip(Scheme.allCases, categories) {
      let alignment = SpanAlignment(gold: [span(.model, 10..<20)], predicted: [predicted], scheme: scheme)
      #expect(alignment.pairs[0].category == category, "\(scheme)")
      #expect(alignment.counts.missing == (category == .spurious ? 1 : 0))
    }
  }

  @Test("a hundredth of the gold span is the least overlap")
  func leastOverlap() {
    func category(_ gold: Range<Int>) -> Category {
      SpanAlignment(gold: [span(.model, gold)], predicted: [span(.model, 0..<1)], scheme: .partial).pairs[0]
        .category
    }
    #expect(category(0..<100) == .partial)
    #expect(category(0..<101) == .spurious)
  }

  @Test("each gold mention is met once; a duplicate is spurious")
  func duplicates() {
    let gold = [span(.model, 0..<5)]
    let counts = SpanAlignment(gold: gold, predicted: gold + gold, scheme: .strict).counts
    #expect(counts == Counts(correct: 1, spurious: 1))
  }

  @Test("under the type scheme the nearest ends win")
  func nearest() {
    let gold = [span(.model, 0..<20), span(.model, 8..<12)]
    let alignment = SpanAlignment(gold: gold, predicted: [span(.model, 8..<13)], scheme: .type)
    #expect(alignment.pairs[0].gold == 1)
  }

  @Test("measures follow from the counts")
  func measures() {
    let counts = Counts(correct: 3, incorrect: 1, partial: 2, missing: 2, spurious: 4)
    #expect(counts.possible == 8 && counts.actual == 10)
    #expect(counts.precision == 0.4 && counts.recall == 0.5)
    #expect(abs(counts.f1 - 4.0 / 9) < 1e-15)
    #expect(Counts().f1 == 0 && Counts().isEmpty)
  }
}

@Suite("Statistics")
struct StatisticsTests {
  /// Values of the closed form, computed apart.
  @Test(
    "Wilson's interval",
    arguments: [
      (0, 10, 0.0, 0.2775327998628892), (10, 10, 0.7224672001371107, 1.0),
      (9, 10, 0.5958499732047615, 0.9821237869049271), (1, 1, 0.20654931437723745, 1.0),
      (50, 100, 0.40383153033, 0.59616846967),
    ])
  func wilson(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes: successes, of: trials))
    #expect(abs(interval.low - low) < 1e-9 && abs(interval.high - high) < 1e-9, "\(interval)")
    #expect(Interval.wilson(successes: 0, of: 0) == nil)
  }

  @Test("resampled sums are those of papers drawn with replacement")
  func bootstrap() {
    let counts = (0..<7).map { Counts(correct: 1 << (4 * $0)) }
    let sums = Bootstrap(papers: 7, resamples: 500, seed: 9).sums(of: counts)
    // Each hexadecimal digit says how often a paper was drawn; seven draws in all.
    var drawn = [Int](repeating: 0, count: 7)
    for sum in sums {
      let digits = (0..<7).map { sum.correct >> (4 * $0) & 15 }
      #expect(digits.reduce(0, +) == 7)
      for paper in 0..<7 { drawn[paper] += digits[paper] }
    }
    #expect(sums.count == 500 && drawn.allSatisfy { abs($0 - 500) < 100 }, "\(drawn)")
    #expect(Bootstrap(papers: 7, resamples: 500, seed: 9).sums(of: counts) == sums)
    #expect(Bootstrap(papers: 7, resamples: 500, seed: 10).sums(of: counts) != sums)
    #expect(Bootstrap(papers: 0, resamples: 500, seed: 1).sums(of: []).isEmpty)
  }

  @Test("the generator is SplitMix64")
  func generator() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }
}
