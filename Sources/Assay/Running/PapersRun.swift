import Listings
import Records
import Rules

/// From listings to papers: parses alone, and reads of the rules' folders only the adapters.
public struct PapersRun {
  private let reader: ListingReader
  private let options: RunOptions
  private let folders: [RuleFolder]

  /// Reads the adapters.
  ///
  /// - Throws: `RulesError` where a folder can't be opened, `AssayError` or the adapters' errors.
  public init(_ options: RunOptions) throws {
    folders = try RuleLocation.folders(for: options.rules)
    for folder in folders {
      do { _ = try folder.packNames() } catch { throw RulesError([error]) }
    }
    self.options = options
    reader = ListingReader(catalogue: try ListingAdapters.load(folders), options: options.listing)
  }

  /// The adapters that `--adapter` takes, with what each reads.
  public var adapters: [(name: String, about: String)] { reader.catalogueEntries }

  /// Parses inputs and writes a JSON line a paper; the parameters are those of `ExtractionRun.extract`.
  public func papers(
    _ inputs: [String], to target: RunTarget, report: @escaping @Sendable (String) -> Void,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> RunSummary {
    let limits = options.limits
    let folders = folders
    let pipeline = RunPipeline(
      command: "papers", reader: reader, options: options, digests: { try RuleDigests(adaptersOf: folders) },
      makeWorker: {}
    ) { (_: inout Void, paper, _) throws(RunFailure) in
      try limits.check(paper)
      let line = paper.encoded()
      try limits.check(line, of: paper)
      return line
    }
    return try pipeline.run(inputs, to: target, report: report, isStopped: isStopped)
  }
}
