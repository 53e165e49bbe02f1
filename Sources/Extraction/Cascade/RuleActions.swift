import Matching
import Records
import Rules
import Text

/// Does what rules say where they matched. Made once for the rules, of what they say alone.
struct RuleActions: Sendable {
  /// What a rule does, with its types and roles as numbers.
  private struct Effect: Sendable {
    var action: Action
    var priority: Int
    var extends: Bool
    var establishes: Bool
  }
  private enum Action: Sendable {
    case mention(EntityType)
    case acronym(EntityType)
    case suppress(EntityType)
    case retype(EntityType)
    case result(Result.Kind)

    init(of rule: Rule, among types: [String]) {
      self =
        switch rule.action {
        case .mention(let type): .mention(EntityType(type, among: types))
        case .acronym(let type): .acronym(EntityType(type, among: types))
        case .suppress(let type): .suppress(type == "any" ? .any : EntityType(type, among: types))
        case .retype(let type): .retype(EntityType(type, among: types))
        case .result: .result(rule.kind.flatMap(Result.Kind.init(rawValue:)) ?? .score)
        }
    }
  }

  private let effects: [Effect]
  /// The roles of the two forms of an acronym, the long one first.
  private let forms: [Int]
  private let mainRole = 0
  /// By phase whether a rule of it gives mentions another type.
  private let retypes: [Bool]

  init(rules: CompiledRules) {
    let types = rules.mentionTypes
    effects = rules.rules.map {
      Effect(
        action: Action(of: $0, among: types), priority: $0.priority, extends: $0.extends,
        establishes: $0.establishes)
    }
    forms = ["long", "short"].compactMap { rules.roles.firstIndex(of: $0) }
    retypes = rules.phases.map { phase in
      rules.rules.contains { rule in
        if case .retype = rule.action { rule.phase == phase } else { false }
      }
    }
  }

  /// Proposes mentions, suppressions and results.
  func perform(
    _ number: Int, _ match: PatternMatch, phase: Int, candidates: inout [Candidate],
    drafts: inout [ResultDraft], resolver: inout ConflictResolver
  ) {
    switch effects[number].action {
    case .mention(let type):
      forEachSpan(of: match) { tokens in
        candidates.append(candidate(type, tokens, rule: number, phase: phase))
      }
    case .suppress(let type):
      forEachSpan(of: match) { tokens in
        resolver.suppress(type: type, tokens: tokens, rule: number)
        if effects[number].establishes {
          resolver.suppress(type: type, named: tokens, rule: number)
        }
      }
    case .acronym(let type):
      for role in forms {
        for capture in match.captures where capture.role == role && !capture.tokens.isEmpty {
          candidates.append(candidate(type, capture.tokens, rule: number, phase: phase))
        }
      }
    case .result(let kind):
      drafts.append(
        ResultDraft(
          rule: number, priority: effects[number].priority, kind: kind, captures: match.captures))
    case .retype: break
    }
  }

  /// Whether rules of a phase give mentions another type.
  func retypes(in phase: Int) -> Bool { retypes[phase] }

  /// Gives mentions another type, once the phase's own candidates stand.
  func retype(_ number: Int, _ match: PatternMatch, resolver: inout ConflictResolver) {
    guard case .retype(let type) = effects[number].action else { return }
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

  @inline(__always)
  private func candidate(
    _ type: EntityType, _ tokens: Range<Int>, rule number: Int, phase: Int
  ) -> Candidate {
    Candidate(
      type: type, tokens: tokens, rule: number, priority: effects[number].priority, phase: phase,
      extends: effects[number].extends)
  }
}
