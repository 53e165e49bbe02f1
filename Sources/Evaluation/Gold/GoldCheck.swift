public import Records

/// Finds all that is wrong in gold files, not only the first.
public struct GoldCheck: Sendable {
  /// Takes a problem of a paper, with the way to the value that is wrong.
  typealias Report = (GoldProblem.Severity, String, [JSONStep]) -> Void

  /// The types that gold may use without a warning.
  public var knownTypes: Set<MentionType>
  /// Whether a paper without a text hash is a warning.
  public var wantsHashes: Bool
  private var firstPlace: [String: String] = [:]

  /// Makes a check; types that a rule pack adds are given with those that ship.
  public init(knownTypes: Set<MentionType> = Set(MentionType.shipped), wantsHashes: Bool = false) {
    self.knownTypes = knownTypes
    self.wantsHashes = wantsHashes
  }

  /// The problems of several files, in the order of files and lines; an id may stand only once in all.
  public static func problems(
    in files: [GoldFile], knownTypes: Set<MentionType> = Set(MentionType.shipped), wantsHashes: Bool = false
  ) -> [GoldProblem] {
    var check = GoldCheck(knownTypes: knownTypes, wantsHashes: wantsHashes)
    return files.flatMap { check.problems(in: $0) }
  }

  /// The problems of one file.
  public mutating func problems(in file: GoldFile) -> [GoldProblem] {
    var problems = file.errors.map { error in
      let message = error.path.isEmpty ? error.message : "\(error.path): \(error.message)"
      return GoldProblem(
        file: file.name, line: error.line, column: error.column, severity: .error, paper: "",
        message: message)
    }
    for entry in file.entries {
      func report(_ severity: GoldProblem.Severity, _ message: String, _ steps: [JSONStep]) {
        problems.append(GoldProblem(severity, message, at: steps, of: entry, in: file))
      }
      let place = "\(file.name):\(entry.line)"
      if let first = firstPlace.updateValue(place, forKey: entry.record.paper.id) {
        firstPlace[entry.record.paper.id] = first
        report(.error, "this id stands at \(first) already; give each paper its own", [.key("id")])
      }
      checkText(entry, report)
      checkMentions(entry.record, report)
      checkResults(entry.record, report)
      checkFacts(entry.record, report)
    }
    return problems.sorted {
      ($0.line, $0.severity.rawValue, $0.column) < ($1.line, $1.severity.rawValue, $1.column)
    }
  }

  private func checkText(
    _ entry: GoldFile.Entry, _ report: Report
  ) {
    if entry.record.paper.title.isEmpty, entry.record.paper.abstract.isEmpty {
      report(.error, "the paper has neither title nor abstract", [])
    }
    let hash = GoldFile.textHash(of: entry.record.paper)
    if let stated = entry.textHash, stated.lowercased() != hash {
      report(
        .error,
        "the text has changed since it was annotated: text_sha256 is \(stated), the text's is \(hash);"
          + " check the offsets, then state the new hash", [.key("text_sha256")])
    } else if entry.textHash == nil, wantsHashes {
      report(.warning, "the paper has no text_sha256; its text's is \(hash)", [])
    }
    let known = ["id", "text_sha256", "title", "abstract", "mentions", "results", "facts"]
    let others = ["schema", "source", "authors", "date", "url", "venue", "links", "entities"]
    for key in entry.keys where !known.contains(key) && !others.contains(key) {
      report(.warning, "the key \"\(printable(key))\" is not known; it is passed over", [.key(key)])
    }
  }

  private func checkMentions(_ record: Record, _ report: Report) {
    var offsets: [Field: ScalarOffsets] = [:]
    for (field, text) in record.paper.fields { offsets[field] = ScalarOffsets(text) }
    for (index, mention) in record.mentions.enumerated() {
      let what = mention.line
      let steps: [JSONStep] = [.key("mentions"), .index(index)]
      if !knownTypes.contains(mention.type) {
        report(
          .warning, "the type \"\(printable(mention.type.rawValue))\" is not known: \(what)",
          steps + [.key("type")])
      }
      guard let text = offsets[mention.field] else {
        report(
          .error, "there is no field \"\(printable(mention.field.rawValue))\": \(what)",
          steps + [.key("field")])
        continue
      }
      guard mention.scalarRange.upperBound <= text.scalarCount else {
        report(.error, "the field ends at \(text.scalarCount): \(what)", steps + [.key("end")])
        continue
      }
      if mention.scalarRange.isEmpty { report(.error, "the span is empty: \(what)", steps) }
      let slice = text.text(scalarRange: mention.scalarRange)
      if slice != mention.text {
        report(.error, "the text there is \"\(printable(slice))\": \(what)" + hint(mention, text), steps)
      }
    }
    SpanRules.check(record.mentions, report)
  }

  /// Where the text does stand, if it does nearby: most wrong offsets come of an edit before them.
  private func hint(_ mention: Mention, _ text: ScalarOffsets) -> String {
    let wanted = Array(mention.text.unicodeScalars)
    let scalars = Array(text.text(scalarRange: 0..<text.scalarCount).unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return "" }
    let starts = (0...(scalars.count - wanted.count)).filter { start in
      scalars[start..<(start + wanted.count)].elementsEqual(wanted)
    }
    let nearest = starts.min {
      abs($0 - mention.scalarRange.lowerBound) < abs($1 - mention.scalarRange.lowerBound)
    }
    return nearest.map { "; the nearest place of the text is \($0)–\($0 + wanted.count)" }
      ?? "; the text does not stand in the field"
  }

  private func checkResults(_ record: Record, _ report: Report) {
    var texts: [MentionType: Set<String>] = [:]
    for mention in record.mentions {
      texts[mention.type, default: []].insert(mention.text)
      if let id = mention.id { texts[mention.type, default: []].insert(id) }
    }
    var seen: Set<Result> = []
    for (index, result) in record.results.enumerated() {
      func check(_ argument: String?, _ type: MentionType, _ name: String) {
        guard let argument, texts[type]?.contains(argument) != true else { return }
        report(
          .error,
          "results[\(index)].\(name) \"\(printable(argument))\" is the text of no \(type.rawValue)"
            + " mention of the paper",
          [.key("results"), .index(index)] + name.split(separator: ".").map { .key(String($0)) })
      }
      check(result.metric, .metric, "metric")
      check(result.value, .quantity, "value")
      check(result.dataset, .dataset, "dataset")
      check(result.model, .model, "model")
      check(result.task, .task, "task")
      check(result.baseline?.model, .model, "baseline.model")
      check(result.baseline?.value, .quantity, "baseline.value")
      if !seen.insert(result).inserted {
        report(.warning, "results[\(index)] stands twice", [.key("results"), .index(index)])
      }
    }
  }

  private func checkFacts(_ record: Record, _ report: Report) {
    let named = Set(record.mentions.filter { $0.type == .model || $0.type == .dataset }.map(\.text))
    for (index, name) in record.facts.proposes.enumerated() where !named.contains(name) {
      report(
        .error, "facts.proposes \"\(printable(name))\" is the text of no model or dataset mention",
        [.key("facts"), .key("proposes"), .index(index)])
    }
    let links = Set(record.mentions.filter { $0.type == .link }.map { linkIdentity($0.link?.url ?? $0.text) })
    if let code = record.facts.code, !links.contains(linkIdentity(code)) {
      report(
        .warning, "facts.code \"\(printable(code))\" is no link mention of the paper",
        [.key("facts"), .key("code")])
    }
  }
}
