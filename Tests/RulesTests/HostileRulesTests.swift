import Foundation
import Testing

@testable import Rules

/// Rules come from anyone: files that would take all time or memory are refused at once.
@Suite("Hostile rules")
struct HostileRulesTests {
  private static let rule = "rules:\n  - id: r\n    emits: x\n    why: w\n    pattern: "

  /// Ten levels of ten aliases each.
  private static let aliases =
    "- &a0 [x, x]\n"
    + (1...10).map { level in
      "- &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }.joined()

  private static let cases: [(text: String, says: String)] = [
    ("pack: a\nz:\n\(aliases)? *a10\n: x\n", "a.yaml:4:1: error: '*a0' repeats '&a0'"),
    ("pack: a\nx: &n 1\nwhy: *n\n", "a.yaml:3:1: error: '*n' repeats '&n'"),
    ("pack: a\nx: " + String(repeating: "[", count: 100_000), "a.yaml:2:"),
    (
      "pack: a\nmacros:\n  M0: 'x x'\n"
        + (1...30).map { "  M\($0): '&M\($0 - 1) &M\($0 - 1)'\n" }.joined() + rule + "'&M30'\n",
      "the pattern has more than 10000 signs with its macros written out"
    ),
    (
      "pack: a\nmacros:\n  D(x): '&x &x'\n" + rule + "'" + String(repeating: "&D(", count: 30) + "x"
        + String(repeating: ")", count: 30) + "'\n", "more than 10000 signs"
    ),
    (
      "pack: a\n" + rule + "'" + String(repeating: "(", count: 2000) + "x"
        + String(repeating: ")", count: 2000)
        + "'\n", "brackets nest deeper than 48"
    ),
    ("pack: a\n" + rule + "'x{65}'\n", "a count over 64"),
    ("pack: '=cmd'\n" + rule + "'x'\n", "a.yaml:1:7: error: a name begins with a letter or a digit"),
    ("pack: a\n" + rule + "'/(a+)+b/'\n", "a repetition inside a repetition"),
    (
      "pack: a\nlexicons:\n  n: ../../etc/passwd\n" + rule + "'%n'\n",
      "a.yaml:3:6: error: '../../etc/passwd' leads out of the rules' folder"
    ),
    (
      "pack: a\nlexicons:\n  n: /etc/passwd\n" + rule + "'%n'\n",
      "'/etc/passwd' leads out of the rules' folder"
    ),
    ("pack: a\nlexicons:\n  n: link.tsv\n" + rule + "'%n'\n", "'link.tsv' is a link that leads out"),
  ]

  @Test("Each is refused, with its place and soon", arguments: cases)
  func refused(text: String, says: String) throws {
    try RuleFiles.withFolder(["a.yaml": text]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.tsv", withDestinationPath: "/etc/passwd")
      let clock = ContinuousClock()
      var found: [Diagnostic] = []
      let time = clock.measure { found = RuleSet.read([RuleFolder(path: folder)]).1 }
      let problems = found.map { $0.description.replacingOccurrences(of: folder + "/", with: "") }
      #expect(problems.contains { $0.contains(says) }, "\(problems)")
      #expect(time < .seconds(120), "the 2^30 steps of the text as it stands take longer by far")
    }
  }

  @Test("A macro and the end of a word may share a pattern with signs that are no aliases")
  func noAliases() throws {
    let text =
      "pack: a\nmacros:\n  ING: 'x'\nrules:\n  - id: r\n    emits: x\n    why: R&D of *all* kinds\n    pattern: '@(&ING *ing)'\n"
    #expect(try RuleFiles.problems(["a.yaml": text]).allSatisfy { !$0.contains("repeats") })
  }
}
