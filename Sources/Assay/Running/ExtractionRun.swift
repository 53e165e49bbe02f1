import Listings
import Records
import Rules

/// From listings to lines: reads inputs, extracts on several threads, and writes records in the inputs'
/// order, whatever the number of threads.
public struct ExtractionRun {
  private let extractor: Extractor
  private let reader: ListingReader
  private let options: RunOptions
  private let rules: RuleSet
  private let folders: [RuleFolder]

  /// Reads the rules and the adapters.
  ///
  /// - Throws: `RulesError`, `AssayError` or the adapters' errors, each with everything that is wrong.
  public init(_ options: RunOptions) throws {
    folders = try RuleLocation.folders(for: options.rules)
    let adapters = ListingAdapters.loading(folders)
    rules = try RuleSet.load(folders)
    var extractor = try Extractor(rules, confidence: ConfidenceFile.read(folders))
    extractor.minimumConfidence = options.minimumConfidence
    self.extractor = extractor
    self.options = options
    reader = ListingReader(catalogue: try adapters.catalogue(), options: options.listing)
  }

  /// Extracts from inputs and writes a JSON line a paper.
  ///
  /// - Parameters:
  ///   - inputs: files, folders, or `-`.
  ///   - target: where to write, and whether to go on with an earlier run.
  ///   - report: takes what went wrong and what is worth knowing, as a line for people.
  ///   - progress: called now and then with what has been written so far.
  ///   - isStopped: asked again and again; `true` ends the run after the line that is being written.
  /// - Throws: `InputError` or `AssayError` where the output can't be opened or gone on with; nothing is
  ///   written then.
  public func extract(
    _ inputs: [String], to target: RunTarget, report: @escaping @Sendable (String) -> Void,
    progress: @escaping @Sendable (RunSummary) -> Void = { _ in },
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> RunSummary {
    let limits = options.limits
    let line: RunPipeline<Extractor.Worker>.MakeLine = { worker, paper, summary throws(RunFailure) in
      let record = try worker.record(of: paper, within: limits, stages: &summary.stages)
      let start = ContinuousClock.now
      let line = record.encoded()
      summary.stages.write += start.duration(to: .now)
      try limits.check(line, of: paper)
      for (type, count) in record.mentionCounts { summary.mentions[type, default: 0] += count }
      summary.results += record.results.count
      return line
    }
    let pipeline = RunPipeline(
      command: "extract", reader: reader, options: options,
      digests: { try RuleDigests(rules, folders: folders) }, makeWorker: { extractor.makeWorker() },
      line: line)
    return try pipeline.run(inputs, to: target, report: report, progress: progress, isStopped: isStopped)
  }
}

extension Record {
  /// How many mentions there are of each type.
  fileprivate var mentionCounts: [(type: String, count: Int)] {
    var counts: [(type: String, count: Int)] = []
    for index in mentions.indices {
      if let known = counts.firstIndex(where: { $0.type == mentions[index].type.rawValue }) {
        counts[known].count += 1
      } else {
        counts.append((mentions[index].type.rawValue, 1))
      }
    }
    return counts
  }
}
