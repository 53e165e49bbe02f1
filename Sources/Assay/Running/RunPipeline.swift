import Glibc
import Inputs
import Listings
import Records

/// What all runs are: inputs are read on one thread, workers make a line of each paper, and the lines are written in
/// the inputs' order, whatever the number of threads.
struct RunPipeline<Worker: Sendable> {
  /// Makes a line of a paper, and counts what it holds.
  typealias MakeLine = @Sendable (inout Worker, Paper, inout RunSummary) throws(RunFailure) -> [UInt8]

  /// The command that runs, as journals name it.
  let command: String
  let reader: ListingReader
  let options: RunOptions
  /// Reads the hashes of the rules that the lines depend on.
  let digests: () throws -> RuleDigests
  let makeWorker: () -> Worker
  let line: MakeLine

  /// Reads inputs and writes a line a paper; the parameters are those of `ExtractionRun.extract`.
  func run(
    _ inputs: [String], to target: RunTarget, report: @escaping @Sendable (String) -> Void,
    progress: @escaping @Sendable (RunSummary) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool
  ) throws -> RunSummary {
    let queue = InputQueue(inputs, writing: target)
    if target.resumes { try queue.checkThatAllCanBeReadAgain() }
    let digests = try target.output != nil || options.provenance ? self.digests() : nil
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
    let workers = workers(for: sink, isStopped: isStopped)
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
    for sink: RunSink, isStopped: @escaping @Sendable () -> Bool
  ) -> OrderedWorkers<Worker, [RunEvent], RunBatch> {
    let line = line
    let count = options.jobs > 0 ? options.jobs : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return OrderedWorkers(
      workers: (0..<count).map { _ in makeWorker() },
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
