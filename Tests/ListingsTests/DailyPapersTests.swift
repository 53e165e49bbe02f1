import Foundation
import Records
import Testing

@testable import Listings

private let shared = repository.deletingLastPathComponent().appending(path: "shared")
private let listing = shared.appending(path: "listings/daily-papers.txt")
private let gold = shared.appending(path: "gold/dev.jsonl")
private let isThere =
  FileManager.default.fileExists(atPath: listing.path())
  && FileManager.default.fileExists(atPath: gold.path())

/// A real listing gives the papers of the gold set, character for character.
@Suite struct DailyPapersTests {
  @Test(.enabled(if: isThere, "needs ../shared/listings/daily-papers.txt and ../shared/gold/dev.jsonl"))
  func givesTheGoldPapers() throws {
    let reading = read([UInt8](try Data(contentsOf: listing)), name: "daily-papers.txt")
    let lines = try String(contentsOf: gold, encoding: .utf8).split(separator: "\n")
    let papers = try lines.map { try JSONValue.parse(String($0)) }
    #expect(reading.error == nil)
    #expect(reading.warnings.isEmpty)
    #expect(reading.summary?.adapter == "huggingface-papers-text")
    #expect(reading.papers.count == 43)
    #expect(reading.papers.map(\.title) == papers.map { $0["title"]?.string ?? "" })
    #expect(reading.papers.map(\.abstract) == papers.map { $0["abstract"]?.string ?? "" })
  }
}
