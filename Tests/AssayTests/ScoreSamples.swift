import Evaluation
import Foundation
import Records

/// A folder that lives as long as a test.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "assay-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders on the way to it; its path.
  @discardableResult func write(_ text: String, to name: String) throws -> String {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}

/// Papers and rules for the tests of scoring.
enum ScoreSamples {
  /// Two rules that meet at one name, one that a third takes everything from, one that never fires.
  static let pack = """
    pack: toys
    why: rules for tests of scoring
    rules:
      - id: plain
        emits: dataset
        phase: lexicon
        priority: 50
        pattern: '@(zeta|omega)'
        why: names of sets
        examples: ['We use [Zeta].', not: 'We use it.']
      - id: strong
        emits: model
        phase: lexicon
        priority: 60
        pattern: '@(omega)'
        why: names of models
        examples: ['We use [Omega].', not: 'We use it.']
      - id: noise
        emits: dataset
        phase: lexicon
        priority: 50
        pattern: '@(noise)'
        why: a word that is no name
        examples: ['We use [noise].', not: 'We use it.']
      - id: no-noise
        suppresses: dataset
        phase: lexicon
        pattern: '@(noise)'
        why: takes the word out
        examples: ['We use [noise].', not: 'We use it.']
      - id: idle
        emits: metric
        phase: lexicon
        priority: 50
        pattern: '@(neverwritten)'
        why: never fires
        examples: ['We use [neverwritten].', not: 'We use it.']
      - id: idle-suppression
        suppresses: metric
        phase: lexicon
        pattern: '@(neverwritten)'
        why: never fires
        examples: ['We use [neverwritten].', not: 'We use it.']
    """

  /// A gold paper; each mention is the first place of its text in the abstract.
  static func paper(_ id: String, _ abstract: String, _ mentions: [(MentionType, String)]) -> Record {
    var record = Record(
      paper: Paper(
        id: id, source: Source(input: "", index: 0, adapter: ""), title: "A paper", abstract: abstract))
    record.mentions = mentions.compactMap { type, text in
      guard let range = abstract.range(of: text) else { return nil }
      let start = abstract[..<range.lowerBound].unicodeScalars.count
      return Mention(
        type: type, field: .abstract, scalarRange: start..<start + text.unicodeScalars.count, text: text)
    }
    return record
  }

  static let papers = [
    paper("one", "We try Zeta and Omega amid noise.", [(.dataset, "Zeta"), (.dataset, "Omega")]),
    paper("two", "Naïve runs on Zeta are slow.", [(.dataset, "Zeta")]),
    paper("three", "Nothing is named here.", []),
  ]

  static func goldLines(_ papers: [Record] = papers) -> String {
    papers.map { String(decoding: GoldFile.line(for: $0), as: UTF8.self) }.joined()
  }
}

/// The checkout that the tests were built from.
enum Checkout {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let sharedGold = "\(path)/../shared/gold/dev.jsonl"
}
