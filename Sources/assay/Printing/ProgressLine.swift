import Assay
import Glibc
import Synchronization

/// A line on the terminal that says how far a run has come; nothing where standard error is no terminal.
final class ProgressLine: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var isDrawn = false
  }

  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(isShown: Bool) { self.isShown = isShown && Console.isTerminal(STDERR_FILENO) }

  /// Draws the line anew, at most five times a second.
  func show(_ summary: RunSummary) {
    guard isShown else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      if let last = state.last, last.duration(to: now) < .milliseconds(200) { return }
      state.last = now
      state.isDrawn = true
      let elapsed = start.duration(to: now).components
      let seconds = max(0.001, Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
      let rate = Int(Double(summary.papers) / seconds)
      Console.write("\r\u{1B}[K\(summary.papers) papers, \(rate) a second", to: STDERR_FILENO)
    }
  }

  /// Prints a message on a line of its own.
  func report(_ message: String) {
    clear()
    Console.error(TerminalText.line(message))
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isDrawn { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.isDrawn = false
    }
  }
}
