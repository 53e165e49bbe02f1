import Glibc
import Inputs
import Listings
import Records
import Rules

/// From listings to lines: reads inputs, extracts on several threads, and writes records in the inputs'
/// order, whatever the number of threads.
public struct ExtractionRun {
  /// Papers that one thread takes at a time.
  private static let batchSize = 32

  private let extractor: Extractor
  private let reader: ListingReader
  private let options: RunOptions

  /// Reads the rules and the adapters.
  ///
  /// - Throws: `RulesError`, `AssayError` or the adapters' errors, each with everything that is wrong.
  public init(_ options: RunOptions) throws {
    let folders = try RuleLocation.folders(for: options.rules)
    var extractor = try Extractor(RuleSet.load(folders), confidence: ConfidenceFile.read(folders))
    extractor.minimumConfidence = options.minimumConfidence
    self.extractor = extractor
    self.options = options
    reader = ListingReader(catalogue: try ListingAdapters.load(folders), options: options.listing)
  }

  /// The adapters that `--adapter` takes, with what each reads.
  public var adapters: [(name: String, about: String)] { reader.catalogueEntries }

  /// Extracts from inputs and writes a JSON line a paper.
  ///
  /// - Parameters:
  ///   - inputs: files, folders, or `-`.
  ///   - output: a path, or `nil` for standard output.
  ///   - report: takes what went wrong, as a line for people.
  ///   - progress: called now and then with what has been written so far.
  /// - Throws: `InputError` where the output can't be opened; nothing is written then.
  public func extract(
    _ inputs: [String], output: String?, report: @escaping (String) -> Void,
    progress: @escaping @Sendable (RunSummary) -> Void = { _ in }
  ) throws -> RunSummary {
    try run(inputs, output: output, report: report, progress: progress) { worker, paper, summary in
      let record = worker.record(of: paper)
      for mention in record.mentions { summary.mentions[mention.type.rawValue, default: 0] += 1 }
      summary.results += record.results.count
      return record.encoded()
    }
  }

  /// Only parses inputs and writes a JSON line a paper.
  public func papers(_ inputs: [String], output: String?, report: @escaping (String) -> Void) throws
    -> RunSummary
  {
    try run(inputs, output: output, report: report, progress: { _ in }) { _, paper, _ in paper.encoded() }
  }

  private func run(
    _ inputs: [String], output: String?, report: @escaping (String) -> Void,
    progress: @escaping @Sendable (RunSummary) -> Void,
    line: @escaping @Sendable (inout Extractor.Worker, Paper, inout RunSummary) -> [UInt8]
  ) throws -> RunSummary {
    let file = try output.map { path throws(InputError) in try OutputFile(path: path) } ?? OutputFile()
    let sink = LineSink(file: file, progress: progress)
    let count = options.jobs > 0 ? options.jobs : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let workers = OrderedWorkers<Extractor.Worker, [Paper], LineSink.Batch>(
      workers: (0..<count).map { _ in extractor.makeWorker() },
      work: { worker, papers in
        var batch = LineSink.Batch()
        for paper in papers {
          batch.lines.append(line(&worker, paper, &batch.summary))
          batch.summary.papers += 1
        }
        return batch
      }, output: { sink.write($0) })
    var batch: [Paper] = []
    let reading = InputReading(
      reader: reader, options: options, report: report,
      emit: { paper in
        batch.append(paper)
        if batch.count >= Self.batchSize {
          workers.submit(batch)
          batch = []
        }
        return !sink.hasFailed
      })
    var summary = RunSummary()
    reading.read(inputs, summary: &summary)
    if !batch.isEmpty { workers.submit(batch) }
    workers.finish()
    return sink.finish(adding: summary, report: report)
  }
}
