import Testing

@testable import Rules

@Suite("Checking rules")
struct RuleCheckTests {
  private static func rule(_ lines: String...) -> String {
    "pack: a\nrules:\n  - id: r\n    emits: x\n" + lines.map { "    \($0)\n" }.joined()
  }

  @Test(
    "An error names its line and column, whatever the quotes",
    arguments: [
      (rule("pattern: b :capz"), "a.yaml:5:16: error: there is no shape ':capz'"),
      (rule("pattern: 'b :capz'"), "a.yaml:5:17: error: there is no shape ':capz'"),
      (rule("pattern: ''' :capz'"), "a.yaml:5:15: error: ''' means nothing"),
      (rule(#"pattern: '"a''b" :capz'"#), "a.yaml:5:22: error: there is no shape ':capz'"),
      (rule(#"pattern: "\\( :capz""#), "a.yaml:5:19: error: there is no shape ':capz'"),
      (rule("pattern: |", "  b", "  :capz"), "a.yaml:7:7: error: there is no shape ':capz'"),
      (rule("pattern: >-", "  b", "  c (d"), "a.yaml:7:11: error: the group is not closed"),
      (rule("pattern: 'b", "  c :capz'"), "a.yaml:6:9: error: there is no shape ':capz'"),
      (rule("patterns:", "  - b", "  - 'c ü :capz'"), "a.yaml:7:14: error: there is no shape ':capz'"),
      (rule("pattern: 'b %namse'"), "a.yaml:5:17: error: there is no lexicon '%namse'"),
      (
        rule("pattern: 'b #numbr'"),
        "a.yaml:5:17: error: there is no recogniser '#numbr'; did you mean 'number'?"
      ),
      (rule("pattern: 'b <y>'"), "a.yaml:5:17: error: no rule emits '<y>'"),
      (
        rule("pattern: b", "phase: contxt"),
        "a.yaml:6:12: error: there is no phase 'contxt'; did you mean 'context'?"
      ),
      (
        rule("pattern: b", "priorty: 3"),
        "a.yaml:6:5: error: 'priorty' is no key of a rule; did you mean 'priority'?"
      ),
      (rule("pattern: b", "priority: 300"), "a.yaml:6:15: error: a priority is a whole number"),
      (rule("pattern: b?"), "a.yaml:5:14: error: the pattern can match nothing at all"),
      (rule("pattern: b", "examples:", "  - {nto: c}"), "a.yaml:7:9: error: an example is a sentence"),
      ("pack: a\nmacros:\n  M: 'b :capz'\nrules: []\n", "a.yaml:3:9: error: there is no shape ':capz'"),
      ("pack: a\nlexicons: {l: none.tsv}\n", "a.yaml:2:15: error: the lexicon 'none.tsv' can't be read"),
      ("pack: a\nrules: [\n", "a.yaml:3:1: error: "),
    ])
  func positions(pack: String, expected: String) throws {
    let problems = try RuleFiles.problems(["a.yaml": pack])
    #expect(problems.contains { $0.hasPrefix(expected) }, "\(problems.joined(separator: "\n"))")
  }

  @Test("All errors of all files come in one run")
  func allAtOnce() throws {
    let bad = "pack: a\nrules:\n  - {id: r, emits: x, pattern: ':capz'}\n  - {id: s, emit: x, pattern: b}\n"
    let problems = try RuleFiles.problems([
      "a.yaml": bad,
      "b.yaml": "pack: b\nlexicons: {l: l.tsv}\nrules:\n  - {id: r, emits: x, pattern: '%m'}\n",
      "l.tsv": "a\tb\tc\td\n",
    ])
    let errors = problems.filter { $0.contains(": error: ") }
    #expect(
      errors.map { $0.prefix(while: { $0 != " " }) } == [
        "a.yaml:3:33:", "a.yaml:4:13:", "a.yaml:4:5:", "l.tsv:1:1:", "b.yaml:4:33:",
      ])
  }

  @Test(
    "What can never match is named with its place",
    arguments: [
      ("'[\"state-of-the-art\" | b]'", "a.yaml:5:17: warning: no token can be 'state-of-the-art'"),
      ("'[:caps & :lower] b'", "a.yaml:5:16: warning: no token is both :caps and :lower"),
      ("'[b & c]'", "a.yaml:5:16: warning: no token is both b and c"),
      ("'[\"MNIST\" & :lower]'", "a.yaml:5:16: warning: no token is both \"MNIST\" and :lower"),
      ("'[:number & :word]'", "a.yaml:5:16: warning: no token is both :number and :word"),
      ("'[b & !b]'", "a.yaml:5:16: warning: no token is both b and !b"),
      ("'b ^ c'", "a.yaml:5:17: warning: '^' stands behind a token"),
      ("'b $ c'", "a.yaml:5:17: warning: '$' stands before a token"),
      (
        "'b <x>'",
        "a.yaml:5:17: warning: '<x>' is first made in the phase 'context', which does not run before"
      ),
      ("'%l[kind=odd]'", "a.yaml:5:15: warning: no row of the lexicon fits '%l[kind=odd]'"),
      ("'%l[ambiguous]'", "a.yaml:5:15: warning: no row of the lexicon fits '%l[ambiguous]'"),
    ])
  func dead(pattern: String, expected: String) throws {
    let pack = Self.rule("pattern: \(pattern)") + "lexicons: {l: l.tsv}\n"
    let problems = try RuleFiles.problems(["a.yaml": pack, "l.tsv": "Foo\t\tkind=even\n"], withReview: true)
    #expect(problems.contains { $0.hasPrefix(expected) }, "\(problems.joined(separator: "\n"))")
  }

  @Test(
    "A pattern with a dead part that it can do without lives",
    arguments: [
      ("'[\"a-b\" | c]'", false), ("'[\"a-b\"]'", true), ("'([\"a-b\"] | c) d'", false),
      ("'[\"a-b\"]? d'", false),
      ("'[\"a-b\"]+ d'", true), ("'(?! [\"a-b\"]) d'", false), ("'(?= [\"a-b\"]) d'", true),
      ("'^ d $'", false),
      ("'(^ | \\.) d'", false),
    ])
  func dying(pattern: String, isDead: Bool) throws {
    let problems = try RuleFiles.problems(["a.yaml": Self.rule("pattern: \(pattern)")], withReview: true)
    #expect(problems.contains { $0.contains("can never match; correct") } == isDead, "\(problems)")
  }

  @Test("A rule that always loses is named with the rule that it loses to")
  func dominated() throws {
    let pack = """
      pack: a
      rules:
        - {id: one, emits: x, pattern: '@(:caps) net', priority: 60}
        - {id: two, emits: x, pattern: '@(:caps)  net'}
        - {id: other-phase, emits: x, pattern: '@(:caps) net', phase: names}
        - {id: other-pattern, emits: x, pattern: ':caps net'}
        - {id: twice, emits: x, patterns: [b, b]}

      """
    let problems = try RuleFiles.problems(["a.yaml": pack], withReview: true).filter {
      !$0.contains("examples")
    }
    #expect(
      problems == [
        "a.yaml:4:34: warning: this pattern always loses to the same one of 'a/one' (a.yaml:3), which has priority 60; remove it or change its priority",
        "a.yaml:7:41: warning: this pattern is written twice in this rule; remove it or change its priority",
      ])
  }

  @Test("Rows of lexicons that can't match, stand twice or belong to two types")
  func rows() throws {
    let pack = """
      pack: a
      lexicons: {d: d.tsv, m: m.tsv}
      rules:
        - {id: d, emits: dataset, pattern: '@(%d)'}
        - {id: m, emits: model, pattern: '@(%m)'}

      """
    let problems = try RuleFiles.problems(
      [
        "a.yaml": pack, "d.tsv": "Foo-1\nFoo 1\n- -\nBar\nBaz\t\tambiguous\nfoo 2\n",
        "m.tsv": "bar\nBAZ\nFoo 2\t\texact\n",
      ],
      withReview: true
    ).filter { !$0.contains("examples") }
    #expect(
      problems == [
        "d.tsv:2:1: warning: 'Foo 1' can never match: line 1 has the same name; remove one of them",
        "d.tsv:3:1: error: the row can never match: hyphens and spaces are all it has; write a name or remove it",
        "m.tsv:1:1: warning: 'bar' is a model here and a dataset in d.tsv:4; mark one of the rows 'ambiguous' or 'exact', or remove it",
      ])
  }

  @Test("A rule without examples is a warning")
  func examplesMissing() throws {
    #expect(
      try RuleFiles.problems(["a.yaml": Self.rule("pattern: b")]) == [
        "a.yaml:3:5: warning: the rule 'a/r' has no examples; add one that matches and one that does not"
      ])
  }
}
