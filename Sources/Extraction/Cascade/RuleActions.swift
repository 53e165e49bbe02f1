import Matching
import Records
import Rules
import Text

/// Does what the rules of one phase say where they matched.
struct RuleActions {
  let rules: CompiledRules
  let phase: Int
  let layers: Layers
  let recognised: Recognised
  private let mainRole = 0

  init(rules: CompiledRules, phase: Int, layers: Layers, recognised: Recognised) {
    self.rules = rules
    self.phase = phase
    self.layers = layers
    self.recognised = recognised
  }

  /// Proposes mentions, suppressions and results.
  func perform(
    _ number: Int, _ match: PatternMatch, candidates: inout [Candidate], drafts: inout [ResultDraft],
    resolver: inout ConflictResolver, contents: inout MentionContents, table: inout AttributeTable,
    text: TokenizedText
  ) {
    switch rules.rules[number].action {
    case .mention(let type):
      for tokens in spans(of: match) {
        candidates.append(candidate(type, tokens, rule: number, &contents, &table, text: text))
      }
    case .suppress(let type):
      for tokens in spans(of: match) {
        resolver.suppress(type: type, tokens: tokens, rule: number)
        if rules.rules[number].establishes {
          resolver.suppress(type: type, named: tokens, rule: number)
        }
      }
    case .acronym(let type):
      for role in ["long", "short"] {
        for tokens in captured(role, in: match) {
          candidates.append(candidate(type, tokens, rule: number, &contents, &table, text: text))
        }
      }
    case .result:
      let kind = rules.rules[number].kind.flatMap(Result.Kind.init(rawValue:)) ?? .score
      drafts.append(
        ResultDraft(
          rule: number, priority: rules.rules[number].priority, kind: kind, captures: match.captures))
    case .retype: break
    }
  }

  /// Gives mentions another type, once the phase's own candidates stand.
  func retype(_ number: Int, _ match: PatternMatch, resolver: inout ConflictResolver) {
    guard case .retype(let type) = rules.rules[number].action else { return }
    for tokens in spans(of: match) { resolver.retype(in: tokens, to: type, rule: number) }
  }

  /// The captured stretches of the empty role, or the whole match where there are none.
  private func spans(of match: PatternMatch) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var hasCaptured = false
    for capture in match.captures where capture.role == mainRole {
      hasCaptured = true
      if !capture.tokens.isEmpty { spans.append(capture.tokens) }
    }
    if !hasCaptured, !match.tokens.isEmpty { spans.append(match.tokens) }
    return spans
  }

  private func captured(_ role: String, in match: PatternMatch) -> [Range<Int>] {
    match.captures.filter { rules.roles[$0.role] == role && !$0.tokens.isEmpty }.map(\.tokens)
  }

  private func candidate(
    _ type: String, _ tokens: Range<Int>, rule number: Int, _ contents: inout MentionContents,
    _ table: inout AttributeTable, text: TokenizedText
  ) -> Candidate {
    Candidate(
      type: type, tokens: tokens, rule: number, priority: rules.rules[number].priority, phase: phase,
      content: contents.content(
        of: tokens, type: type, rule: number, text: text, layers: layers, recognised: recognised,
        table: &table),
      extends: rules.rules[number].extends)
  }
}
