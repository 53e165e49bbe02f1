import Synchronization

/// Counts the bytes that are read from disks and pipes, before decompression, for whoever tells how far a
/// run has come.
package final class ReadMeter: Sendable {
  private let count = Atomic<Int>(0)

  package init() {}

  /// The bytes so far.
  package var bytes: Int { count.load(ordering: .relaxed) }

  func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }
}
