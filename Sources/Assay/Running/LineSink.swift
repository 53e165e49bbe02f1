import Inputs
import Synchronization

/// Takes the lines of finished batches, in order, and counts what they hold.
final class LineSink: Sendable {
  struct Batch: Sendable {
    var lines: [[UInt8]] = []
    var summary = RunSummary()
  }

  private struct State {
    var summary = RunSummary()
    var error: InputError?
  }

  // Only one thread at a time writes, as `OrderedWorkers` promises; the lock is for who reads the counts.
  private nonisolated(unsafe) let file: OutputFile
  private let state = Mutex(State())
  private let progress: @Sendable (RunSummary) -> Void

  init(file: sending OutputFile, progress: @escaping @Sendable (RunSummary) -> Void) {
    self.file = file
    self.progress = progress
  }

  /// Whether the output went away or could not be written.
  var hasFailed: Bool { state.withLock { $0.error != nil } }

  func write(_ batch: Batch) {
    if hasFailed { return }
    do throws(InputError) {
      for line in batch.lines { try file.write(line: line) }
    } catch {
      state.withLock { $0.error = error }
      return
    }
    let summary = state.withLock { state in
      state.summary.papers += batch.summary.papers
      state.summary.results += batch.summary.results
      state.summary.mentions.merge(batch.summary.mentions, uniquingKeysWith: +)
      return state.summary
    }
    progress(summary)
  }

  /// Completes the output; a reader that went away is no failure to report.
  func finish(adding reading: RunSummary, report: (String) -> Void) -> RunSummary {
    if !hasFailed {
      do throws(InputError) { try file.commit() } catch { state.withLock { $0.error = error } }
    }
    var summary = state.withLock { $0.summary }
    summary.bytes = reading.bytes
    summary.failures = reading.failures
    if let error = state.withLock({ $0.error }) {
      summary.outputFailed = true
      if error.kind != .closedPipe { report("\(error)") }
    }
    return summary
  }
}
