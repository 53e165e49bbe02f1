import Declarations
import Testing

@testable import Rules

@Test(
  "The nearest word is suggested, and only where it is near",
  arguments: [("datset", "dataset"), ("prioirty", "priority"), ("zzz", nil), ("emit", "emits")]
    as [(String, String?)])
func suggestions(word: String, expected: String?) {
  #expect(Spelling.suggestion(for: word, among: ["dataset", "priority", "emits", "pattern"]) == expected)
}
