/// What a run has done so far.
public struct RunSummary: Sendable {
  /// Papers written.
  public var papers = 0
  /// Mentions written, by type.
  public var mentions: [String: Int] = [:]
  /// Results written.
  public var results = 0
  /// Inputs, and items of inputs, that could not be read, now or by the earlier run that was gone on with.
  public var failures = 0
  /// Inputs that an earlier run had done.
  public var earlierInputs = 0
  /// Papers that an earlier run had written.
  public var earlierPapers = 0
  /// Bytes of inputs read, before decompression.
  public var bytes = 0
  /// Bytes that there are to read, where that is known.
  public var totalBytes: Int?
  /// Where the time went.
  public var stages = RunStages()
  /// Whether the output went away or could not be written.
  public var outputFailed = false
  /// Whether the run was asked to stop before its end.
  public var isStopped = false
  /// Whether the output is not complete, and `--resume` goes on with it.
  public var canResume = false

  /// Adds the counts of some papers.
  mutating func add(_ other: RunSummary) {
    papers += other.papers
    results += other.results
    failures += other.failures
    earlierInputs += other.earlierInputs
    earlierPapers += other.earlierPapers
    stages.add(other.stages)
    mentions.merge(other.mentions, uniquingKeysWith: +)
  }
}
