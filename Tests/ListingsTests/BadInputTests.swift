import Records
import Testing

@testable import Listings

/// Bad input gets a clear error, or a warning where the rest is good.
@Suite struct BadInputTests {
  @Test(arguments: ["", " \n\n ", "\u{FEFF}"])
  func refusesEmptyInput(text: String) {
    let reading = read(text, name: "empty.txt")
    #expect(reading.papers.isEmpty)
    #expect(reading.error?.description.hasPrefix("empty.txt: ") == true)
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7\n...".utf8), "a PDF"), ([0x50, 0x4B, 0x03, 0x04, 0x14], "a ZIP archive"),
      ([0x1F, 0x8B, 0x08], "gzip data"),
      ([UInt8](repeating: 0, count: 100) + [0x41, 0x42, 1, 2, 3], "binary data"),
    ] as [([UInt8], String)])
  func refusesBinaryInput(bytes: [UInt8], kind: String) {
    #expect(read(bytes, name: "x.bin").error?.message == "this is no text but \(kind)")
  }

  private static let record = #"{"title": "A", "abstract": "About A."}"#

  @Test(
    arguments: [
      (
        #"{"title": "B", "abstract": "cut"#,
        "x.jsonl:2:28: this line is no JSON: the text ends inside a string"
      ),
      (#"{"title": "B\ud800", "abstract": "b"}"#, "x.jsonl:2:13: this line is no JSON: "),
      ("garbage", "x.jsonl:2:1: this line is no JSON: "),
      ("{}", "x.jsonl:2: this record has neither a title nor a text"),
      ("{\"title\": \"B\0\"}", "x.jsonl:2:13: this line is no JSON: a control character"),
      ("[1]", "x.jsonl:2: this record has no papers"),
    ] as [(String, String)])
  func aBrokenLineFailsAlone(line: String, message: String) {
    let reading = read(
      [Self.record, line, Self.record, Self.record].joined(separator: "\n") + "\n", name: "x.jsonl")
    #expect(reading.error == nil)
    #expect(reading.papers.count == 3)
    #expect(reading.summary?.failedItems == 1)
    let failures = reading.warnings.filter { $0.kind == .itemFailed }
    #expect(failures.count == 1)
    #expect(failures.first?.description.hasPrefix(message) == true, "\(failures)")
  }

  @Test func aBrokenFirstLineFailsAlone() {
    let reading = read(
      ["{\"title\": \"B", Self.record, Self.record].joined(separator: "\n"), name: "x.jsonl")
    #expect(reading.papers.count == 2)
    #expect(reading.summary?.failedItems == 1)
  }

  @Test func invalidUTF8OnALineIsDecoded() {
    let bytes = Array((Self.record + "\n" + #"{"title": "Caf"#).utf8) + [0xE9] + Array("\"}\n".utf8)
    let reading = read(bytes, name: "x.jsonl")
    #expect(reading.papers.map(\.title) == ["A", "Café"])
    #expect(
      reading.warnings.contains { $0.kind == .note && $0.line == 2 && $0.message.contains("windows-1252") })
  }

  @Test func textInWindows1252IsRead() {
    let bytes =
      Array("A Title of the Caf".utf8) + [0xE9]
      + Array("\n\nIt has words. It has more words, a good many of them.\n".utf8)
    #expect(read(bytes).papers.map(\.title) == ["A Title of the Café"])
  }

  @Test(arguments: [true, false]) func utf16IsRead(littleEndian: Bool) throws {
    let text = String(decoding: try page("arxiv-atom.xml"), as: UTF8.self).replacing(
      #"encoding="UTF-8""#, with: #"encoding="UTF-16""#)
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return littleEndian ? pair.reversed() : pair
    }
    #expect(read(bytes).papers.map(\.title) == [Shared.lanternfish, Shared.seams])
  }

  @Test func brokenJSONIsNamedWithItsPlace() {
    let reading = read("{\n  \"papers\": [\n    {\"title\": \"A\"},,\n  ]\n}", name: "x.json")
    #expect(reading.error?.line == 3)
    #expect(reading.error?.column == 20)
    #expect(reading.error?.message.hasPrefix("this is no JSON: ") == true)
  }

  @Test func truncatedXMLKeepsWhatStandsBefore() throws {
    let bytes = try page("arxiv-atom.xml")
    let end = try #require(bytes.firstRange(of: Array("<title>Do Subword".utf8))?.lowerBound)
    let reading = read(Array(bytes[..<end]), name: "cut.xml")
    #expect(reading.papers.first?.title == Shared.lanternfish)
    #expect(reading.papers.count == 1)
    #expect((reading.summary?.failedItems ?? 0) > 0)
  }

  @Test func truncatedHTMLKeepsWhatStandsBefore() throws {
    let bytes = try page("arxiv-listing.html")
    let end = try #require(bytes.firstRange(of: Array("name='item3'".utf8))?.lowerBound)
    #expect(read(Array(bytes[..<end])).papers.map(\.title) == [Shared.lanternfish, Shared.seams])
  }

  @Test func truncatedDataInAPageIsAnError() throws {
    let text = String(decoding: try page("huggingface-papers.html"), as: UTF8.self)
      .replacing("&quot;nextDate&quot;: null", with: "&quot;nextDate&quot;")
    let reading = read(text, name: "hf.html")
    #expect(reading.error?.message.hasPrefix("the data inside the page is no JSON: ") == true)
  }

  @Test func entityBombsAreRefused() {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&c;</title></entry></feed>
      """
    let reading = read(bomb, name: "bomb.xml")
    #expect(reading.papers.allSatisfy { $0.title.utf8.count < 1000 })
  }

  @Test func deepNestingIsAnErrorOrRead() {
    let reading = read(
      "<html><body>" + String(repeating: "<div>", count: 10_000) + "x</body></html>", name: "deep.html")
    #expect(reading.error?.input == "deep.html" || reading.papers.count == 1)
  }

  @Test func aListingWithoutPapersSaysWhatToTry() {
    let reading = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>arxiv.org/api</title></feed>", name: "none.xml")
    #expect(reading.error?.message == "no papers were found with the adapter 'arxiv-atom'")
    #expect(reading.error?.advice.hasPrefix("try --adapter NAME with one of acl-anthology, ") == true)
  }

  @Test func anUnknownXMLIsRefused() {
    let reading = read("<notes><note>x</note></notes>", name: "notes.xml")
    #expect(reading.error?.message == "no adapter recognises this input, which looks like xml")
  }

  @Test func aWrongAdapterIsRefused() throws {
    let options = ListingOptions(adapter: "arxiv-atom")
    let reading = read(try page("crossref.json"), name: "c.json", options: options)
    #expect(
      reading.error?.description
        == "c.json: the adapter 'arxiv-atom' cannot read this input, which looks like json; leave --adapter out, or use "
        + "--adapter crossref")
  }

  @Test func anUnknownAdapterIsNamed() throws {
    let reading = read(try page("crossref.json"), name: "c.json", options: ListingOptions(adapter: "crosref"))
    #expect(reading.error?.description == "c.json: there is no adapter 'crosref'; did you mean 'crossref'?")
  }

  @Test func aForcedAdapterIsUsed() throws {
    let reading = read(try page("arxiv-dump.jsonl"), options: ListingOptions(adapter: "generic-json"))
    #expect(reading.papers.map(\.title) == [Shared.lanternfish, Shared.seams])
    #expect(reading.summary?.adapter == "generic-json")
  }

  @Test func ambiguityIsAnError() throws {
    let text = "adapter: %\nrecognise: { syntax: text }\nreader: text-blocks\nfields: { title: title }\n"
    let catalogue = try AdapterCatalogue.compile(
      ["one", "two"].map { ("\($0).yaml", text.replacing("%", with: $0)) })
    let reading = read(Array("Some words".utf8), name: "x", catalogue: catalogue)
    #expect(
      reading.error?.description
        == "x: several adapters recognise this input: one, two; choose one with --adapter NAME")
  }

  @Test func aBrokenBibTeXEntryFailsAlone() {
    let reading = read(
      "@article{a, title = {One}}\n@article{b, title = {Two\n@article{c, title = {Three}}\n", name: "x.bib")
    #expect(reading.papers.map(\.title) == ["One", "Three"])
    #expect(reading.warnings.filter { $0.kind == .itemFailed }.map(\.line) == [2])
  }

  @Test func brokenRowsOfATableFailAlone() {
    let reading = read("title,abstract\n\"A\",a\nB,b,c,d\n\"C,c\nD,d\n", name: "x.csv")
    #expect(reading.papers.map(\.title) == ["A", "D"])
    #expect(reading.warnings.filter { $0.kind == .itemFailed }.map(\.line) == [3, 4])
  }

  @Test func readingStopsWhenTold() throws {
    var count = 0
    let reader = ListingReader(catalogue: shippedAdapters)
    let summary = try reader.papers(
      in: try page("huggingface-papers.html"), inputName: "x",
      emit: { _ in
        count += 1
        return count < 2
      }, warn: { _ in })
    #expect(count == 2)
    #expect(summary.papers == 2)
  }

  /// Lines read part by part give the papers of the whole, once they are renumbered.
  @Test func partsOfLinesGiveTheSamePapers() throws {
    let bytes = try page("generic.jsonl") + page("generic.jsonl")
    let whole = read(bytes, name: "x.jsonl")
    let reader = ListingReader(catalogue: shippedAdapters)
    let recognised = try reader.recognise(bytes, inputName: "x.jsonl")
    #expect(recognised.isLineBased && recognised.adapterID == "generic-json")
    let cut = try #require(bytes.firstIndex(of: 0x0A)) + 1
    var papers: [Paper] = []
    for (part, line) in [(bytes[..<cut], 1), (bytes[cut...], 2)] {
      let first = papers.count
      part.withUnsafeBufferPointer { lines in
        _ = reader.papers(
          inLines: lines, of: recognised, inputName: "x.jsonl", firstLine: line, firstIndex: 0,
          emit: {
            var paper = $0
            ListingReader.renumber(&paper, to: first + paper.source.index)
            papers.append(paper)
            return true
          }, warn: { _ in })
      }
    }
    #expect(papers == whole.papers)
  }

  /// An input read element by element gives the papers of the whole.
  @Test(arguments: ["arxiv-atom.xml", "arxiv-rss.xml", "arxiv-oai.xml", "oai-dc.xml", "pubmed.xml"])
  func elementsOfAFileGiveTheSamePapers(file: String) throws {
    let bytes = try page(file)
    let reader = ListingReader(catalogue: shippedAdapters)
    let recognised = try reader.recognise(bytes, inputName: "x.xml")
    #expect(recognised.isElementBased)
    var papers: [Paper] = []
    var rest = bytes[...]
    let summary = try reader.papers(
      inElements: {
        defer { rest = rest.dropFirst(1000) }
        return rest.isEmpty ? nil : Array(rest.prefix(1000))
      }, of: recognised, inputName: "x.xml",
      emit: {
        papers.append($0)
        return true
      }, warn: { _ in })
    #expect(papers == read(bytes, name: "x.xml").papers)
    #expect(summary.papers == papers.count && summary.failedItems == 0)
  }
}
