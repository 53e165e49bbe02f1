import Oracles
import Testing

@testable import Matching
@testable import Rules

@Suite("Lexicons")
struct LexiconTests {
  private let names = """
    # names
    F1-score\tF1\tplural
    CIFAR-10
    Tiny ImageNet
    ImageNet
    CLIP\t\texact
    Pile\tThe Pile\tambiguous
    accuracy\t\tplural=accuracies
    TAC\t\tfield=nlp
    """

  @Test(
    "Variants of a row",
    arguments: [
      ("the F1-score, F1 score and F1 scores", ["F1-score", "F1 score", "F1 scores"]),
      ("CIFAR10, CIFAR-10, cifar 10", ["CIFAR10", "CIFAR-10", "cifar 10"]),
      ("on Tiny ImageNet and imagenet", ["Tiny ImageNet", "imagenet"]),
      ("CLIP can clip", ["CLIP"]),
      ("on the Pile", []),
      ("good accuracies", ["accuracies"]),
    ])
  func variants(text: String, expected: [String]) throws {
    var harness = try PatternHarness(["%names"], lexicons: ["names": names])
    #expect(harness.matches(text) == expected)
  }

  @Test(
    "Rows by their attributes",
    arguments: [
      ("%names[any]", "the Pile and TAC", ["Pile", "TAC"]),
      ("%names[ambiguous]", "the Pile and TAC", ["Pile"]),
      ("%names[field=nlp]", "the Pile and TAC", ["TAC"]), ("[:caps & !%names]", "TAC and SVM", ["SVM"]),
    ])
  func attributes(pattern: String, text: String, expected: [String]) throws {
    var harness = try PatternHarness([pattern], lexicons: ["names": names])
    #expect(harness.matches(text) == expected)
  }

  @Test("A phrase does not cross a paragraph")
  func paragraphs() throws {
    var harness = try PatternHarness(["%names"], lexicons: ["names": names])
    #expect(harness.matches("Tiny\n\nImageNet") == ["ImageNet"])
  }
}
