import Markup
import Testing

@testable import Listings

/// On the adapters' pages, the walk along their paths finds what libxml2 finds.
@Suite struct SimplePathPageTests {
  @Test(arguments: allPages) func walksAsLibXML2(_ example: PageCase) throws {
    let adapter = try #require(shippedAdapters.adapter(named: example.adapter))
    let bytes = try page(example.file)
    let document: MarkupDocument
    switch adapter.reader {
    case .html: document = try .html(bytes)
    case .xml: document = try .xml(bytes)
    default: return
    }
    let root = try #require(document.root)
    var (items, paths) = ([root], Self.paths(adapter))
    for case .xpath(let path) in adapter.items + [adapter.embedded].compactMap({ $0 }) {
      paths.append(path)
      items += MarkupTexts.nodes(of: root, at: path)
    }
    if case .xml(let element?) = adapter.reader {
      items += MarkupTexts.nodes(of: root, at: try XPathExpression("//*[local-name() = '\(element)']"))
    }
    let ways = paths.filter(\.isSimple)
    for path in ways {
      for item in items {
        guard case .nodes(let wanted) = try item.valueByLibXML2(path) else { continue }
        #expect(try item.nodes(path) == wanted, "\(path.text)")
      }
    }
    #expect(paths.isEmpty || !ways.isEmpty)
  }

  private static func paths(_ adapter: Adapter) -> [XPathExpression] {
    let fields = adapter.fields
    let rules =
      [fields.id, fields.title, fields.abstract, fields.authors, fields.date, fields.url, fields.venue]
      .joined()
      + adapter.links.flatMap { $0.url + $0.text + $0.rolePath }
    let paths =
      rules.flatMap { [$0.way.path].compactMap { $0 } + $0.way.parts } + adapter.links.compactMap(\.each)
    return paths.compactMap { if case .xpath(let path) = $0 { path } else { nil } }
  }
}
