import Assay
import Records

/// What a change of the rules changed, as lines: `+` gained, `-` lost, `~` found otherwise.
struct ComparisonText {
  let style: TerminalStyle
  /// More lines than this of one kind are counted rather than printed.
  private static let shown = 40

  func render(_ comparison: MentionComparison, mentions: Int) -> String {
    var lines: [String] = []
    lines += cut(comparison.gained.map { style.good("+ \(describe($0))") })
    lines += cut(comparison.lost.map { style.bad("- \(describe($0))") })
    lines += cut(
      comparison.changed.map {
        "~ \(describe($0.new))"
          + ($0.old.mention.rule == $0.new.mention.rule ? "" : ", was \($0.old.mention.rule ?? "?")")
      })
    lines.append(
      "\(mentions) mentions: \(comparison.gained.count) gained, \(comparison.lost.count) lost, \(comparison.changed.count) found otherwise"
    )
    return lines.joined(separator: "\n")
  }

  private func describe(_ entry: MentionComparison.Entry) -> String {
    let mention = entry.mention
    return
      "\(mention.type.rawValue) '\(mention.text)' (\(entry.paper), \(mention.field.rawValue) \(mention.scalarRange.lowerBound)) by \(mention.rule ?? "?")"
  }

  private func cut(_ lines: [String]) -> [String] {
    lines.count <= Self.shown
      ? lines : lines.prefix(Self.shown) + ["  … and \(lines.count - Self.shown) more"]
  }
}
