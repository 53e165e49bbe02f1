import Dispatch
import Synchronization

/// A value that another thread makes while this one does something else.
package final class Later<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case running
    case done(Value)
  }

  private let state: Mutex<State>
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to make the value, as soon as a thread is free.
  package init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.waiting(make))
    DispatchQueue.global().async { self.run() }
  }

  /// Whoever comes first makes the value, so that nobody waits for a thread.
  private func run() {
    let make = state.withLock { state -> (@Sendable () -> Value)? in
      guard case .waiting(let make) = state else { return nil }
      state = .running
      return make
    }
    guard let value = make?() else { return }
    state.withLock { $0 = .done(value) }
    isDone.signal()
  }

  /// Waits for the value.
  package func value() -> Value {
    run()
    while true {
      if case .done(let value) = state.withLock({ $0 }) { return value }
      isDone.wait()
      // For the next that waits.
      isDone.signal()
    }
  }
}
