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
      let text = Self.text(summary, seconds: StageTable.seconds(start.duration(to: now)))
      Console.write("\r\u{1B}[K" + text, to: STDERR_FILENO)
    }
  }

  /// How far a run has come: papers, what it reads a second, and the time left where the end is known.
  static func text(_ summary: RunSummary, seconds: Double) -> String {
    let seconds = max(0.001, seconds)
    let speed = Double(summary.bytes) / seconds
    var text = "\(summary.papers) papers, \(Int(Double(summary.papers) / seconds)) a second, "
    text += StageTable.fixed(speed / 1e6, digits: 1) + " MB/s"
    if let total = summary.totalBytes, summary.bytes > 0, total > summary.bytes {
      let left = Int((Double(total - summary.bytes) / speed).rounded(.up))
      text += ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    return text
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
