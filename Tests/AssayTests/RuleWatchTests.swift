import Foundation
import Records
import Rules
import Testing

@testable import Assay

@Suite("Watching rules")
struct RuleWatchTests {
  private func record(_ mentions: [(MentionType, Int, String)]) -> Record {
    Record(
      paper: Paper(id: "p", source: Source(input: "-", index: 0, adapter: "test")),
      mentions: mentions.enumerated().map { index, mention in
        Mention(
          id: "m\(index)", type: mention.0, field: .abstract, scalarRange: mention.1..<mention.1 + 2,
          text: "ab",
          rule: mention.2)
      })
  }

  @Test(
    "Mentions gained, lost and found by another rule",
    arguments: [
      ([], [], 0, 0, 0), ([(.model, 1, "a")], [(.model, 1, "a")], 0, 0, 0), ([], [(.model, 1, "a")], 1, 0, 0),
      ([(.model, 1, "a")], [], 0, 1, 0), ([(.model, 1, "a")], [(.model, 1, "b")], 0, 0, 1),
      ([(.model, 1, "a")], [(.task, 1, "a")], 1, 1, 0),
      ([(.model, 1, "a"), (.model, 5, "a")], [(.model, 5, "a")], 0, 1, 0),
    ] as [([(MentionType, Int, String)], [(MentionType, Int, String)], Int, Int, Int)])
  func comparison(
    old: [(MentionType, Int, String)], new: [(MentionType, Int, String)], gained: Int, lost: Int, changed: Int
  ) {
    let comparison = MentionComparison(from: [record(old)], to: [record(new)])
    #expect(comparison.gained.count == gained)
    #expect(comparison.lost.count == lost)
    #expect(comparison.changed.count == changed)
    #expect(comparison.isEmpty == (gained + lost + changed == 0))
  }

  @Test("A save is seen once; a broken pack is reported, and mended it goes on from the last good one")
  func saves() throws {
    func pack(_ pattern: String) -> String {
      "pack: demo\nrules:\n  - {id: a, emits: thing, pattern: '\(pattern)'}\n"
    }
    let folder = try DemoRules.folder(["demo": pack("foo")])
    defer { try? FileManager.default.removeItem(at: folder) }
    let paper = Paper(source: Source(input: "-", index: 0, adapter: "test"), abstract: "A foo and a bar.")
    var watch = RuleWatch(rules: [folder.path], papers: [paper])
    guard case .reread(let first, 1) = try watch.look() else {
      Issue.record("the first look reads the rules")
      return
    }
    #expect(first.gained.map(\.mention.text) == ["foo"])
    guard case .unchanged = try watch.look() else {
      Issue.record("nothing was saved")
      return
    }
    let file = folder.appending(path: "demo.yaml")
    try Data(pack("(bar").utf8).write(to: file)
    guard case .broken(let diagnostics) = try watch.look() else {
      Issue.record("the pack is broken")
      return
    }
    #expect(diagnostics.first?.message.contains("not closed") == true)
    try Data(pack("bar ").utf8).write(to: file)
    guard case .reread(let second, 1) = try watch.look() else {
      Issue.record("the pack is mended")
      return
    }
    #expect(second.gained.map(\.mention.text) == ["bar"])
    #expect(second.lost.map(\.mention.text) == ["foo"])
  }
}
