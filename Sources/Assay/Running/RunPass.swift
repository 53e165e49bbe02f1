import Inputs

/// One pass over the inputs of a run: passes over those that are done, goes on with the one that was in
/// progress, and reads the others.
struct RunPass {
  let queue: InputQueue
  let output: RunOutput
  let reading: InputReading
  let provenance: Provenance?
  /// What was found done.
  private(set) var earlier = RunSummary()

  init(queue: InputQueue, output: RunOutput, reading: InputReading, provenance: Provenance?) {
    self.queue = queue
    self.output = output
    self.reading = reading
    self.provenance = provenance
  }

  /// - Throws: `InputError` where the output can't be opened.
  mutating func run() throws {
    var items = queue.items
    if let current = output.earlier.current {
      // It goes on first wherever it stands now, since its lines are the last of the output.
      let index = items.firstIndex { $0.name == current.input.name }
      let input = index.map { identify(items[$0]) }
      if let index, let input, input.identity == current.input {
        try output.open()
        items.remove(at: index)
        read(input, resuming: current.progress)
      } else {
        try output.open(dropsCurrent: true)
      }
    } else if !output.earlier.isComplete {
      try output.open()
    }
    var remaining = RemainingInputs(after: output.earlier, names: Set(queue.items.map(\.name)))
    for item in items {
      if reading.isStopped() { return }
      let input = identify(item)
      if reading.isStopped() { return }
      if let done = remaining.claim(input.identity) {
        earlier.earlierInputs += 1
        earlier.earlierPapers += done.papers
        earlier.failures += done.failures
        continue
      }
      if !output.isOpen { try output.open() }
      read(input, resuming: nil)
    }
  }

  private func identify(_ item: InputQueue.Item) -> IdentifiedInput {
    IdentifiedInput(
      item, isHashed: output.hasJournal || provenance != nil, copiesStreams: provenance != nil,
      limit: reading.options.maxBytes, isStopped: reading.isStopped)
  }

  private func read(_ input: IdentifiedInput, resuming: InputProgress?) {
    let feed = reading.feed
    feed.begin(
      input.identity, resuming: resuming, provenance: provenance?.member(of: input.identity) ?? [])
    switch input.item {
    case .file(let file): reading.read(file)
    case .missing(let error): feed.failure(RunFailure(error, input: error.name))
    }
    feed.end()
  }
}
