import Foundation
import Testing

/// What is built in is named: its version in `Package.swift`, its licence in `SECURITY.md`.
@Suite("Supply chain")
struct SupplyChainTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }

  @Test("Each dependency has one exact version, and SECURITY.md lists it with its licence")
  func pinned() throws {
    let lines = try Self.text("Package.swift").split(separator: "\n").filter { $0.contains(".package(") }
    #expect(lines.count == 2)
    let security = try Self.text("SECURITY.md")
    for line in lines {
      let match = try #require(
        try #/url: "https://github.com/[^/"]+/([^"]+)", exact: "([0-9.]+)"/#.firstMatch(in: line), "\(line)")
      let row = security.split(separator: "\n").first {
        $0.contains("| \(match.1) | \(match.2) |")
      }
      #expect(row != nil, "SECURITY.md has no row for \(match.1) \(match.2)")
    }
  }

  @Test("Nothing else is fetched for a build")
  func resolved() throws {
    // Where a build has written what it resolved, that is the list of all packages, indirect ones too.
    let file = Self.root.appending(path: "Package.resolved")
    guard let data = try? Data(contentsOf: file) else { return }
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let pins = (object?["pins"] as? [[String: Any]])?.compactMap { $0["identity"] as? String }
    #expect(pins?.sorted() == ["swift-argument-parser", "yams"])
  }
}
