import Matching
import Records

/// The numbers that the roles of the rules have.
struct ResultRoles: Sendable {
  private let roles: [ResultRole?]

  /// - Parameter names: the names of the roles, by number.
  init(names: [String]) { roles = names.map { ResultRole(rawValue: $0) } }

  subscript(_ number: Int) -> ResultRole? { roles[number] }
}

/// The results that drafts were joined to, by their values.
struct JoinedResults {
  /// For each mention the place of the result whose value it is, or -1.
  private var places: [Int32]
  private var results: [ResultAssembler.Assembled] = []

  init(mentions: Int) { places = [Int32](repeating: -1, count: mentions) }

  /// From this priority on, what a rule says of a result's kind stands.
  private static let surePriority = 80

  /// Adds what one rule says of a value to what those before it have said.
  mutating func merge(_ part: ResultAssembler.Assembled) {
    guard places[part.value] >= 0 else {
      places[part.value] = Int32(results.count)
      results.append(part)
      return
    }
    let place = Int(places[part.value])
    // A rule that only joins a value to its measure doesn't know a difference from a score.
    if results[place].kind == .score, part.kind != .score, results[place].priority < Self.surePriority {
      results[place].kind = part.kind
    }
    results[place].arguments.fill(from: part.arguments)
    results[place].baselineValue = results[place].baselineValue ?? part.baselineValue
    results[place].baselineModel = results[place].baselineModel ?? part.baselineModel
  }

  /// The results in the order of their values.
  func inOrder() -> [ResultAssembler.Assembled] { results.sorted { $0.value < $1.value } }
}

/// The mentions that a draft captured, a list a role; one of these serves all drafts.
struct CapturedMentions {
  private var numbers: [[Int]] = Array(repeating: [], count: ResultRole.allCases.count)
  private var isCaptured: UInt8 = 0

  /// The mentions of a role that are of the type that it asks for, in the order of the stretches, each once.
  subscript(_ role: ResultRole) -> [Int] { numbers[role.place] }

  /// Whether anything was captured for a role.
  func has(_ role: ResultRole) -> Bool { isCaptured & 1 << role.place != 0 }

  /// Finds the mentions at what a rule captured.
  mutating func read(
    _ captures: ArraySlice<PatternMatch.Capture>, roles: ResultRoles, mentions: [MentionFeatures],
    by assembler: ResultAssembler
  ) {
    for role in ResultRole.allCases where has(role) { numbers[role.place].removeAll(keepingCapacity: true) }
    isCaptured = 0
    for capture in captures {
      guard let role = roles[capture.role] else { continue }
      isCaptured |= 1 << role.place
      var number = assembler.firstMention(endingAfter: capture.tokens.lowerBound)
      while number < mentions.count, mentions[number].tokens.lowerBound < capture.tokens.upperBound {
        if mentions[number].part == role.part, mentions[number].tokens.overlaps(capture.tokens),
          !numbers[role.place].contains(number)
        {
          numbers[role.place].append(number)
        }
        number += 1
      }
    }
  }
}

extension ResultAssembler {
  /// Joins one part a captured value, and one a baseline's value: a value that another is set against is a
  /// result of its own.
  func join(_ draft: ResultDraft, _ captured: CapturedMentions, into joined: inout JoinedResults) {
    let values = captured[.value]
    for (index, value) in values.enumerated() {
      var part = Assembled(value: value, kind: draft.kind, rule: draft.rule, priority: draft.priority)
      part.arguments[.metric] = share(of: captured[.metric], at: index, of: values)
      part.arguments[.dataset] = share(of: captured[.dataset], at: index, of: values)
      part.arguments[.task] = share(of: captured[.task], at: index, of: values)
      let isUnnamed = captured.has(.model) && captured[.model].isEmpty
      part.arguments[.model] =
        isUnnamed ? ownModel : share(of: captured[.model], at: index, of: values)
      part.baselineValue =
        share(of: captured[.baseline], at: index, of: values).flatMap { $0 == value ? nil : $0 }
      part.baselineModel = share(of: captured[.baselineModel], at: index, of: values)
      joined.merge(part)
      if let baseline = part.baselineValue {
        var other = Assembled(value: baseline, kind: .score, rule: draft.rule, priority: draft.priority)
        other.arguments = part.arguments
        other.arguments[.model] = part.baselineModel
        joined.merge(other)
      }
    }
  }

  /// The member of a list that belongs to the value at `index`: the one at the same place of a list of
  /// the same length, the only one, or the nearest.
  private func share(of members: [Int], at index: Int, of values: [Int]) -> Int? {
    if members.count == values.count { return members[index] }
    if members.count <= 1 { return members.first }
    return members.min { abs($0 - values[index]) < abs($1 - values[index]) }
  }
}

extension ResultRole {
  /// Its place in a list of one element a role.
  fileprivate var place: Int {
    switch self {
    case .value: 0
    case .baseline: 1
    case .baselineModel: 2
    case .metric: 3
    case .dataset: 4
    case .model: 5
    case .task: 6
    }
  }

  /// What a mention that it captures is.
  fileprivate var part: ResultSentence.Element.Part {
    switch self {
    case .value, .baseline: .quantity
    case .baselineModel, .model: .model
    case .metric: .metric
    case .dataset: .dataset
    case .task: .task
    }
  }
}
