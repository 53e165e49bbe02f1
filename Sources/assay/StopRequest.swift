import Dispatch
import Glibc
import Synchronization

/// Listens for the signals that ask a run to stop: it finishes its line, and keeps what it has done.
final class StopRequest: Sendable {
  /// After this many seconds, or a second signal, the program ends where it is; what is in files can still
  /// be gone on with.
  private static let patience = 5

  private let signalNumber = Atomic<Int32>(0)
  // Kept so that they stay alive; nothing reads them.
  private nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []

  /// Whether a signal has come.
  var isStopped: Bool { signalNumber.load(ordering: .relaxed) != 0 }

  /// The exit status of a program that a signal ended: 130 for SIGINT, 143 for SIGTERM.
  var status: Int32 { 128 + signalNumber.load(ordering: .relaxed) }

  /// Listens from now on. A signal that the caller has turned off, as `nohup` does, stays off.
  init() {
    let queue = DispatchQueue(label: "assay.signals")
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      sigaction(number, nil, &before)
      if before.__sigaction_handler.sa_handler == nil || !Self.isIgnored(before) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [self] in take(number, queue) }
        source.resume()
        sources.append(source)
      }
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private func take(_ number: Int32, _ queue: DispatchQueue) {
    if isStopped { _exit(128 + number) }
    signalNumber.store(number, ordering: .relaxed)
    queue.asyncAfter(deadline: .now() + .seconds(Self.patience)) { _exit(128 + number) }
  }
}
