import Foundation
import Records
import Testing
import Text

@testable import Extraction

/// Strict spans of the number and link recognisers alone against the annotated development set, where
/// it stands beside the project. `RECOGNISER_ERRORS=1` prints what differs.
@Suite struct DevSetTests {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../../shared/gold/dev.jsonl")
  static let isPresent = FileManager.default.fileExists(atPath: path.path)

  struct Gold: Decodable {
    struct Mention: Decodable {
      let type: String
      let field: String
      let start: Int
      let end: Int
    }
    let id: String
    let title: String
    let abstract: String?
    let mentions: [Mention]
  }

  struct Score {
    var correct = 0
    var predicted = 0
    var gold = 0
    var f1: Double { 2 * Double(correct) / Double(max(1, predicted + gold)) }
  }

  @Test(.enabled(if: isPresent, "../shared/gold/dev.jsonl is not present"))
  func reachesTheTargetsOnTheDevelopmentSet() throws {
    let recognisers = Recognisers()
    let showsErrors = ProcessInfo.processInfo.environment["RECOGNISER_ERRORS"] != nil
    var quantities = Score()
    var links = Score()
    for line in try String(contentsOf: Self.path, encoding: .utf8).split(separator: "\n") {
      let record = try JSONDecoder().decode(Gold.self, from: Data(line.utf8))
      for (field, text) in [("title", record.title), ("abstract", record.abstract ?? "")] {
        let found = recognisers.find(in: text)
        func compare(_ type: String, _ predicted: [Range<Int>], _ score: inout Score) {
          let gold = Set(
            record.mentions.filter { $0.type == type && $0.field == field }.map { $0.start..<$0.end })
          let predicted = Set(predicted.map { scalars(of: $0, in: text) })
          score.correct += gold.intersection(predicted).count
          score.gold += gold.count
          score.predicted += predicted.count
          if showsErrors {
            for range in gold.subtracting(predicted) {
              print("missing \(record.id) \(type): \(around(range, text))")
            }
            for range in predicted.subtracting(gold) {
              print("spurious \(record.id) \(type): \(around(range, text))")
            }
          }
        }
        compare("quantity", found.numbers.map(\.utf8), &quantities)
        compare("link", found.links.map(\.utf8Range), &links)
      }
    }
    print("quantity: \(quantities) F1 \(quantities.f1)\nlink: \(links) F1 \(links.f1)")
    #expect(links.f1 == 1)
    #expect(quantities.f1 >= 0.93)
  }

  private func scalars(of range: Range<Int>, in text: String) -> Range<Int> {
    let utf8 = Array(text.utf8)
    let start = String(decoding: utf8[..<range.lowerBound], as: UTF8.self).unicodeScalars.count
    return start..<start + String(decoding: utf8[range], as: UTF8.self).unicodeScalars.count
  }

  private func around(_ range: Range<Int>, _ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    let before = string(max(0, range.lowerBound - 30)..<range.lowerBound)
    let after = string(range.upperBound..<min(scalars.count, range.upperBound + 30))
    return "\(before)[[\(string(range))]]\(after)"
  }
}
