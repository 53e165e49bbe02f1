import Listings
import Markup

/// How inputs are read and results are made.
public struct RunOptions: Sendable {
  /// The folders of rules, as `--rules` takes them.
  public var rules: [String] = []
  /// The adapter to use whatever an input looks like.
  public var adapter: String?
  /// Whether readable text is written for LaTeX in titles and abstracts.
  public var cleanLatex = false
  /// The number of workers; 0 for one a core.
  public var jobs = 0
  /// What rules found whose measured precision is below this is left out.
  public var minimumConfidence: Double?
  /// The most bytes of one input, after decompression.
  public var maxBytes = 1 << 30
  /// How deep elements of markup may stand in each other.
  public var maxDepth = 1000
  /// The most elements of one document.
  public var maxNodes = 20_000_000

  /// Options with their defaults.
  public init() {}

  var listing: ListingOptions {
    var limits = MarkupLimits()
    limits.maxBytes = maxBytes
    limits.maxDepth = maxDepth
    limits.maxNodes = maxNodes
    return ListingOptions(adapter: adapter, cleanLatex: cleanLatex, limits: limits)
  }
}

/// What a run has done so far.
public struct RunSummary: Sendable {
  /// Papers written.
  public var papers = 0
  /// Mentions written, by type.
  public var mentions: [String: Int] = [:]
  /// Results written.
  public var results = 0
  /// Bytes read, after decompression.
  public var bytes = 0
  /// Inputs, and items of inputs, that could not be read.
  public var failures = 0
  /// Whether the output went away or could not be written.
  public var outputFailed = false
}
