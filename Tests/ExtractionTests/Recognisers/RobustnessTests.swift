import Records
import Testing
import Text

@testable import Extraction

/// Recognisers must take any bytes: never crash, give ordered spans in bounds, and stay linear.
@Suite struct RobustnessTests {
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces = [
    "1", "23", "4.5", ",", ".", "-", "--", "–", "%", "\\%", "$", "\\times", "x", " ", " ", "\n", "(", ")",
    "[", "]", "{",
    "}", "to", "and", "a", "half", "million", "two", "twenty", "third", "doubles", "the", "10", "^", "_", "/",
    ":", "=",
    "https://", "http", "www.", "github.com", "github", "com", "10.1234/a", "arXiv:2401.1234", "doi:", "GPT",
    "LLMs", "B",
    "GB", "ms", "points", "GPU", "hours", "±", "∼", "2020", "in", "May", "é", "仓", "\u{200B}", "~", "+", "'",
    "°", "C", "e",
    "1e", "3x4", "Section", "or", "short", "for", "A", "BC", "€", "10\u{207B}\u{00B3}", "1B", "2times",
    "%-points",
  ]

  @Test(
    "Addresses that share a token",
    arguments: ["see https://lab.exam\u{FB}le.org/ledger", "https://a.org\u{E9}github.com/a/b."])
  func sharedToken(text: String) {
    check(Array(text.utf8), Recognisers())
  }

  private func check(_ utf8: [UInt8], _ recognisers: Recognisers) {
    let text = recognisers.tokenizer.tokenize(utf8)
    let words = recognisers.tokenizer.words
    let links = recognisers.links.spans(in: text, words: words)
    var end = 0
    var byte = 0
    for link in links {
      #expect(
        link.tokens.lowerBound >= 0 && link.tokens.upperBound <= text.tokens.count && !link.tokens.isEmpty)
      #expect(
        link.utf8Range.lowerBound >= byte && link.utf8Range.upperBound <= utf8.count
          && !link.utf8Range.isEmpty)
      byte = link.utf8Range.upperBound
    }
    for excluded in [[], links.map(\.tokens)] {
      end = 0
      for span in recognisers.numbers.spans(in: text, words: words, excluding: excluded) {
        #expect(
          span.tokens.lowerBound >= end && span.tokens.upperBound <= text.tokens.count && !span.tokens.isEmpty
        )
        end = span.tokens.upperBound
        for value in [span.quantity.value, span.quantity.low, span.quantity.high, span.spread] {
          #expect(value?.isFinite ?? true)
        }
        #expect(!excluded.contains { $0.overlaps(span.tokens) })
      }
    }
    for span in recognisers.acronyms.spans(in: text, words: words) {
      #expect(!span.long.isEmpty && !span.short.isEmpty && !span.long.overlaps(span.short))
      #expect(max(span.long.upperBound, span.short.upperBound) <= text.tokens.count)
    }
  }

  @Test(arguments: 0..<8)
  func takesRandomPieces(seed: UInt64) {
    var generator = Generator(state: seed &* 977 &+ 13)
    let recognisers = Recognisers()
    for _ in 0..<150 {
      var utf8: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &generator) {
        utf8 += Array(Self.pieces.randomElement(using: &generator, or: "").utf8)
        if Bool.random(using: &generator) { utf8.append(0x20) }
      }
      check(utf8, recognisers)
    }
  }

  @Test(arguments: 0..<4)
  func takesRandomBytes(seed: UInt64) {
    var generator = Generator(state: seed &* 7919 &+ 5)
    let recognisers = Recognisers()
    for _ in 0..<100 {
      check(
        (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }, recognisers)
    }
  }

  /// Shapes that would make a quadratic reader slow; the limit is generous for a debug build.
  @Test(arguments: [
    "1", "1,111", "1.", "1-", "1 to ", "hundred ", "two hundred ", "twenty-", "1$", "$1", "$", "[1", "(1",
    "(", "((A",
    "http:/", "https://a.b", "https://", "http", "a.com/", "github. com/a", "github.com/", "10.1234/",
    "a (AB) ", "a [AB ", ", or AB ",
    "AB, short for a ", "x", "1 x ", "1^", "± ", "1±", "-", ".", "A-", "1B ", "a b c d e (", "a\\", "GPU ",
    "1 GPU-",
  ])
  func staysLinear(piece: String) {
    let recognisers = Recognisers()
    func seconds(_ count: Int) -> Double {
      let text = recognisers.tokenizer.tokenize(
        Array(String(repeating: piece, count: count / piece.utf8.count).utf8))
      let words = recognisers.tokenizer.words
      let clock = ContinuousClock()
      let time = clock.measure {
        let links = recognisers.links.spans(in: text, words: words)
        _ = recognisers.numbers.spans(in: text, words: words, excluding: links.map(\.tokens))
        _ = recognisers.numbers.spans(
          in: text, words: words,
          excluding: text.tokens.isEmpty ? [] : [text.tokens.count - 1..<text.tokens.count])
        _ = recognisers.acronyms.spans(in: text, words: words)
      }
      return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }
    let small = seconds(10_000)
    let large = seconds(100_000)
    // Ten times the text in at most thirty times the time, or so fast that timing says nothing.
    #expect(large < 30 * small || large < 1.0, "\(small) s for 10 kB, \(large) s for 100 kB")
  }
}

extension Array {
  fileprivate func randomElement(using generator: inout RobustnessTests.Generator, or other: Element)
    -> Element
  {
    randomElement(using: &generator) ?? other
  }
}
