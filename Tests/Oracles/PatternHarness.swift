package import Matching
package import Rules
package import Text

/// Compiles patterns without a file and matches them against a sentence.
package struct PatternHarness {
  package private(set) var matcher: PaperMatcher
  package let rules: CompiledRules

  package init(
    _ patterns: [String], lexicons: [String: String] = [:], macros: [String: Macro] = [:],
    wordLimit: Int = 1 << 18, rowLimit: Int = 1 << 14
  ) throws {
    var set = RuleSet()
    for (index, pattern) in patterns.enumerated() {
      var parser = PatternParser(macros: macros)
      let node = try parser.parse(pattern)
      set.rules.append(Rule(trying: node, text: pattern, number: index, emits: "thing"))
    }
    for (name, text) in lexicons {
      var diagnostics: [Diagnostic] = []
      set.lexicons[name] = Lexicon.parse(Array(text.utf8), name: name, file: name, diagnostics: &diagnostics)
    }
    rules = try CompiledRules(set)
    matcher = PaperMatcher(rules: rules, wordLimit: wordLimit, rowLimit: rowLimit)
  }

  /// The matched ranges of tokens of a text, with the text.
  package mutating func ranges(_ text: String) -> (text: TokenizedText, ranges: [Range<Int>]) {
    matcher.beginPaper()
    let tokenized = matcher.tokenize(fields: [text])
    matcher.begin(tokenized)
    return (tokenized, matcher.matches(phase: 2).map(\.match.tokens))
  }

  /// The matched stretches of a text, rule by rule, or the captured ones of a role.
  package mutating func matches(_ text: String, role: String? = nil) -> [String] {
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
