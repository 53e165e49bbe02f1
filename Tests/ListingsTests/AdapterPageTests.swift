import Records
import Testing

@testable import Listings

/// Every adapter reads its page: each field of each paper is as it must be.
@Suite struct AdapterPageTests {
  @Test(arguments: allPages) func readsItsPage(_ example: PageCase) throws {
    let reading = read(try page(example.file), name: "Pages/" + example.file)
    #expect(reading.error == nil)
    #expect(reading.summary?.adapter == example.adapter)
    #expect(reading.summary?.failedItems == 0)
    #expect(reading.papers.count == example.papers.count)
    for (index, (paper, expected)) in zip(reading.papers, example.papers).enumerated() {
      #expect(paper.source == Source(input: "Pages/" + example.file, index: index, adapter: example.adapter))
      #expect(paper.id == expected.id)
      #expect(paper.title == expected.title)
      #expect(paper.abstract == expected.abstract)
      #expect(paper.authors == expected.authors)
      #expect(paper.date == expected.date)
      #expect(paper.url == expected.url)
      #expect(paper.venue == expected.venue)
      #expect(paper.links == expected.links)
    }
  }

  @Test func everyAdapterHasAPage() {
    #expect(Set(shippedAdapters.names) == Set(allPages.map(\.adapter)))
  }

  /// The whole matrix: no recogniser but a page's own, or a generic one below it, takes a page.
  @Test(arguments: allPages) func noOtherAdapterClaims(_ example: PageCase) throws {
    let head = InputHead(try page(example.file))
    let claims = shippedAdapters.adapters.filter { $0.recognisers.contains { $0.matches(head) } }
    let own = try #require(shippedAdapters.adapter(named: example.adapter))
    #expect(claims.contains { $0.id == own.id })
    for other in claims where other.id != own.id {
      #expect(
        other.priority < own.priority && (other.isGeneric || own.priority >= 60), "\(other.id) claims it too")
    }
    #expect(shippedAdapters.recognise(head).map(\.id) == [example.adapter])
  }

  @Test(arguments: allPages) func saysWhenItIsGeneric(_ example: PageCase) throws {
    let reading = read(try page(example.file))
    let isGeneric = try #require(shippedAdapters.adapter(named: example.adapter)).isGeneric
    #expect(
      reading.warnings.contains { $0.kind == .note && $0.message.contains("no site's adapter") } == isGeneric)
  }

  /// What is named in a markup context is what the field has there.
  @Test func contextsPointIntoTheFields() throws {
    let paper = try #require(read(try page("generic.html")).papers.first)
    let bytes = Array(paper.abstract.utf8)
    let named = paper.markup.filter { $0.field == .abstract }.map {
      "\($0.kind) \(String(decoding: bytes[$0.utf8Range], as: UTF8.self)) \($0.target ?? "-")"
    }
    #expect(
      named == [
        "heading Reading list of the night lab -", "heading Depth -", "link Lanternfish /lanternfish",
        "code route.py -",
      ])
  }

  @Test func contextsOfMarkdownAreKept() throws {
    let paper = try #require(read(try page("markdown-list.md")).papers.first)
    let bytes = Array(paper.abstract.utf8)
    let code = paper.markup.filter { $0.kind == .code }.map {
      String(decoding: bytes[$0.utf8Range], as: UTF8.self)
    }
    #expect(code == ["small_expert"])
  }
}
