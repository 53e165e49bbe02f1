import Matching
package import Records
import Rules

/// Leaves out of a record what rules found whose measured precision is too low.
///
/// What a rule found that has not been measured stays: nothing speaks against it. A result goes with its
/// value, and with a metric that it states; without its dataset, model, task or baseline it stays and no
/// longer names them.
package struct ConfidenceFilter: Sendable {
  /// What has a lower confidence is left out, 0 to 1.
  package var minimum: Double
  /// The rules whose mentions are what a paper proposes.
  package var proposing: Set<String>

  package init(minimum: Double, proposing: Set<String> = []) {
    self.minimum = minimum
    self.proposing = proposing
  }

  /// The record without what falls short; mentions are numbered anew. O(record).
  package func filtered(_ record: Record) -> Record {
    guard record.mentions.contains(where: isBelow) || record.results.contains(where: isBelow) else {
      return record
    }
    var kept = record
    kept.mentions = record.mentions.filter { !isBelow($0) }
    var newID: [String: String] = [:]
    for index in kept.mentions.indices {
      guard let id = kept.mentions[index].id else { continue }
      newID[id] = "m\(index)"
      kept.mentions[index].id = newID[id]
    }
    kept.entities = record.entities.compactMap { entity in
      var entity = entity
      entity.mentions = entity.mentions.compactMap { newID[$0] }
      return entity.mentions.isEmpty ? nil : entity
    }
    kept.results = record.results.compactMap { isBelow($0) ? nil : renumbered($0, newID) }
    kept.facts = facts(of: record, keeping: kept.mentions)
    return kept
  }

  private func isBelow(_ mention: Mention) -> Bool { mention.confidence.map { $0 < minimum } ?? false }
  private func isBelow(_ result: Result) -> Bool { result.confidence.map { $0 < minimum } ?? false }

  private func renumbered(_ result: Result, _ newID: [String: String]) -> Result? {
    func new(_ id: String?) -> String? { id.flatMap { newID[$0] } }
    guard let value = newID[result.value] else { return nil }
    if result.metric != nil, new(result.metric) == nil { return nil }
    var result = result
    result.value = value
    result.metric = new(result.metric)
    result.dataset = new(result.dataset)
    result.model = new(result.model)
    result.task = new(result.task)
    if let baseline = result.baseline {
      let model = new(baseline.model)
      let value = new(baseline.value)
      result.baseline = model == nil && value == nil ? nil : Result.Baseline(model: model, value: value)
    }
    return result
  }

  private func facts(of record: Record, keeping mentions: [Mention]) -> Facts {
    var facts = record.facts
    let dropped = Set(
      record.mentions.filter { isBelow($0) && $0.rule.map(proposing.contains) ?? false }.map(\.text))
    let proposed = Set(mentions.filter { $0.rule.map(proposing.contains) ?? false }.map(\.text))
    facts.proposes.removeAll { dropped.contains($0) && !proposed.contains($0) }
    if let code = facts.code, record.mentions.contains(where: { $0.link?.url == code && isBelow($0) }),
      !mentions.contains(where: { $0.link?.url == code })
    {
      facts.code =
        mentions.first { $0.attributes["own"] == "true" }?.link?.url
        ?? record.paper.links.first { $0.role == "code" }?.url
    }
    return facts
  }
}

extension ConfidenceFilter {
  /// The filter that an extractor asks for; `nil` for none.
  init?(_ extractor: Extractor) {
    guard let minimum = extractor.minimumConfidence else { return nil }
    self.init(
      minimum: minimum,
      proposing: Set(extractor.compiled.rules.filter(\.proposes).map(\.id)))
  }
}
