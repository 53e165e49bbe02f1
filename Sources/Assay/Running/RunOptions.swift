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
  /// Whether each record says what made it: the version, and the hashes of the rules and of the input.
  public var provenance = false
  /// The most bytes of one input, after decompression.
  public var maxBytes = 1 << 30
  /// The most bytes of one item of XML that is read item by item.
  public var maxItemBytes = 64 << 20
  /// The most bytes of one line of JSON Lines.
  public var maxLineBytes = 64 << 20
  /// How deep elements of markup may stand in each other.
  public var maxDepth = 1000
  /// The most elements of one document.
  public var maxNodes = 20_000_000
  /// The most attributes of one element.
  public var maxAttributes = 512
  /// How much one paper may hold and give.
  public var limits = PaperLimits()

  /// Options with their defaults.
  public init() {}

  var listing: ListingOptions {
    var limits = MarkupLimits()
    limits.maxBytes = maxBytes
    limits.maxItemBytes = maxItemBytes
    limits.maxDepth = maxDepth
    limits.maxNodes = maxNodes
    limits.maxAttributes = maxAttributes
    return ListingOptions(adapter: adapter, cleanLatex: cleanLatex, limits: limits)
  }

  /// All that the output depends on besides the inputs and the rules, by the flag that sets it. `jobs` is
  /// not among it: the output is the same for any number.
  var settings: [String: String] {
    [
      "--adapter": adapter ?? "none", "--clean-latex": "\(cleanLatex)",
      "--min-confidence": minimumConfidence.map { "\($0)" } ?? "none", "--provenance": "\(provenance)",
      "--max-bytes": "\(maxBytes)", "--max-item-bytes": "\(maxItemBytes)",
      "--max-line-bytes": "\(maxLineBytes)", "--max-depth": "\(maxDepth)", "--max-nodes": "\(maxNodes)",
      "--max-attributes": "\(maxAttributes)", "--max-paper-bytes": "\(limits.bytes)",
      "--max-tokens": "\(limits.tokens)", "--max-sentences": "\(limits.sentences)",
      "--max-matches": "\(limits.matches)", "--max-record-bytes": "\(limits.recordBytes)",
    ]
  }
}
