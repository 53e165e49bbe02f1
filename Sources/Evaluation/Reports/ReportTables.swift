/// The tables of a report, which the terminal and Markdown print alike.
struct ReportTables {
  /// A table with its title.
  struct Section {
    var title: String
    var table: TextTable
    var footnote: String?
  }

  let report: ScoreReport

  init(_ report: ScoreReport) { self.report = report }

  /// What was compared, in one line.
  var summary: String {
    let gold = report.outcomes.count { $0.verdict != .falsePositive }
    let predicted = report.outcomes.count { $0.verdict != .falseNegative }
    return "\(report.papers.count) papers, \(gold) gold mentions, \(predicted) predicted"
  }

  /// The tables that hold anything.
  func sections(ruleLimit: Int?, paperLimit: Int?) -> [Section] {
    [
      rows("Mentions by type (strict)", "F1 with its bootstrap interval over papers") { name in
        (name.scheme == .strict && name.group != .overall) ? Self.label(name) : nil
      },
      schemes,
      rows("As sets a paper") { name in
        switch name.group {
        case .entities: name.label.isEmpty ? "entities" : "entities: \(name.label)"
        case .links: "links, normalised"
        case .quantities: "quantities by value and unit"
        default: nil
        }
      },
      rows("Results as tuples") { $0.group == .results ? Self.tuple($0.label) : nil },
      rows("Results by argument") { $0.group == .arguments ? $0.label : nil },
      rows("Facts") { $0.group == .facts ? $0.label : nil },
      rules(limit: ruleLimit),
      papers(limit: paperLimit),
      reliability,
    ].compactMap(\.self)
  }

  private func rows(
    _ title: String, _ footnote: String? = nil, _ label: (ScoreName) -> String?
  ) -> Section? {
    var table = TextTable(["", "gold", "found", "correct", "precision", "recall", "F1", "95% interval"])
    for score in report.scores {
      guard let label = label(score.name) else { continue }
      table.add([
        label, "\(score.counts.possible)", "\(score.counts.actual)", "\(score.counts.correct)",
        decimal(score.precision), decimal(score.recall), decimal(score.f1), decimal(score.interval),
      ])
    }
    return table.rows.isEmpty ? nil : Section(title: title, table: table, footnote: footnote)
  }

  private static func label(_ name: ScoreName) -> String {
    name.group == .type ? name.label : name.group.rawValue
  }

  private static func tuple(_ label: String) -> String {
    switch label {
    case "value": "value"
    case "metric-value": "metric and value"
    case "stated": "all stated arguments"
    default: label.hasPrefix("without-") ? "all but the \(label.dropFirst(8))" : label
    }
  }

  /// All types aligned together, under each scheme, with the categories of MUC-5.
  private var schemes: Section? {
    var table = TextTable([
      "", "correct", "incorrect", "partial", "missing", "spurious", "precision", "recall", "F1",
    ])
    for scheme in Scheme.allCases {
      guard let score = report[ScoreName(.overall, "", scheme)] else { continue }
      table.add(
        [scheme.rawValue] + score.counts.vector.map(String.init)
          + [decimal(score.precision), decimal(score.recall), decimal(score.f1)])
    }
    return table.rows.isEmpty
      ? nil : Section(title: "All types together, by scheme", table: table, footnote: nil)
  }

  /// The papers, the worst first.
  func papers(limit: Int?) -> Section? {
    guard let micro = report[ScoreName(.micro, "", .strict)], limit != 0 else { return nil }
    let results = report[ScoreName(.results, "metric-value")]
    var table = TextTable([
      "paper", "gold", "found", "correct", "precision", "recall", "F1", "results gold", "found", "correct",
    ])
    let order = report.papers.indices.filter { !micro.paperCounts[$0].isEmpty }.sorted {
      (micro.paperCounts[$0].f1, $0) < (micro.paperCounts[$1].f1, $1)
    }
    for index in order.prefix(limit ?? .max) {
      let counts = micro.paperCounts[index]
      let own = results?.paperCounts[index] ?? Counts()
      table.add([
        printable(report.papers[index]), "\(counts.possible)", "\(counts.actual)", "\(counts.correct)",
        decimal(counts.precision), decimal(counts.recall), decimal(counts.f1), "\(own.possible)",
        "\(own.actual)", "\(own.correct)",
      ])
    }
    let left = order.count - table.rows.count
    return table.rows.isEmpty
      ? nil
      : Section(
        title: "Papers, the worst first", table: table, footnote: left > 0 ? "… \(left) more papers" : nil)
  }

  private func rules(limit: Int?) -> Section? {
    guard !report.rules.isEmpty else { return nil }
    var table = TextTable(
      ["rule", "emits", "tp", "fp", "precision", "95% interval", "only it", "lost", "F1 without it"],
      left: [0, 1])
    for rule in report.rules.prefix(limit ?? .max) {
      table.add([
        rule.rule, rule.emits.joined(separator: ","), "\(rule.truePositives)", "\(rule.falsePositives)",
        rule.precision.map { decimal($0) } ?? "–", decimal(rule.precisionInterval),
        decimal(rule.onlyFinderRecall), "\(rule.wrongfulLosses)",
        decimal(rule.f1ChangeIfRemoved, digits: 4, sign: true),
      ])
    }
    let left = report.rules.count - table.rows.count
    return Section(
      title: "Rules, the worst first", table: table, footnote: left > 0 ? "… \(left) more rules" : nil)
  }

  private var reliability: Section? {
    guard let reliability = report.reliability else { return nil }
    return Section(
      title: "Confidence against precision", table: Self.table(of: reliability),
      footnote: "Brier score \(decimal(reliability.brier)), expected calibration error "
        + "\(decimal(reliability.expectedCalibrationError)), over \(reliability.count) mentions")
  }

  static func table(of reliability: Reliability) -> TextTable {
    var table = TextTable(["confidence", "mentions", "mean confidence", "precision"])
    for bin in reliability.bins {
      table.add([
        "\(decimal(bin.low, digits: 1))–\(decimal(bin.high, digits: 1))", "\(bin.count)",
        decimal(bin.confidence), decimal(bin.precision),
      ])
    }
    return table
  }
}
