import Records

/// Gathers the events of reading into batches for the workers, and passes over those that an earlier run
/// has done.
final class EventFeed {
  /// Events of one batch. The first batches are smaller, so that the first records come soon.
  private static let batchSize = 32
  /// Text of one batch, so that a few huge papers don't wait for each other in memory.
  private static let batchBytes = 1 << 20

  private let submit: ([RunEvent]) -> Void
  private let isStopped: () -> Bool
  private var batch: [RunEvent] = []
  private var batchSize = 1
  private var batchText = 0
  private var hasNews = false
  private var toSkip = 0
  private var provenance: [UInt8] = []

  /// - Parameters:
  ///   - submit: takes a batch.
  ///   - isStopped: whether no more is wanted.
  init(submit: @escaping ([RunEvent]) -> Void, isStopped: @escaping () -> Bool) {
    self.submit = submit
    self.isStopped = isStopped
  }

  /// Begins an input of which some events were done before.
  func begin(_ input: InputIdentity, resuming: InputProgress?, provenance: [UInt8]) {
    toSkip = resuming?.events ?? 0
    self.provenance = provenance
    batch.append(.begin(input, resuming: resuming))
  }

  /// Takes a paper; `false` ends the reading.
  func paper(_ paper: Paper) -> Bool {
    if !skips() {
      batch.append(.paper(paper, provenance: provenance))
      batchText += paper.title.utf8.count + paper.abstract.utf8.count
      if batch.count >= batchSize || batchText >= Self.batchBytes { flush() }
    }
    return !isStopped()
  }

  func failure(_ failure: RunFailure) { tell(.failure(failure)) }
  func note(_ text: String) { tell(.note(text)) }

  /// Ends an input. What is there to tell is told now rather than when the batch is full.
  func end() {
    if isStopped() { return }
    batch.append(.end)
    if hasNews || batch.count >= batchSize { flush() }
  }

  /// Hands on what there is.
  func flush() {
    if !batch.isEmpty { submit(batch) }
    batchSize = min(2 * batchSize, Self.batchSize)
    batch = []
    batchText = 0
    hasNews = false
  }

  private func tell(_ event: RunEvent) {
    // What goes wrong because the reading was stopped is no fault of the input.
    if isStopped() || skips() { return }
    batch.append(event)
    hasNews = true
    if batch.count >= batchSize { flush() }
  }

  private func skips() -> Bool {
    if toSkip == 0 { return false }
    toSkip -= 1
    return true
  }
}
