import Text

@testable import Matching
@testable import Rules

/// Compiles patterns without a file and matches them against a sentence.
struct PatternHarness {
  var matcher: PaperMatcher
  let rules: CompiledRules

  init(_ patterns: [String], lexicons: [String: String] = [:], macros: [String: Macro] = [:]) throws {
    var set = RuleSet()
    let position = SourcePosition(file: "test", line: 1, column: 1)
    for (index, pattern) in patterns.enumerated() {
      var parser = PatternParser(macros: macros)
      let node = try parser.parse(pattern)
      set.rules.append(
        Rule(
          id: "test/\(index)", pack: "test", phase: "context", priority: 50, action: .mention("thing"),
          patterns: [Rule.Pattern(text: pattern, node: node, position: position)], attributes: [:], kind: nil,
          fields: [], establishes: false, proposes: false, extends: false, why: "", examples: [],
          position: position))
    }
    for (name, text) in lexicons {
      var diagnostics: [Diagnostic] = []
      set.lexicons[name] = Lexicon.parse(Array(text.utf8), name: name, file: name, diagnostics: &diagnostics)
    }
    rules = try CompiledRules(set)
    matcher = PaperMatcher(rules: rules)
  }

  /// The matched ranges of tokens of a text, with the text.
  mutating func ranges(_ text: String) -> (text: TokenizedText, ranges: [Range<Int>]) {
    matcher.beginPaper()
    let tokenized = matcher.tokenize(fields: [text])
    matcher.begin(tokenized)
    return (tokenized, matcher.matches(phase: 2).map(\.match.tokens))
  }

  /// The matched stretches of a text, rule by rule, or the captured ones of a role.
  mutating func matches(_ text: String, role: String? = nil) -> [String] {
    matcher.beginPaper()
    let tokenized = matcher.tokenize(fields: [text])
    matcher.begin(tokenized)
    var found: [String] = []
    for (_, match) in matcher.matches(phase: 2) {
      guard let role else {
        found.append(tokenized.string(match.tokens))
        continue
      }
      for (number, tokens) in match.captures where rules.roles[number] == role {
        found.append(tokenized.string(tokens))
      }
    }
    return found
  }
}
