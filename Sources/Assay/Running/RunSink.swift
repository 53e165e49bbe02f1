import Inputs
import Synchronization

/// What workers made of a batch of events, in order.
struct RunBatch: Sendable {
  enum Outcome: Sendable {
    case line([UInt8])
    /// Anything that workers hand on as it is.
    case event(RunEvent)
  }
  var outcomes: [Outcome] = []
  /// Counts of what the lines hold.
  var summary = RunSummary()
  /// Whether the run was stopped before the end of the batch.
  var isCut = false
}

/// Takes finished batches, in order: writes what they hold, tells of what went wrong, and counts.
final class RunSink: Sendable {
  private struct State {
    var summary = RunSummary()
    var error: InputError?
    var isCut = false
  }

  // Only one thread at a time writes, as `OrderedWorkers` promises; the lock is for who reads the counts.
  private nonisolated(unsafe) let output: RunOutput
  private let state = Mutex(State())
  private let report: @Sendable (String) -> Void
  private let progress: @Sendable (RunSummary) -> Void

  init(
    _ output: RunOutput, report: @escaping @Sendable (String) -> Void,
    progress: @escaping @Sendable (RunSummary) -> Void
  ) {
    self.output = output
    self.report = report
    self.progress = progress
  }

  /// Whether nothing more will be written: the output went away or could not be written, or the run was
  /// stopped.
  var hasEnded: Bool { state.withLock { $0.error != nil || $0.isCut } }

  func write(_ batch: RunBatch) {
    if hasEnded { return }
    var summary = batch.summary
    let start = ContinuousClock.now
    do throws(InputError) {
      for outcome in batch.outcomes {
        switch outcome {
        case .line(let line):
          try output.write(line: line)
          summary.papers += 1
        case .event(.failure(let failure)):
          try output.write(failure)
          summary.failures += 1
          report("\(failure)")
        case .event(.note(let text)):
          output.note()
          report(text)
        case .event(.begin(let input, let resuming)):
          output.begin(input, resuming: resuming)
          summary.earlierPapers += resuming?.papers ?? 0
          summary.failures += resuming?.failures ?? 0
        case .event(.end): output.end()
        case .event(.paper): break
        }
      }
      try output.checkpointIfDue()
    } catch {
      state.withLock { $0.error = error }
    }
    summary.stages.write += start.duration(to: .now)
    let total = state.withLock { state in
      state.isCut = batch.isCut
      state.summary.add(summary)
      return state.summary
    }
    progress(total)
  }

  /// Completes the output, or leaves it so that it can be gone on with. A reader that went away is no
  /// failure to report.
  func finish(isStopped: Bool) -> RunSummary {
    let isComplete = !hasEnded && !isStopped
    if state.withLock({ $0.error != nil }) {
      output.giveUp()
    } else {
      do throws(InputError) { try output.finish(isComplete: isComplete) } catch {
        state.withLock { $0.error = error }
      }
    }
    var (summary, error) = state.withLock { ($0.summary, $0.error) }
    summary.isStopped = isStopped && error == nil
    if let error {
      summary.outputFailed = true
      if error.kind != .closedPipe { report("\(error)") }
    }
    summary.canResume = output.hasJournal && !(isComplete && error == nil)
    return summary
  }
}
