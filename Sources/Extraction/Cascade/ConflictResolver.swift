import Matching
import Text

/// Settles which candidates stand, by one order: suppression, phase, priority, length, position, and
/// last the order of the rules.
///
/// Candidates of an earlier phase stand unless a rule that `extends` holds them whole. Mentions do not
/// overlap, but a model's name may hold a dataset's.
struct ConflictResolver: Sendable {
  /// The mentions that stand, in no particular order.
  private(set) var accepted: [Candidate] = []
  /// What became of every candidate so far; kept only where `keepsVerdicts`.
  private(set) var verdicts: [Verdict] = []
  private var suppressions = Suppressions()
  /// Whether a mention that stands may be suppressed since the last phase was settled: by a new suppression, or by an
  /// old one since its type is new.
  private var mayBeSuppressed = false
  /// The numbers of accepted mentions that gave way to a longer one in this phase.
  private var replaced: Set<Int> = []
  /// For each token the numbers of the accepted mentions that cover it: at most one and one nested in it.
  private var covers: [(Int32, Int32)] = []
  /// Room for the numbers of the mentions that a candidate overlaps, and of those that give way to it.
  private var overlaps: [Int] = []
  private var giveWay: [Int] = []
  /// Room for the candidates' numbers, by precedence.
  private var order: [Int] = []
  private var text = TokenizedText()
  private var keepsVerdicts = false
  /// The types of which one may stand inside the other.
  private let model: EntityType
  private let dataset: EntityType

  init(rules: CompiledRules) {
    model = EntityType("model", among: rules.mentionTypes)
    dataset = EntityType("dataset", among: rules.mentionTypes)
  }

  /// Empties the resolver for a text. O(tokens); the memory is kept.
  mutating func begin(_ text: TokenizedText, keepsVerdicts: Bool = false) {
    self.text = text
    self.keepsVerdicts = keepsVerdicts
    accepted.removeAll(keepingCapacity: true)
    verdicts = []
    suppressions.removeAll()
    mayBeSuppressed = false
    if !replaced.isEmpty { replaced.removeAll(keepingCapacity: true) }
    if covers.count < text.tokens.count {
      covers = Array(repeating: (-1, -1), count: text.tokens.count * 2)
    } else {
      uncoverAll()
    }
  }

  /// Takes mentions of a type, or of any type, that lie in `tokens` out, now and in later phases. A
  /// longer mention stands: that "LLM" is no model says nothing of "LLM-Blender".
  mutating func suppress(type: EntityType, tokens: Range<Int>, rule: Int) {
    suppressions.add(type: type, tokens: tokens, rule: rule)
    mayBeSuppressed = true
  }

  /// Takes mentions of a type that have the name of these tokens out wherever they stand, now and in later
  /// phases.
  mutating func suppress(type: EntityType, named tokens: Range<Int>, rule: Int) {
    suppressions.add(type: type, named: tokens, in: text, rule: rule)
    mayBeSuppressed = true
  }

  /// Settles a phase: its suppressions first, then its candidates.
  mutating func settle(_ candidates: [Candidate]) {
    if mayBeSuppressed { dropReplaced(andSuppressed: true) }
    mayBeSuppressed = false
    // Candidates are large, so their numbers are sorted instead.
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: candidates.indices)
    if order.count > 1 { order.sort { Self.precedes(candidates[$0], candidates[$1]) } }
    for index in order {
      let candidate = candidates[index]
      if let rule = suppressions.rule(suppressing: candidate, in: text) {
        note(candidate, .suppressed(byRule: rule))
      } else {
        place(candidate)
      }
    }
    if !replaced.isEmpty { dropReplaced(andSuppressed: false) }
  }

  /// Hands out the mentions that stand and are not complete, to be completed.
  mutating func complete(_ body: (inout Candidate) -> Void) {
    for index in accepted.indices where !accepted[index].isComplete { body(&accepted[index]) }
  }

  /// Gives the mentions that lie in `tokens` another type.
  mutating func retype(in tokens: Range<Int>, to type: EntityType, rule: Int) {
    findOverlaps(tokens)
    for index in overlaps
    where accepted[index].type != type
      && tokens.lowerBound <= accepted[index].tokens.lowerBound
      && accepted[index].tokens.upperBound <= tokens.upperBound
    {
      note(accepted[index], .retyped(byRule: rule))
      accepted[index].type = type
      mayBeSuppressed = true
      accepted[index].rule = rule
    }
  }

  /// Replaces the type of every accepted mention that `body` wants changed.
  mutating func update(_ body: (inout Candidate) -> Void) {
    for index in accepted.indices { body(&accepted[index]) }
    mayBeSuppressed = true
  }

  static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.phase != right.phase { return left.phase < right.phase }
    if left.priority != right.priority { return left.priority > right.priority }
    if left.tokens.count != right.tokens.count { return left.tokens.count > right.tokens.count }
    if left.tokens.lowerBound != right.tokens.lowerBound {
      return left.tokens.lowerBound < right.tokens.lowerBound
    }
    return left.rule < right.rule
  }

  /// Drops the mentions that gave way, and those that are suppressed, and numbers the rest anew.
  private mutating func dropReplaced(andSuppressed: Bool) {
    // Nearly always nothing is to be dropped.
    if replaced.isEmpty,
      !accepted.indices.contains(where: { suppressions.rule(suppressing: accepted[$0], in: text) != nil })
    {
      return
    }
    let standing = accepted
    accepted.removeAll(keepingCapacity: true)
    uncoverAll()
    for (number, candidate) in standing.enumerated() where !replaced.contains(number) {
      if andSuppressed, let rule = suppressions.rule(suppressing: candidate, in: text) {
        note(candidate, .suppressed(byRule: rule))
      } else {
        cover(candidate.tokens)
        accepted.append(candidate)
      }
    }
    replaced.removeAll()
  }

  /// Notes that the next accepted mention covers these tokens.
  private mutating func cover(_ tokens: Range<Int>) {
    let number = Int32(accepted.count)
    for token in tokens {
      if covers[token].0 < 0 { covers[token].0 = number } else { covers[token].1 = number }
    }
  }

  /// Finds the accepted mentions that overlap some tokens, in the order in which they were accepted.
  private mutating func findOverlaps(_ tokens: Range<Int>) {
    overlaps.removeAll(keepingCapacity: true)
    for token in tokens {
      let (first, second) = covers[token]
      addOverlap(first)
      addOverlap(second)
    }
    if overlaps.count > 1 { overlaps.sort() }
  }

  @inline(__always)
  private mutating func addOverlap(_ number: Int32) {
    if number >= 0, !overlaps.contains(Int(number)), !replaced.contains(Int(number)) {
      overlaps.append(Int(number))
    }
  }

  private mutating func place(_ candidate: Candidate) {
    findOverlaps(candidate.tokens)
    giveWay.removeAll(keepingCapacity: true)
    for number in overlaps {
      if mayNest(accepted[number], candidate) { continue }
      let tokens = accepted[number].tokens
      let isInside =
        candidate.tokens.lowerBound <= tokens.lowerBound && tokens.upperBound <= candidate.tokens.upperBound
      if candidate.extends, isInside, tokens.count < candidate.tokens.count {
        giveWay.append(number)
        continue
      }
      if keepsVerdicts {
        let other = accepted[number]
        note(candidate, .lost(toRule: other.rule, criterion: Self.criterion(candidate, other)))
      }
      return
    }
    for number in giveWay {
      note(accepted[number], .lost(toRule: candidate.rule, criterion: .length))
      uncover(accepted[number].tokens, Int32(number))
      replaced.insert(number)
    }
    cover(candidate.tokens)
    accepted.append(candidate)
    note(candidate, .accepted)
  }

  private mutating func uncoverAll() {
    covers.withUnsafeMutableBufferPointer { $0[..<text.tokens.count].update(repeating: (-1, -1)) }
  }

  private mutating func uncover(_ tokens: Range<Int>, _ number: Int32) {
    for token in tokens {
      if covers[token].1 == number { covers[token].1 = -1 }
      if covers[token].0 == number { covers[token] = (covers[token].1, -1) }
    }
  }

  private func mayNest(_ one: Candidate, _ other: Candidate) -> Bool {
    one.tokens.count >= other.tokens.count ? holds(one, other) : holds(other, one)
  }

  /// Whether a model's name holds a dataset's and more.
  private func holds(_ outer: Candidate, _ inner: Candidate) -> Bool {
    outer.tokens.count > inner.tokens.count && outer.tokens.lowerBound <= inner.tokens.lowerBound
      && inner.tokens.upperBound <= outer.tokens.upperBound && outer.type == model
      && inner.type == dataset
  }

  private static func criterion(_ loser: Candidate, _ winner: Candidate) -> Verdict.Criterion {
    if loser.phase != winner.phase { return .phase }
    if loser.priority != winner.priority { return .priority }
    if loser.tokens.count != winner.tokens.count { return .length }
    if loser.tokens.lowerBound != winner.tokens.lowerBound { return .position }
    return .order
  }

  private mutating func note(_ candidate: Candidate, _ outcome: Verdict.Outcome) {
    if keepsVerdicts { verdicts.append(Verdict(candidate: candidate, outcome: outcome)) }
  }
}
