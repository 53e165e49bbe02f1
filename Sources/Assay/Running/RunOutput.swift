import Glibc
public import Inputs

/// Where a run writes.
public struct RunTarget: Sendable, Hashable {
  /// A file for the records; `nil` for standard output.
  public var output: String?
  /// A file for what could not be read, as JSON Lines.
  public var errors: String?
  /// How the records are compressed.
  public var compression: OutputCompression
  /// Whether what an earlier run has done stays, and only the rest is added.
  public var resumes = false

  /// A place to write. Without a `compression`, the name of the output says it.
  public init(
    output: String? = nil, errors: String? = nil, compression: OutputCompression? = nil, resumes: Bool = false
  ) {
    self.output = output
    self.compression = compression ?? output.map { OutputCompression(fileName: $0) } ?? .none
    self.errors = errors
    self.resumes = resumes
  }

  /// All files that a run may write.
  var files: [String] {
    let complete = [output, errors].compactMap(\.self)
    return complete + complete.map { OutputFile.partialPath(of: $0) }
      + [output.map { RunJournal.path(of: $0) }].compactMap(\.self)
  }
}

/// Writes a run's lines, its failures and its journal, so that a run which ends at any moment can be
/// gone on with.
///
/// The two files stand beside their places as `NAME.partial` until all inputs are done. One thread at a
/// time uses this.
final class RunOutput {
  /// So much output, or so much time, lies between two entries of the journal at most.
  private static let checkpointBytes = 1 << 18
  private static let checkpointTime = Duration.seconds(1)

  private let target: RunTarget
  private let journal: RunJournal?
  /// What earlier runs have done.
  let earlier: JournalState
  private var lines: OutputFile?
  private var failures: OutputFile?
  private var progress: InputProgress?
  private var lastCheckpoint = (bytes: 0, time: ContinuousClock.now)

  /// Finds out what is there; nothing is written yet.
  ///
  /// - Parameter settings: what the output depends on besides its inputs; an earlier run with others can't
  ///   be gone on with.
  init(_ target: RunTarget, settings: [String: String]) throws {
    self.target = target
    guard let path = target.output, OutputFile.canAppearAtOnce(path) else {
      if target.resumes {
        throw AssayError("--resume adds to a file; name one with --output FILE")
      }
      journal = nil
      earlier = JournalState([])
      return
    }
    let journal = try RunJournal(output: path)
    self.journal = journal
    if target.resumes {
      earlier = try ResumePoint.find(in: try journal.contents(), of: target, settings: settings)
    } else {
      earlier = JournalState([])
    }
    if earlier.settings == nil {
      try journal.truncate(to: 0)
      journal.append(.settings(settings))
      try journal.flush()
    }
  }

  /// Whether it is remembered which inputs are done.
  var hasJournal: Bool { journal != nil }
  /// Whether the files are open for writing.
  private(set) var isOpen = false

  /// Opens the files; what they hold of earlier runs stays.
  ///
  /// - Parameter dropsCurrent: whether the lines of the input that was in progress are taken out, since it
  ///   is no longer there.
  func open(dropsCurrent: Bool = false) throws {
    isOpen = true
    var place = earlier.place
    if earlier.settings != nil, let journal {
      var journalBytes = earlier.journalBytes
      if dropsCurrent, let current = earlier.current {
        place = current.start
        journalBytes = current.journalStart
      }
      try journal.truncate(to: journalBytes)
      if earlier.isComplete {
        // A compressed output has a last block behind the place, whose lines are wanted below.
        for file in ResumePoint.files(of: target, at: place) {
          try FileCopy.copy(
            file.path, to: OutputFile.partialPath(of: file.path), bytes: file.isCompressed ? nil : file.bytes)
        }
        journal.append(.reopened)
        try journal.flush()
      }
    }
    lines =
      try target.output.map { path throws(InputError) in
        try OutputFile(
          path: path, continuingAt: place.output, unfinished: unfinishedLines(of: path, at: place),
          compression: target.compression)
      } ?? OutputFile(compression: target.compression)
    failures = try target.errors.map { path throws(InputError) in
      try OutputFile(path: path, continuingAt: place.errors)
    }
    lastCheckpoint.bytes = place.output
  }

  /// The lines of earlier runs whose block was not full.
  private func unfinishedLines(of path: String, at place: OutputPlace) throws(InputError) -> [UInt8] {
    if place.unfinished == 0 { return [] }
    let partial = OutputFile.partialPath(of: path)
    guard let lines = OutputBlocks(path: partial).lines(from: place.output, count: place.unfinished) else {
      throw InputError(
        .damaged, name: partial, message: "it has changed since the run began; run the command again")
    }
    return lines
  }

  // MARK: Events

  func begin(_ input: InputIdentity, resuming: InputProgress?) {
    progress = resuming ?? InputProgress()
    if resuming == nil { journal?.append(.begin(input, place)) }
  }

  func write(line: [UInt8]) throws(InputError) {
    progress?.events += 1
    progress?.papers += 1
    try lines?.write(line: line)
    // Between blocks, a compressed output has not all lines on the disk.
    if target.compression != .none, isCheckpointPossible { try checkpoint() }
  }

  func write(_ failure: RunFailure) throws(InputError) {
    progress?.events += 1
    progress?.failures += 1
    try failures?.write(line: failure.encoded())
  }

  func note() { progress?.events += 1 }

  func end() {
    if let progress { journal?.append(.end(progress, place)) }
    progress = nil
  }

  /// Makes sure that not too much is done again after an interruption.
  func checkpointIfDue() throws(InputError) {
    guard isCheckpointPossible, let lines else { return }
    let now = ContinuousClock.now
    if lines.byteCount - lastCheckpoint.bytes >= Self.checkpointBytes
      || lastCheckpoint.time.duration(to: now) >= Self.checkpointTime
    {
      try checkpoint()
      lastCheckpoint = (lines.byteCount, now)
    }
  }

  /// Completes the files, or leaves them so that they can be gone on with.
  func finish(isComplete: Bool) throws(InputError) {
    guard isOpen else { return }
    guard let journal else {
      try lines?.commit()
      try failures?.commit()
      return
    }
    guard isComplete else {
      if isCheckpointPossible { try checkpoint() }
      return
    }
    let place = place
    try lines?.writeLastBlock()
    try checkpoint()
    try lines?.commit()
    try failures?.commit()
    if target.resumes {
      journal.append(.complete(place))
      try journal.flush()
    } else {
      journal.remove()
    }
  }

  /// Ends after a failed write, with which lines were lost that are counted: the journal keeps what it said
  /// before. Failures that no journal knows of are kept at least.
  func giveUp() { if journal == nil { try? failures?.commit() } }

  private var place: OutputPlace {
    OutputPlace(
      output: lines?.byteCount ?? 0, unfinished: lines?.unfinishedBytes ?? 0,
      errors: failures?.byteCount ?? 0)
  }

  /// Whether the output has all lines on the disk once its buffer is written.
  private var isCheckpointPossible: Bool { journal != nil && lines?.unfinishedBytes == 0 }

  private func checkpoint() throws(InputError) {
    try lines?.flush()
    try failures?.flush()
    if let progress { journal?.append(.progress(progress, place)) }
    try journal?.flush()
  }
}
