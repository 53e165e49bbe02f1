import Testing

@testable import Assay

/// What a journal says after it was cut off anywhere.
@Suite("The journal of a run")
struct JournalTests {
  private static let settings = ["version": "1", "--adapter": "none"]
  private static let first = InputIdentity(name: "a \"quoted\"\n.html", digest: "sha256:1")
  private static let second = InputIdentity(name: "b.html", digest: "unread: no rights")
  private static let entries: [JournalEntry] = [
    .settings(settings), .begin(first, OutputPlace()),
    .progress(InputProgress(events: 2, papers: 2), OutputPlace(output: 20)),
    .end(InputProgress(events: 4, papers: 3, failures: 1), OutputPlace(output: 30, errors: 7)),
    .complete(OutputPlace(output: 30, errors: 7)), .reopened,
    .begin(second, OutputPlace(output: 30, errors: 7)),
    .progress(InputProgress(events: 1, failures: 1), OutputPlace(output: 30, errors: 15)),
  ]
  private static let bytes = encoded(entries)

  private static func encoded(_ entries: [JournalEntry]) -> [UInt8] {
    entries.flatMap { entry -> [UInt8] in entry.encoded() + [0x0A] }
  }

  @Test("Entries read back", arguments: entries)
  func roundTrip(entry: JournalEntry) {
    #expect(JournalEntry(entry.encoded()[...]) == entry)
  }

  @Test("The place within a block of a compressed output reads back")
  func unfinished() {
    let place = OutputPlace(output: 1000, unfinished: 77, errors: 3)
    let entry = JournalEntry.end(InputProgress(events: 1, papers: 1), place)
    #expect(JournalEntry(entry.encoded()[...]) == entry)
  }

  @Test("The whole journal")
  func whole() {
    let state = JournalState(Self.bytes)
    #expect(state.settings == Self.settings && !state.isComplete)
    #expect(state.journalBytes == Self.bytes.count)
    #expect(state.done.map(\.input) == [Self.first] && state.done.first?.progress.papers == 3)
    #expect(state.current?.input == Self.second && state.current?.progress.failures == 1)
    #expect(state.current?.start == OutputPlace(output: 30, errors: 7))
    #expect(state.place == OutputPlace(output: 30, errors: 15))
  }

  @Test("A journal that is cut off says what its whole lines say, and never more")
  func cut() {
    var seen: Set<Int> = []
    for count in 0...Self.bytes.count {
      let state = JournalState(Array(Self.bytes[..<count]))
      let whole = Self.bytes[..<count].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      #expect(state.journalBytes == whole)
      #expect(JournalState(Array(Self.bytes[..<whole])).place == state.place)
      seen.insert(state.journalBytes)
    }
    #expect(seen.count == Self.entries.count + 1)
  }

  @Test(
    "Lines of garbage end the journal",
    arguments: [
      "", "{}", "null", "{\"entry\":\"end\"}", "\u{0}",
      "{\"entry\":\"begin\",\"input\":\"x\",\"digest\":\"y\",\"output\":-1,\"errors\":0}",
    ])
  func garbage(line: String) {
    let good = Self.encoded(Array(Self.entries[..<4]))
    let garbage = Array((line + "\n").utf8)
    let rest = Array(Self.bytes[good.count...])
    let state = JournalState(good + garbage + rest)
    #expect(state.journalBytes == good.count && state.done.count == 1)
  }

  @Test("What the output has lost is not claimed")
  func lostOutput() {
    let state = JournalState(Self.bytes) { $0.output <= 20 }
    #expect(state.done.isEmpty && state.current?.input == Self.first)
    #expect(state.place == OutputPlace(output: 20) && state.current?.progress.events == 2)
  }

  @Test("Done inputs are known by name and content; renamed ones by content; copies are new")
  func remaining() {
    var state = JournalState([])
    func done(_ name: String, _ digest: String) {
      state.done.append(
        JournalState.Done(
          input: InputIdentity(name: name, digest: digest), progress: InputProgress(papers: 1)))
    }
    done("same", "1")
    done("changed", "2")
    done("old name", "3")
    done("twice", "4")
    done("twice", "4")
    var inputs = RemainingInputs(after: state, names: ["same", "changed", "new name", "copy", "twice"])
    func isDone(_ name: String, _ digest: String) -> Bool {
      inputs.claim(InputIdentity(name: name, digest: digest)) != nil
    }
    #expect(isDone("same", "1") && !isDone("copy", "1"))
    #expect(!isDone("changed", "2b"))
    #expect(isDone("new name", "3") && !isDone("another", "3"))
    #expect(isDone("twice", "4") && isDone("twice", "4") && !isDone("twice", "4"))
  }
}

@Suite("Stretches of lines")
struct LineStretchesTests {
  @Test("Lines come whole and with their numbers, those that are too long apart", arguments: 1...12)
  func anyPieces(size: Int) {
    let text = Array("one\ntoo long a line\n\nthree\nand one that is too long\nlast".utf8)
    var lines: [String] = []
    var long: [Int] = []
    let stretches = LineStretches(
      maxLineBytes: 6,
      stretch: { bytes, first in
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
          lines.append("\(first + index):" + String(decoding: line, as: UTF8.self))
        }
      }, tooLong: { long.append($0) })
    for start in stride(from: 0, to: text.count, by: size) {
      stretches.take(Array(text[start..<min(text.count, start + size)]))
    }
    stretches.finish()
    #expect(lines == ["1:one", "4:three", "6:last"], "\(size)")
    #expect(long == [2, 5])
  }
}
