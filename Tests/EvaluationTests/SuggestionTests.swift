import Evaluation
import Records
import Testing

@Suite("Suggestions")
struct SuggestionTests {
  static let gold = [
    paper(
      "a", "We evaluate on the FooBar dataset. Results on T5 hold.", [(.dataset, "FooBar"), (.model, "T5")]),
    paper(
      "b", "We train on the Qux-2 dataset, on a Big Set dataset.",
      [(.dataset, "Qux-2"), (.dataset, "Big Set")]),
    paper(
      "c", "Tests on the Ablation dataset fail; FooBar and foobar too, T5-large as well.",
      [(.model, "T5-large")]),
  ]

  @Test("contexts that tell the type, with their precision and examples")
  func contexts() throws {
    let suggestions = Suggestions(gold: Self.gold, predicted: [])
    let context = try #require(suggestions.contexts.first)
    #expect(context.type == .dataset && context.before == [] && context.after == ["dataset"])
    #expect(context.correct == 3 && context.occurrences == 4 && context.missed == 3)
    #expect(context.pattern == "@(#name) dataset")
    #expect(context.examples.first == "We evaluate on the [FooBar] dataset")
    #expect(context.counterexamples == ["Tests on the [Ablation] dataset fail; FooBar and foobar too,"])
    #expect(!suggestions.contexts.contains { $0.precision < 0.7 || $0.correct < 2 })
    // What adds words and is right no more often is not suggested again.
    #expect(!suggestions.contexts.contains { $0.before == ["a"] && $0.after == ["dataset"] })
  }

  @Test("missed names with what they are worth; within longer mentions they don't count")
  func names() throws {
    let found = paper("a", Self.gold[0].paper.abstract, [(.model, "T5")])
    let suggestions = Suggestions(gold: Self.gold, predicted: [found])
    let names = Dictionary(uniqueKeysWithValues: suggestions.names.map { ($0.name, $0) })
    #expect(names["T5"] == nil)
    #expect(
      names["FooBar"]?.missed == 1 && names["FooBar"]?.occurrences == 3
        && names["FooBar"]?.isAmbiguous == true)
    #expect(names["T5-large"]?.occurrences == 1 && names["T5-large"]?.isAmbiguous == false)
  }

  @Test("words that end missed names of several words")
  func heads() {
    let gold = [
      paper(
        "a", "relation extraction, event extraction and extraction",
        [(.task, "relation extraction"), (.task, "event extraction")]),
      paper("b", "entity linking", [(.task, "entity linking")]),
    ]
    let found = paper("a", gold[0].paper.abstract, [(.task, "event extraction")])
    let heads = Suggestions(gold: gold, predicted: [found]).heads
    #expect(heads.map(\.word) == ["extraction"])
    #expect(heads[0].correct == 2 && heads[0].missed == 1 && heads[0].occurrences == 3)
  }

  @Test("names of unlabelled papers come by the contexts")
  func unlabelled() throws {
    let listing = [
      Paper(id: "u", source: .unknown, abstract: "We test on the NewSet dataset. FooBar is old.")
    ]
    let suggestions = Suggestions(gold: Self.gold, predicted: [], unlabelled: listing)
    let name = try #require(suggestions.names.first { $0.name == "NewSet" })
    #expect(name.type == .dataset && name.missed == 0 && name.unlabelled == 1 && name.context != nil)
    #expect(suggestions.names.first { $0.name == "FooBar" }?.unlabelled == 1)
  }

  @Test("what is rendered can be pasted")
  func rendered() {
    let text = Suggestions(gold: Self.gold, predicted: []).render()
    #expect(text.contains("# missed 1; 1 of 1 places in gold are right\nQux-2\n"))
    #expect(text.contains("FooBar\t\tambiguous\n"))
    #expect(text.contains("    pattern: '@(#name) dataset'\n"))
    #expect(text.contains("      - 'We evaluate on the [FooBar] dataset'\n"))
    #expect(text.contains("      - not: 'Tests on the Ablation dataset fail; FooBar and foobar too,'\n"))
    #expect(Suggestions(gold: [], predicted: []).render().hasPrefix("nothing to suggest"))
  }
}
