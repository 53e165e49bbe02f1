import ArgumentParser
import Assay

/// How much inputs and papers may hold. What is past a limit fails alone, by name and with the flag.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The most bytes of one input, after decompression.", valueName: "n"))
  var maxBytes = 1 << 30
  @Option(help: ArgumentHelp("The most bytes of one item of XML that is read item by item.", valueName: "n"))
  var maxItemBytes = 64 << 20
  @Option(help: ArgumentHelp("The most bytes of one line of JSON Lines.", valueName: "n"))
  var maxLineBytes = 64 << 20
  @Option(help: ArgumentHelp("How deep elements of markup may stand in each other.", valueName: "n"))
  var maxDepth = 1000
  @Option(help: ArgumentHelp("The most elements of one document.", valueName: "n")) var maxNodes = 20_000_000
  @Option(help: ArgumentHelp("The most attributes of one element.", valueName: "n")) var maxAttributes = 512
  @Option(help: ArgumentHelp("The most bytes of one paper's title and text.", valueName: "n"))
  var maxPaperBytes = PaperLimits().bytes
  @Option(help: ArgumentHelp("The most words, numbers and signs of one paper.", valueName: "n"))
  var maxTokens = PaperLimits().tokens
  @Option(help: ArgumentHelp("The most sentences of one paper.", valueName: "n"))
  var maxSentences = PaperLimits().sentences
  @Option(
    help: ArgumentHelp("The most mentions and results that rules may find in one paper.", valueName: "n"))
  var maxMatches = PaperLimits().matches
  @Option(help: ArgumentHelp("The most bytes of one paper's record.", valueName: "n"))
  var maxRecordBytes = PaperLimits().recordBytes

  private var all: [(flag: String, value: Int)] {
    [
      ("--max-bytes", maxBytes), ("--max-item-bytes", maxItemBytes), ("--max-line-bytes", maxLineBytes),
      ("--max-depth", maxDepth), ("--max-nodes", maxNodes), ("--max-attributes", maxAttributes),
      ("--max-paper-bytes", maxPaperBytes), ("--max-tokens", maxTokens), ("--max-sentences", maxSentences),
      ("--max-matches", maxMatches), ("--max-record-bytes", maxRecordBytes),
    ]
  }

  func validate() throws {
    for (flag, value) in all where value < 1 {
      throw ValidationError("\(flag) takes 1 or more, not \(value)")
    }
  }

  func set(_ options: inout RunOptions) {
    options.maxBytes = maxBytes
    options.maxItemBytes = maxItemBytes
    options.maxLineBytes = maxLineBytes
    options.maxDepth = maxDepth
    options.maxNodes = maxNodes
    options.maxAttributes = maxAttributes
    options.limits.bytes = maxPaperBytes
    options.limits.tokens = maxTokens
    options.limits.sentences = maxSentences
    options.limits.matches = maxMatches
    options.limits.recordBytes = maxRecordBytes
  }
}
