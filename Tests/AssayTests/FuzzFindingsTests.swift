import Assay
import Foundation
import Records
import Testing

/// What fuzzing whole papers has found, kept so that it stays mended.
@Suite("Findings of fuzzing")
struct FuzzFindingsTests {
  private static let extractor = try! Extractor(rules: [
    RuleReference.checkout.appending(path: "Rules").path
  ])

  @Test(
    "A mention is what stands at its place",
    arguments: [
      // A name of the abstract stood again across the end of the title.
      (
        "FoNoet: Nets for Image Clacsification",
        """
        WeDictiona FooNet, Nets for Image Clacsification
        WeDictiona FooNet, a large language model (LLM). It reaches 82.2% accuracy.
        """
      )
    ])
  func spans(title: String, abstract: String) {
    let paper = Paper(
      source: Source(input: "-", index: 0, adapter: "test"), title: title, abstract: abstract)
    var worker = Self.extractor.makeWorker()
    let record = worker.record(of: paper)
    #expect(!record.mentions.isEmpty)
    for mention in record.mentions {
      let scalars = Array((mention.field == .title ? title : abstract).unicodeScalars)
      let own = String(String.UnicodeScalarView(scalars[mention.scalarRange]))
      #expect(own == mention.text)
    }
  }
}
