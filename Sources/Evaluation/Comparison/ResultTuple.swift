import Records

/// A result with its arguments as folded surface texts, whether they were named by id or by text.
struct ResultTuple: Hashable {
  var value: String
  var arguments: [ResultArgument: String]
  var kind: Result.Kind
  var baseline: [String?]
  var rule: String?
  /// The result on one line, for people.
  var line: String

  /// Resolves the ids of mentions to their texts; what is no id is a text.
  init(_ result: Result, texts: [String: String]) {
    func text(_ argument: String?) -> String? { argument.map { folded(texts[$0] ?? $0) } }
    value = QuantityReading.identity(texts[result.value] ?? result.value)
    arguments = [:]
    arguments[.metric] = text(result.metric)
    arguments[.dataset] = text(result.dataset)
    arguments[.model] = text(result.model)
    arguments[.task] = text(result.task)
    kind = result.kind
    let baselineValue = result.baseline?.value.map { QuantityReading.identity(texts[$0] ?? $0) }
    baseline = result.baseline == nil ? [] : [text(result.baseline?.model), baselineValue]
    rule = result.rule
    line = Self.line(result) { texts[$0] ?? $0 }
  }

  private static func line(_ result: Result, _ text: (String) -> String) -> String {
    var parts = [result.metric.map { "\(text($0)) =" } ?? "(no metric)", text(result.value)]
    parts.append("(\(result.kind.rawValue))")
    for (preposition, argument) in [("by", result.model), ("on", result.dataset), ("at", result.task)] {
      if let argument { parts.append("\(preposition) \(text(argument))") }
    }
    if let baseline = result.baseline {
      parts.append(
        "against " + [baseline.model, baseline.value].compactMap { $0.map(text) }.joined(separator: " "))
    }
    return printable(parts.joined(separator: " "))
  }

  /// The results of a record.
  static func all(in record: Record) -> [ResultTuple] {
    var texts: [String: String] = [:]
    for mention in record.mentions {
      if let id = mention.id { texts[id] = mention.text }
    }
    return record.results.map { ResultTuple($0, texts: texts) }
  }

  /// What is compared: the value and these arguments, absent ones as absent.
  func key(_ compared: [ResultArgument]) -> [String?] { [value] + compared.map { arguments[$0] } }
}
