import Assay
import Glibc

/// Where the time of a run went: what `--stats` prints.
enum StageTable {
  static func text(_ summary: RunSummary, duration: Duration) -> String {
    let stages = summary.stages.all
    let total = max(stages.reduce(0) { $0 + seconds($1.time) }, 1e-9)
    let rows = stages.map { stage in
      [
        stage.name, fixed(seconds(stage.time), digits: 3),
        "\(Int((seconds(stage.time) / total * 100).rounded()))%",
      ]
    }
    let table = TextTable.render(header: ["stage", "seconds", "share"], rows)
    let elapsed = max(seconds(duration), 1e-9)
    let rate = fixed(Double(summary.bytes) / 1e6 / elapsed, digits: 2)
    return table + "\nthe time of all threads together, without reading the rules\n"
      + "\(rate) MB/s and \(Int(Double(summary.papers) / elapsed)) papers/s; "
      + "\(summary.bytes) bytes read; at most \(peakMegabytes) MB of memory"
  }

  /// The most memory that the process held.
  private static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// A number with a fixed count of digits behind the point.
  static func fixed(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((value * scale).rounded())
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
