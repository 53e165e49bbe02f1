import Matching
import Records
import Rules
import Text

/// Does what rules say where they matched. Made once for the rules, of what they say alone.
struct RuleActions: Sendable {
  private let rules: [Rule]
  private let roles: [String]
  private let mainRole = 0

  init(rules: CompiledRules) {
    self.rules = rules.rules
    roles = rules.roles
  }

  /// What is known of a paper when the rules of a phase have matched.
  struct Setting {
    let phase: Int
    let text: TokenizedText
    let layers: Layers
    let recognised: Recognised
  }

  /// Proposes mentions, suppressions and results.
  func perform(
    _ number: Int, _ match: PatternMatch, in setting: Setting, candidates: inout [Candidate],
    drafts: inout [ResultDraft], resolver: inout ConflictResolver, contents: inout MentionContents,
    table: inout AttributeTable
  ) {
    switch rules[number].action {
    case .mention(let type):
      forEachSpan(of: match) { tokens in
        candidates.append(candidate(type, tokens, rule: number, in: setting, &contents, &table))
      }
    case .suppress(let type):
      forEachSpan(of: match) { tokens in
        resolver.suppress(type: type, tokens: tokens, rule: number)
        if rules[number].establishes {
          resolver.suppress(type: type, named: tokens, rule: number)
        }
      }
    case .acronym(let type):
      for role in ["long", "short"] {
        for capture in match.captures where roles[capture.role] == role && !capture.tokens.isEmpty {
          candidates.append(candidate(type, capture.tokens, rule: number, in: setting, &contents, &table))
        }
      }
    case .result:
      let kind = rules[number].kind.flatMap(Result.Kind.init(rawValue:)) ?? .score
      drafts.append(
        ResultDraft(
          rule: number, priority: rules[number].priority, kind: kind, captures: match.captures))
    case .retype: break
    }
  }

  /// Gives mentions another type, once the phase's own candidates stand.
  func retype(_ number: Int, _ match: PatternMatch, resolver: inout ConflictResolver) {
    guard case .retype(let type) = rules[number].action else { return }
    forEachSpan(of: match) { resolver.retype(in: $0, to: type, rule: number) }
  }

  /// Visits the captured stretches of the empty role, or the whole match where there are none.
  @inline(__always)
  private func forEachSpan(of match: PatternMatch, _ body: (Range<Int>) -> Void) {
    var hasCaptured = false
    for capture in match.captures where capture.role == mainRole {
      hasCaptured = true
      if !capture.tokens.isEmpty { body(capture.tokens) }
    }
    if !hasCaptured, !match.tokens.isEmpty { body(match.tokens) }
  }

  private func candidate(
    _ type: String, _ tokens: Range<Int>, rule number: Int, in setting: Setting,
    _ contents: inout MentionContents, _ table: inout AttributeTable
  ) -> Candidate {
    Candidate(
      type: type, tokens: tokens, rule: number, priority: rules[number].priority, phase: setting.phase,
      content: contents.content(
        of: tokens, type: type, rule: number, text: setting.text, layers: setting.layers,
        recognised: setting.recognised, table: &table),
      extends: rules[number].extends)
  }
}
