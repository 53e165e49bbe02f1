import Foundation
import Testing

/// The fenced blocks of `Rules/README.md` that the tests run.
struct RuleReference {
  struct Block: Sendable, CustomTestStringConvertible {
    var kind: String
    var line: Int
    var body: [String]
    var testDescription: String { "line \(line)" }

    /// The values of a key, in order: `text: …`.
    func values(_ key: String) -> [String] {
      body.filter { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) }
    }
    /// The values of keys with a name behind them: `lexicon sets: …`.
    func named(_ key: String) -> [(name: String, value: String)] {
      body.filter { $0.hasPrefix(key + " ") }.compactMap { line in
        guard let colon = line.range(of: ": ") else { return nil }
        return (
          String(line[line.index(line.startIndex, offsetBy: key.count + 1)..<colon.lowerBound]),
          String(line[colon.upperBound...])
        )
      }
    }
  }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let blocks: [Block] = {
    let text = (try? String(contentsOf: checkout.appending(path: "Rules/README.md"), encoding: .utf8)) ?? ""
    var blocks: [Block] = []
    var open: Block?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = Block(kind: String(line.dropFirst(3)), line: number + 1, body: [])
        }
      } else {
        open?.body.append(String(line))
      }
    }
    return blocks
  }()

  static func blocks(_ kind: String) -> [Block] { blocks.filter { $0.kind == kind } }
}
