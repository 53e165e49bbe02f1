import Records

/// Makes results of what the rules of the phase `results` captured.
///
/// Several rules may each see a part of one result: one ties the value to its measure, another to what it
/// was measured on. The parts are joined by the value; where two rules name different mentions for one
/// argument, the one of the higher priority counts. A rule that captures lists hands them out in order:
/// "ROUGE-1, ROUGE-2 and BLEU scores of 0.8, 0.6 and 0.7" gives three results.
struct ResultAssembler {
  /// A result whose arguments are numbers of mentions.
  struct Assembled: Equatable {
    var value: Int
    var arguments: [String: Int] = [:]
    var baselineValue: Int?
    var baselineModel: Int?
    var kind: Result.Kind
    var rule: Int
  }

  /// The mentions that stand, sorted by position, with their types.
  let mentions: [Candidate]
  /// The mention of the model that the paper itself introduces, where there is one: what "it" and "our
  /// method" stand for.
  var ownModel: Int?

  /// Joins drafts; the results are in the order of their values.
  func results(_ drafts: [ResultDraft]) -> [Assembled] {
    var byValue: [Int: Assembled] = [:]
    let ordered = drafts.enumerated().sorted {
      $0.element.priority != $1.element.priority
        ? $0.element.priority > $1.element.priority
        : ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset)
    }
    for (_, draft) in ordered { for part in parts(of: draft) { merge(part, into: &byValue) } }
    shareWithBaselines(&byValue)
    return byValue.values.sorted { $0.value < $1.value }
  }

  /// A value and what it is set against are of the same measure, on the same data.
  private func shareWithBaselines(_ byValue: inout [Int: Assembled]) {
    for (_, result) in byValue.sorted(by: { $0.key < $1.key }) {
      guard let baseline = result.baselineValue, var other = byValue[baseline] else { continue }
      for role in ["metric", "dataset", "task"] where other.arguments[role] == nil {
        other.arguments[role] = result.arguments[role]
      }
      other.arguments["model"] = other.arguments["model"] ?? result.baselineModel
      byValue[baseline] = other
    }
  }

  private func merge(_ part: Assembled, into byValue: inout [Int: Assembled]) {
    guard var known = byValue[part.value] else {
      byValue[part.value] = part
      return
    }
    known.arguments.merge(part.arguments) { first, _ in first }
    known.baselineValue = known.baselineValue ?? part.baselineValue
    known.baselineModel = known.baselineModel ?? part.baselineModel
    byValue[part.value] = known
  }

  /// One part a captured value, and one a baseline's value: a value that another is set against is a
  /// result of its own.
  private func parts(of draft: ResultDraft) -> [Assembled] {
    let values = mentionNumbers(of: draft.arguments["value"] ?? [], type: "quantity")
    guard !values.isEmpty else { return [] }
    let baselines = mentionNumbers(of: draft.arguments["baseline"] ?? [], type: "quantity")
    let rivals = mentionNumbers(of: draft.arguments["baseline-model"] ?? [], type: "model")
    var parts: [Assembled] = []
    for (index, value) in values.enumerated() {
      var part = Assembled(value: value, kind: draft.kind, rule: draft.rule)
      for role in ["metric", "dataset", "model", "task"] {
        var members = mentionNumbers(of: draft.arguments[role] ?? [], type: role)
        if role == "model", members.isEmpty, draft.arguments[role] != nil, let ownModel {
          members = [ownModel]
        }
        if let member = share(of: members, at: index, of: values) { part.arguments[role] = member }
      }
      part.baselineValue = share(of: baselines, at: index, of: values).flatMap { $0 == value ? nil : $0 }
      part.baselineModel = share(of: rivals, at: index, of: values)
      parts.append(part)
      if let baseline = part.baselineValue {
        var other = Assembled(value: baseline, kind: .score, rule: draft.rule)
        other.arguments = part.arguments
        other.arguments["model"] = part.baselineModel
        parts.append(other)
      }
    }
    return parts
  }

  /// The member of a list that belongs to the value at `index`: the one at the same place of a list of
  /// the same length, the only one, or the nearest.
  private func share(of members: [Int], at index: Int, of values: [Int]) -> Int? {
    if members.count == values.count { return members[index] }
    if members.count <= 1 { return members.first }
    return members.min { abs($0 - values[index]) < abs($1 - values[index]) }
  }

  /// The mentions of a type at stretches of tokens, in the order of the stretches, each once.
  private func mentionNumbers(of stretches: [Range<Int>], type: String) -> [Int] {
    var numbers: [Int] = []
    for stretch in stretches {
      for (number, mention) in mentions.enumerated()
      where mention.type == type && mention.tokens.overlaps(stretch) && !numbers.contains(number) {
        numbers.append(number)
      }
    }
    return numbers
  }
}
