import Oracles
import Testing
import Text

@testable import Matching
@testable import Rules

/// The trie and its filter against a search that compares every phrase with every place.
@Suite("Finding phrases")
struct LexiconFinderTests {
  private struct Random {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    mutating func words(_ vocabulary: [String], upTo count: Int) -> [String] {
      (0...next(count)).map { _ in vocabulary[next(vocabulary.count)] }
    }
  }

  private static let vocabulary = ["a", "b", "Cee", "dee", "É", "eff", "gee-h", "x", "sst2", "z", "9"]

  @Test("Random lexicons and texts", arguments: 0..<60 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var random = Random(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let rows = (0...random.next(40)).map { _ in
      random.words(Self.vocabulary, upTo: 4).joined(separator: random.next(3) == 0 ? "-" : " ")
    }
    let file = rows.map { $0 + ["", "\t\texact", "\t\tplural"][random.next(3)] }.joined(separator: "\n")
    let harness = try PatternHarness(["%names"], lexicons: ["names": file])
    var problems: [Diagnostic] = []
    let slow = ReferenceLexicon(
      Lexicon.parse(Array(file.utf8), name: "names", file: "names", diagnostics: &problems))
    var matcher = harness.matcher
    let layer = try #require(harness.rules.layer(.lexicon, "names"))
    for _ in 0..<20 {
      let gap = [" ", "-", " - ", "\n\n", " ", " "][random.next(6)]
      let text = random.words(Self.vocabulary + ["other", "A", "cee", "SST", "2", "sst-2"], upTo: 30).joined(
        separator: gap)
      let tokenized = matcher.tokenize(fields: [text])
      matcher.begin(tokenized)
      let found = matcher.layers.spans(of: layer).map(\.tokens)
      #expect(found == slow.ranges(in: tokenized, words: matcher.words), "\(file) in \(text)")
    }
  }

  @Test("Many phrases, none of which the filter hides")
  func many() {
    var phrases = LexiconPhrases(rows: 10)
    var (words, trie) = (WordTable(), LexiconTrie())
    let ids = (0..<3000).map { words.intern("w\($0)") }
    for index in 0..<2000 {
      trie.insert(
        [ids[index % 50], ids[index], ids[index + 1000]],
        LexiconTrie.Terminal(lexicon: 0, row: Int32(index), kind: 0, next: -1))
    }
    trie.seal()
    for index in 0..<2000 {
      let second = trie.step(trie.head(ids[index % 50]), ids[index])
      let last = second.flatMap { trie.step($0, ids[index + 1000]) }
      #expect(last.map { trie.firstTerminal(of: $0).row } == Int32(index))
      #expect(second.flatMap { trie.step($0, ids[(index + 1001) % 3000]) } == nil)
    }
    phrases.seal()
    #expect(phrases.trie.head(ids[0]) == 0)
  }

  @Test(
    "Borders of letters and digits",
    arguments: [
      ("cifar 10", ["cifar10"]), ("cifar10", ["cifar 10"]), ("glue sst2", ["glue sst 2"]),
      ("ab 1 cd 2", ["ab1 cd2"]), ("ab 12345", []), ("a 1", []), ("a1", []), ("ab1c", []), ("ab c", []),
      ("sst2 10", ["sst 2 10"]), ("co₂", ["co ₂"]), ("ab 1 2", ["ab1 2"]),
    ])
  func borders(phrase: String, expected: [String]) {
    var words = WordTable()
    let ids = phrase.split(separator: " ").map { words.intern(String($0)) }
    let variants = BorderVariants.of(ids, words: &words)
    #expect(variants.map { $0.map { words.string(of: $0) }.joined(separator: " ") } == expected)
  }

  @Test("A value made elsewhere is made once, whoever asks first")
  func later() async {
    for _ in 0..<200 {
      let later = Later { 7 }
      #expect(later.value() == 7 && later.value() == 7)
    }
  }
}
