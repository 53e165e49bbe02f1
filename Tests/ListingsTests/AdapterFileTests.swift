import Records
import Testing

@testable import Listings

/// What is wrong with an adapter's file is named at its place.
@Suite struct AdapterFileTests {
  private static let good = """
    adapter: notes
    about: notes
    recognise:
      - { syntax: json, keys: [notes] }
    reader: json
    items: 'notes[]'
    fields:
      title: t
    """

  /// A file with one line exchanged.
  private static func changing(_ line: String, to other: String) -> String {
    good.split(separator: "\n", omittingEmptySubsequences: false).map { $0 == line ? other : String($0) }
      .joined(separator: "\n")
  }

  @Test func aGoodFileHasNoErrors() throws {
    let catalogue = try AdapterCatalogue.compile([("notes.yaml", Self.good)])
    #expect(catalogue.names == ["notes"])
    let reading = read(Array(#"{"notes": [{"t": "A"}, {"t": "B"}]}"#.utf8), name: "-", catalogue: catalogue)
    #expect(reading.papers.map(\.title) == ["A", "B"])
    #expect(reading.papers.map(\.id) == ["notes:0", "notes:1"])
  }

  private static let faults: [(text: String, message: String)] = [
    (
      changing("about: notes", to: "abuot: notes"),
      "notes.yaml:2:1: unknown key 'abuot' in an adapter; did you mean 'about'?"
    ),
    (
      changing("about: notes", to: "colour: red"),
      "notes.yaml:2:1: unknown key 'colour' in an adapter; the keys are adapter, about, priority, generic, recognise, reader, base, namespaces, ignore-case, embedded, items, fields, links"
    ),
    (
      changing("  title: t", to: "  titel: t"),
      "notes.yaml:8:3: unknown key 'titel' in 'fields'; did you mean 'title'?"
    ),
    (
      changing("  title: t", to: "  title: { path: t, lables: [x] }"),
      "notes.yaml:8:21: unknown key 'lables' in a way to 'title'; did you mean 'labels'?"
    ),
    (
      changing("  title: t", to: "  title: a..b"),
      "notes.yaml:8:12: 'a..b' is no path: a key is missing before '.'; write steps such as 'papers[].title'"
    ),
    (
      changing("  title: t", to: "  title: 'a[x]'"),
      "notes.yaml:8:13: 'a[x]' is no path: 'x' between brackets is no number from 0; write steps such as 'papers[].title'"
    ),
    (
      changing("reader: json", to: "reader: jsno"),
      "notes.yaml:5:9: 'jsno' is no reader; did you mean 'json'?"
    ),
    (
      changing("reader: json", to: "reader: { kind: json, unit: line }"),
      "notes.yaml:5:23: unknown key 'unit' in the reader json; the keys are kind"
    ),
    (
      changing("  - { syntax: json, keys: [notes] }", to: "  - { syntax: yaml }"),
      "notes.yaml:4:15: 'yaml' is no syntax; write one of html, xml, json, jsonl, csv, bibtex, ris, markdown, text"
    ),
    (
      changing("  - { syntax: json, keys: [notes] }", to: "  - { keys: [notes] }"),
      "notes.yaml:4:5: the recogniser has no 'syntax'; add one, such as 'syntax: html'"
    ),
    (
      changing("about: notes", to: "priority: high"),
      "notes.yaml:2:11: 'priority' must be a whole number, not 'high'; write digits"
    ),
    (
      changing("about: notes", to: "generic: perhaps"),
      "notes.yaml:2:10: 'generic' must be true or false, not 'perhaps'; write one of the two"
    ),
    (
      changing("adapter: notes", to: "adapter: My Notes"),
      "notes.yaml:1:10: 'My Notes' is no name for an adapter; use lower-case letters, digits and '-'"
    ),
    (
      changing("items: 'notes[]'", to: "base: http://a.example"),
      "notes.yaml:1:1: the adapter has no 'items'; add the path to the papers, such as 'papers[]'"
    ),
    (
      changing("  title: t", to: "  title: { path: t, as: 'x:' }"),
      "notes.yaml:8:25: 'as' has no '{}' for the value; write it where the value goes, as in 'doi:{}'"
    ),
    (
      changing("  title: t", to: "  title: { path: t, form: arxvi }"),
      "notes.yaml:8:27: 'arxvi' is no form; did you mean 'arxiv'?"
    ),
    (
      changing("  title: t", to: "  title: { labels: [x] }"),
      "notes.yaml:8:10: a way to 'title' has no 'path'; say where the value stands"
    ),
    (
      changing("  title: t", to: "  url: t"),
      "notes.yaml:8:3: 'fields' has neither 'title' nor 'abstract'; say where one of them stands"
    ),
    (
      changing("about: notes", to: "about: [a, b]"),
      "notes.yaml:2:8: 'about' must be a text, not a list; write one value, in quotes if need be"
    ),
    (
      changing("about: notes", to: "embedded: x"),
      "notes.yaml:2:11: 'embedded' needs the reader html or xml; remove it, or change the reader"
    ),
  ]

  @Test(arguments: faults)
  func namesWhatIsWrong(text: String, message: String) {
    #expect(AdapterFile.compile(text, file: "notes.yaml").errors.map(\.description) == [message])
  }

  @Test func namesABadXPath() {
    let text = Self.good.replacing("reader: json", with: "reader: html").replacing(
      "'notes[]'", with: "//article"
    )
    .replacing("title: t", with: "title: './/h3['")
    let errors = AdapterFile.compile(text, file: "notes.yaml").errors
    #expect(errors.count == 1)
    #expect(errors.first?.description.hasPrefix("notes.yaml:8:10: './/h3[' is no XPath: ") == true)
  }

  @Test func namesAnUndeclaredPrefix() {
    let text = Self.good.replacing("reader: json", with: "reader: xml").replacing(
      "'notes[]'", with: "//x:note")
    let errors = AdapterFile.compile(text, file: "notes.yaml").errors
    #expect(
      errors.map(\.description) == [
        "notes.yaml:6:8: the prefix 'x' of '//x:note' is not declared; add it under 'namespaces'"
      ])
  }

  @Test func namesBrokenYAML() {
    let errors = AdapterFile.compile("adapter: [a\nabout: x\n", file: "notes.yaml").errors
    #expect(errors.count == 1)
    #expect(errors.first?.line == 2)
    #expect(errors.first?.message.hasPrefix("this is no YAML: ") == true)
  }

  @Test func namesAKeyThatStandsTwice() {
    let errors = AdapterFile.compile(Self.good + "\nabout: again\n", file: "notes.yaml").errors
    #expect(errors.map(\.message) == ["a key stands twice in the mapping that begins here: 'about'"])
  }

  @Test func reportsEverythingAtOnce() {
    let text = Self.good.replacing("about: notes", with: "abuot: x").replacing("title: t", with: "title: ''")
    #expect(AdapterFile.compile(text, file: "f").errors.map(\.line) == [2, 8])
  }

  @Test func refusesTheSameNameTwice() {
    #expect {
      try AdapterCatalogue.compile([("a.yaml", Self.good), ("b.yaml", "# second\n" + Self.good)])
    } throws: { error in
      (error as? AdapterErrors)?.description
        == "b.yaml:2:10: the adapter 'notes' is already in a.yaml; give one of them another name"
    }
  }

  @Test func refusesAMissingFolder() {
    #expect { try AdapterCatalogue.load(folder: "/nowhere/at/all") } throws: { error in
      (error as? AdapterErrors)?.description.hasPrefix(
        "/nowhere/at/all:1:1: the folder of adapters cannot be read; ") == true
    }
  }

  @Test func theShippedAdaptersHaveDescriptions() {
    for entry in shippedAdapters.entries {
      #expect(!entry.about.isEmpty, "\(entry.id)")
      #expect(entry.id.hasPrefix("generic-") == entry.isGeneric)
    }
  }
}
