import Dispatch
import Synchronization

/// Runs jobs on several threads and hands their outputs on in the order in which the jobs were given.
///
/// At most a few jobs a thread wait at any time: who gives them is held up until there is room, so that
/// memory stays bounded however large the input is.
final class OrderedWorkers<Worker: Sendable, Job: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var idle: [Worker]
    var done: [Int: Output] = [:]
    var nextOutput = 0
    var isHandingOn = false
  }

  private let state: Mutex<State>
  private let room: DispatchSemaphore
  private let group = DispatchGroup()
  private let queue = DispatchQueue(label: "assay.workers", attributes: .concurrent)
  private let threads: DispatchSemaphore
  private let work: @Sendable (inout Worker, Job) -> Output
  private let output: @Sendable (Output) -> Void
  private let given = Mutex(0)

  /// Makes a pool of one thread a worker. `output` is called by one thread at a time.
  init(
    workers: [Worker], work: @escaping @Sendable (inout Worker, Job) -> Output,
    output: @escaping @Sendable (Output) -> Void
  ) {
    state = Mutex(State(idle: workers))
    room = DispatchSemaphore(value: workers.count * 4)
    threads = DispatchSemaphore(value: workers.count)
    self.work = work
    self.output = output
  }

  /// Gives a job; waits while too many are under way.
  func submit(_ job: Job) {
    room.wait()
    let number = given.withLock { number in
      defer { number += 1 }
      return number
    }
    threads.wait()
    queue.async(group: group) { [self] in
      guard var worker = state.withLock({ $0.idle.popLast() }) else { return }
      let result = work(&worker, job)
      let returned = worker
      state.withLock {
        $0.idle.append(returned)
        $0.done[number] = result
      }
      threads.signal()
      handOn()
    }
  }

  /// Waits until every job is done and its output handed on.
  func finish() { group.wait() }

  /// Hands outputs on while the next one in order is there; whoever finds another thread doing so leaves
  /// it to that thread.
  private func handOn() {
    while true {
      let next = state.withLock { state -> Output? in
        guard !state.isHandingOn, let next = state.done.removeValue(forKey: state.nextOutput) else {
          return nil
        }
        state.isHandingOn = true
        return next
      }
      guard let next else { return }
      output(next)
      room.signal()
      state.withLock {
        $0.nextOutput += 1
        $0.isHandingOn = false
      }
    }
  }
}
