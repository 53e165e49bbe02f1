package import Extraction
package import Matching
public import Records
public import Rules

/// Finds datasets, metrics, models, tasks, quantities, links and results in papers.
///
/// ```swift
/// let extractor = try Extractor(rules: [])            // the rules that ship with the build
/// var worker = extractor.makeWorker()
/// let record = worker.record(of: paper)
/// ```
///
/// An extractor is immutable and can be shared; each thread makes a worker of its own, which keeps what
/// it learns of the words that it meets.
public struct Extractor: Sendable {
  package let compiled: CompiledRules
  package let recognisers: Recognisers
  package let confidence: [String: Double]
  /// What rules found whose measured precision is below this is left out of records, 0 to 1; `nil` keeps
  /// everything. Rules that have not been measured are not judged.
  public var minimumConfidence: Double?
  /// What is dubious about the rules but does no harm.
  public let warnings: [Diagnostic]

  /// Reads and compiles rules.
  ///
  /// - Parameter rules: folders as `--rules` takes them: none for the shipped rules, `DIR` to replace
  ///   them, `+DIR` to add to them.
  /// - Throws: `RulesError` with everything that is wrong with the rules, or `AssayError` where the
  ///   shipped rules can't be found.
  public init(rules folders: [String] = []) throws {
    let folders = try RuleLocation.folders(for: folders)
    try self.init(RuleSet.load(folders), confidence: ConfidenceFile.read(folders))
  }

  package init(_ set: RuleSet, confidence: [String: Double] = [:]) throws(RulesError) {
    var recognisers: Recognisers?
    compiled = try CompiledRules(set) { recognisers = Recognisers(words: &$0) }
    var unused = compiled.words
    self.recognisers = recognisers ?? Recognisers(words: &unused)
    self.confidence = confidence
    warnings = set.warnings
  }

  /// A worker for one thread.
  public func makeWorker() -> Worker { Worker(self) }

  /// Extracts papers one after the other.
  public struct Worker: Sendable {
    private var extractor: PaperExtractor
    private let filter: ConfidenceFilter?

    init(_ shared: Extractor) {
      filter = ConfidenceFilter(shared)
      extractor = PaperExtractor(
        rules: shared.compiled, recognisers: shared.recognisers, confidence: shared.confidence)
    }

    /// What the rules find in a paper. Linear in its text.
    public mutating func record(of paper: Paper) -> Record {
      let record = extractor.record(of: paper)
      return filter?.filtered(record) ?? record
    }

    /// What the rules find in a paper, or what about it is past a limit.
    mutating func record(
      of paper: Paper, within limits: PaperLimits, stages: inout RunStages
    ) throws(RunFailure) -> Record {
      try limits.check(paper)
      let before = extractor.times
      let reading = extractor.read(paper)
      stages.tokenise += extractor.times.tokenise - before.tokenise
      stages.match += extractor.times.match - before.match
      try limits.check(reading, of: paper)
      let start = ContinuousClock.now
      defer { stages.relate += start.duration(to: .now) }
      return record(of: paper, from: reading)
    }

    /// The record of a paper that this worker has read.
    package func record(of paper: Paper, from reading: PaperReading) -> Record {
      let record = extractor.record(of: paper, from: reading)
      return filter?.filtered(record) ?? record
    }

    /// What the rules find, with the fate of every candidate.
    package mutating func reading(
      of paper: Paper, observer: ((_ phase: Int, PaperMatcher) -> Void)? = nil
    ) -> PaperReading {
      extractor.read(paper, keepsVerdicts: true, observer: observer)
    }
  }
}
