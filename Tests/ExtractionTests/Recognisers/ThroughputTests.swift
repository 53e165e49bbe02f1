import Foundation
import Testing
import Text

@testable import Extraction

/// Prints what the recognisers take, for a release build; asserts nothing about time.
@Suite struct ThroughputTests {
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["RECOGNISER_THROUGHPUT"] != nil, "set RECOGNISER_THROUGHPUT"))
  func measures() {
    let recognisers = Recognisers()
    let paragraph = NumberSentences.marked.map { NumberRecogniserTests.parse($0).text }.joined(separator: " ")
    let plain = String(
      repeating: "We describe how a careful choice of words keeps the reader with us until the very end. ",
      count: 100)
    for (name, source) in [("dense in numbers", paragraph), ("plain prose", plain)] {
      let text = recognisers.tokenizer.tokenize(Array(source.utf8))
      let words = recognisers.tokenizer.words
      let rounds = 2000
      let clock = ContinuousClock()
      var found = 0
      func report(_ what: String, _ body: () -> Int) {
        let time = clock.measure { for _ in 0..<rounds { found += body() } }
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        print("\(name), \(what): \(Double(source.utf8.count * rounds) / seconds / 1e6) MB/s")
      }
      report("numbers") { recognisers.numbers.spans(in: text, words: words).count }
      report("links") { recognisers.links.spans(in: text, words: words).count }
      report("acronyms") { recognisers.acronyms.spans(in: text, words: words).count }
      #expect(found >= 0)
    }
  }
}
