import Foundation
import Records
import Testing

@testable import Listings

/// The repository, from this file's place.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The adapters that ship.
let shippedAdapters: AdapterCatalogue = {
  do {
    return try AdapterCatalogue.load(folder: repository.appending(path: "Rules/listings").path())
  } catch {
    fatalError("\(error)")
  }
}()

/// Where one of the test's pages is.
func pagePath(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages").appending(path: name).path()
}

/// The bytes of one of the test's pages.
func page(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: pagePath(name)))) }

/// What reading an input came to.
struct Reading {
  var papers: [Paper] = []
  var warnings: [ListingWarning] = []
  var summary: ListingSummary?
  var error: ListingError?
}

func read(
  _ bytes: [UInt8], name: String = "page", options: ListingOptions = ListingOptions(),
  catalogue: AdapterCatalogue = shippedAdapters
) -> Reading {
  var reading = Reading()
  let reader = ListingReader(catalogue: catalogue, options: options)
  do throws(ListingError) {
    reading.summary = try reader.papers(
      in: bytes, inputName: name,
      emit: {
        reading.papers.append($0)
        return true
      }, warn: { reading.warnings.append($0) })
  } catch {
    reading.error = error
  }
  return reading
}

func read(_ text: String, name: String = "page", options: ListingOptions = ListingOptions()) -> Reading {
  read(Array(text.utf8), name: name, options: options)
}

/// The papers that most pages list. Their texts are written for these tests.
enum Shared {
  static let lanternfish = "Lanternfish: Sparse Routing for Night-Time Depth Estimation"
  static let lanternfishAbstract =
    "Depth from a single image fails at night. We present Lanternfish, a router that sends dark patches to a small "
    + "expert & keeps the rest as they are. On NightKITTI it lowers the error from 0.142 to 0.117 (p < 0.01), a gain "
    + "of 17.6%. Code is at https://github.com/lantern-lab/lanternfish."
  static let lanternfishAuthors = ["Mira Okafor", "Jens Lindqvist"]
  static let seams = "Do Subword Seams Matter? A Study of Token Boundaries in Low-Resource Translation"
  static let seamsFirst =
    #"Subword models cut words at seams that depend on the corpus. We measure how 4\%-20\% of shifted seams change "#
    + #"BLEU in $\sim$12 languages."#
  static let seamsSecond =
    #"We find that \textit{seams} at {\'e}-like letters hurt most, with models 2times larger."#
  static let seamsAbstract = seamsFirst + "\n\n" + seamsSecond
  static let seamsAuthors = ["Ana Sofía Ribeiro", "Tomasz Zieliński", "Wei-Lin Hsu"]
  static let ledger = "A Ledger of Small Surprises"
  static let code = "https://github.com/lantern-lab/lanternfish"
}

/// A paper as a page must give it.
func expected(
  _ id: String, _ title: String, _ abstract: String, by authors: [String] = [], on date: String? = nil,
  at url: String? = nil, in venue: String? = nil, links: [PaperLink] = []
) -> Paper {
  Paper(
    id: id, source: .unknown, title: title, abstract: abstract, authors: authors, date: date, url: url,
    venue: venue, links: links)
}

func code(_ url: String = Shared.code) -> PaperLink { PaperLink(url: url, role: "code") }
func paper(_ url: String) -> PaperLink { PaperLink(url: url, role: "paper") }

/// One page with what it must give.
struct PageCase: Sendable, CustomTestStringConvertible {
  var file: String
  var adapter: String
  var papers: [Paper]
  var testDescription: String { file }

  init(_ file: String, _ adapter: String, _ papers: [Paper]) {
    self.file = file
    self.adapter = adapter
    self.papers = papers
  }
}
