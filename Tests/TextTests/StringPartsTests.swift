import Testing

@testable import Text

@Suite("Parts of strings")
struct StringPartsTests {
  @Test(
    "Strings come apart as the standard library takes them apart",
    arguments: ["", " ", "a", " a  b ", "key=value|ä=ö", "=", "a==b", "x y=z é", "日本 語"])
  func parts(text: String) {
    #expect(text.parts(separatedBy: " ") == text.split(separator: " ").map(String.init))
    for splits in [0, 1, 2] {
      #expect(
        text.parts(separatedBy: "=", maxSplits: splits, keepsEmpty: true)
          == text.split(separator: "=", maxSplits: splits, omittingEmptySubsequences: false).map(String.init))
    }
  }
}
