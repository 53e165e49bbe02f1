import Glibc
import Inputs
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

  /// Makes a line of a paper, and counts what it holds.
  private typealias MakeLine =
    @Sendable (inout Extractor.Worker, Paper, inout RunSummary) throws(RunFailure) -> [UInt8]

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

  /// The adapters that `--adapter` takes, with what each reads.
  public var adapters: [(name: String, about: String)] { reader.catalogueEntries }

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
    let line: MakeLine = { worker, paper, summary throws(RunFailure) in
      let record = try worker.record(of: paper, within: limits, stages: &summary.stages)
      let start = ContinuousClock.now
      let line = record.encoded()
      summary.stages.write += start.duration(to: .now)
      try limits.check(line, of: paper)
      for (type, count) in record.mentionCounts { summary.mentions[type, default: 0] += count }
      summary.results += record.results.count
      return line
    }
    return try run(
      "extract", inputs, to: target, report: report, progress: progress, isStopped: isStopped, line: line)
  }

  /// Only parses inputs and writes a JSON line a paper; the parameters are those of `extract`.
  public func papers(
    _ inputs: [String], to target: RunTarget, report: @escaping @Sendable (String) -> Void,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> RunSummary {
    let limits = options.limits
    let line: MakeLine = { _, paper, _ throws(RunFailure) in
      try limits.check(paper)
      let line = paper.encoded()
      try limits.check(line, of: paper)
      return line
    }
    return try run(
      "papers", inputs, to: target, report: report, progress: { _ in }, isStopped: isStopped, line: line)
  }

  private func run(
    _ command: String, _ inputs: [String], to target: RunTarget, report: @escaping @Sendable (String) -> Void,
    progress: @escaping @Sendable (RunSummary) -> Void, isStopped: @escaping @Sendable () -> Bool,
    line: @escaping MakeLine
  ) throws -> RunSummary {
    let queue = InputQueue(inputs, writing: target)
    if target.resumes { try queue.checkThatAllCanBeReadAgain() }
    let digests = try target.output != nil || options.provenance ? RuleDigests(rules, folders: folders) : nil
    var settings = options.settings
    settings["command"] = command
    if target.compression != .none { settings["--compress"] = target.compression.rawValue }
    settings["version"] = Version.current
    settings["--errors"] = target.errors ?? "none"
    settings["set of rules"] = digests?.combined ?? "none"
    let output = try RunOutput(target, settings: settings)
    let meter = ReadMeter()
    let totalBytes = queue.totalBytes
    let sink = RunSink(output, report: report) { summary in
      var summary = summary
      summary.bytes = meter.bytes
      summary.totalBytes = totalBytes
      progress(summary)
    }
    let workers = workers(for: sink, isStopped: isStopped, line: line)
    var waiting = Duration.zero
    let feed = EventFeed(
      submit: { batch in
        let start = ContinuousClock.now
        workers.submit(batch)
        waiting += start.duration(to: .now)
      }, isStopped: { sink.hasEnded || isStopped() })
    let reading = InputReading(
      reader: reader, options: options, feed: feed, meter: meter, isStopped: isStopped)
    let provenance = options.provenance ? digests.map { Provenance(rules: $0) } : nil
    var pass = RunPass(queue: queue, output: output, reading: reading, provenance: provenance)
    let start = ContinuousClock.now
    try pass.run()
    let parsing = start.duration(to: .now) - waiting
    feed.flush()
    workers.finish()
    var summary = sink.finish(isStopped: isStopped())
    summary.add(pass.earlier)
    summary.bytes = meter.bytes
    summary.stages.parse = parsing
    return summary
  }

  private func workers(
    for sink: RunSink, isStopped: @escaping @Sendable () -> Bool, line: @escaping MakeLine
  ) -> OrderedWorkers<Extractor.Worker, [RunEvent], RunBatch> {
    let count = options.jobs > 0 ? options.jobs : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return OrderedWorkers(
      workers: (0..<count).map { _ in extractor.makeWorker() },
      work: { worker, events in
        var batch = RunBatch()
        for event in events {
          if isStopped() {
            batch.isCut = true
            break
          }
          guard case .paper(let paper, let provenance) = event else {
            batch.outcomes.append(.event(event))
            continue
          }
          do throws(RunFailure) {
            let line = try line(&worker, paper, &batch.summary)
            batch.outcomes.append(.line(Provenance.add(provenance, to: line)))
          } catch {
            batch.outcomes.append(.event(.failure(error)))
          }
        }
        return batch
      }, output: { sink.write($0) })
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
