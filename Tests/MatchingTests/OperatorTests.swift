import Oracles
import Testing

@testable import Matching
@testable import Rules

@Suite("Operators of the pattern language")
struct OperatorTests {
  @Test(
    "Tokens and sequences",
    arguments: [
      ("neural nets", "Neural nets and neural  nets", ["Neural nets", "neural  nets"]),
      ("\"BERT\"", "BERT is not bert", ["BERT"]),
      ("\"e.g.\"i", "so E.g. this", ["E.g."]),
      ("evaluat*", "We evaluated the evaluation", ["evaluated", "evaluation"]),
      ("*ing", "training runs", ["training"]),
      ("fine-tun*", "fine-tuned, fine tuning, finely", ["fine-tuned", "fine tuning"]),
      ("*to-end", "end-to-end", ["to-end"]),
      ("/[a-z]+[0-9]/", "bert2 Bert2 2bert", ["bert2"]),
      (":caps", "we use MNIST here", ["MNIST"]),
      (":mixed", "we use LaMDA here", ["LaMDA"]),
      (":number", "12 and 3b", ["12"]),
      ("[:caps & !BERT]", "BERT and GPT", ["GPT"]),
      ("!:word", "a , b", [","]),
      ("[:caps | the]", "the IE", ["the", "IE"]),
      ("state-of-the-art", "state of the art, state-of-the-art", ["state of the art", "state-of-the-art"]),
      ("\\( _ \\)", "see (this) now", ["(this)"]),
      ("(dataset|corpus)s?", "datasets and corpora", ["datasets", "corpora"]),
    ])
  func tokens(pattern: String, text: String, expected: [String]) throws {
    var harness = try PatternHarness([pattern])
    #expect(harness.matches(text) == expected)
  }

  @Test(
    "Repetition, greedy and lazy",
    arguments: [
      ("a+", "a a b a", ["a a", "a"]),
      ("a b?", "a b a", ["a b", "a"]),
      ("a _* b", "a x b y b", ["a x b y b"]),
      ("a _*? b", "a x b y b", ["a x b"]),
      ("a{2}", "a a a", ["a a"]),
      ("a{2,}", "a a a", ["a a a"]),
      ("a{,2} b", "a a a b", ["a a b"]),
      ("a ..{0,2} b", "a x y b a x y z b", ["a x y b"]),
      ("(a|a b) c", "a b c", ["a b c"]),
      ("(a|b)*? c", "a b c", ["a b c"]),
    ])
  func repetition(pattern: String, text: String, expected: [String]) throws {
    var harness = try PatternHarness([pattern])
    #expect(harness.matches(text) == expected)
  }

  @Test(
    "Places and look-around",
    arguments: [
      ("^ a", "a b. A c", ["a", "A"]),
      ("b $", "a b", ["b"]),
      ("^^ a", "a a", ["a"]),
      ("x ~ \\-", "x- x -", ["x-"]),
      ("a (?= b)", "a c a b", ["a"]),
      ("a (?! b)", "a b a c", ["a"]),
      ("(?<= the ..{0,2}) net", "the deep net", ["net"]),
      ("(?<! the) net", "the net a net", ["net"]),
      ("a (?= _ b $)", "a x b", ["a"]),
    ])
  func places(pattern: String, text: String, expected: [String]) throws {
    var harness = try PatternHarness([pattern])
    #expect(harness.matches(text) == expected)
  }

  @Test("A gap does not leave its sentence")
  func gapStaysInside() throws {
    var harness = try PatternHarness(["a .. b"])
    #expect(harness.matches("a x. Then b") == [])
  }

  @Test(
    "Captures",
    arguments: [
      ("on @(:caps)", "on MNIST", "", ["MNIST"]),
      ("@x:a @y:b", "a b", "y", ["b"]),
      ("on list(@d::caps)", "on MNIST (images), SVHN, and COCO", "d", ["MNIST", "SVHN", "COCO"]),
      ("on list(@d::caps)", "on MNIST as well as SVHN", "d", ["MNIST", "SVHN"]),
    ])
  func captures(pattern: String, text: String, role: String, expected: [String]) throws {
    var harness = try PatternHarness([pattern])
    #expect(harness.matches(text, role: role) == expected)
  }

  @Test("Macros, with and without parameters")
  func macros() throws {
    let position = SourcePosition(file: "test", line: 1, column: 1)
    var harness = try PatternHarness(
      ["&ON(&THING)"],
      macros: [
        "ON": Macro(parameters: ["x"], pattern: "on the? &x", position: position),
        "THING": Macro(parameters: [], pattern: "(net|set)", position: position),
      ])
    #expect(harness.matches("on the net, on set") == ["on the net", "on set"])
  }

  @Test(
    "Patterns that say nothing are refused with a place and a way out",
    arguments: [
      ("(a", "not closed"), ("a )", "closes nothing"), ("&NONE", "no macro 'NONE'"),
      (":capz", "did you mean 'cap"),
      ("a{3,1}", "a count is written"), ("(a){-1,2}", "a count is written"),
      ("a{999}", "would make matching slow"),
      ("/(a+)+/", "without nesting"), ("", "empty"),
      ("@x a", "a capture is written"), (".", "any token"), ("..{2,}", "upper bound"),
    ])
  func refusals(pattern: String, message: String) {
    var parser = PatternParser(macros: [:])
    do {
      _ = try parser.parse(pattern)
      Issue.record("'\(pattern)' was taken")
    } catch {
      #expect(error.message.contains(message), "\(error.message)")
    }
  }

  @Test("Rules without a pattern match nothing")
  func noPatterns() throws {
    var harness = try PatternHarness([])
    #expect(harness.matches("We propose FooNet.") == [])
  }
}
