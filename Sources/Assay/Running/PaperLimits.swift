import Extraction
import Records
import Text

/// How much one paper may hold and give; one past a limit fails alone, and the others go on.
public struct PaperLimits: Sendable, Hashable {
  /// The bytes of its title and abstract in UTF-8.
  public var bytes = 1 << 20
  /// Its tokens: words, numbers and characters of punctuation.
  public var tokens = 500_000
  /// Its sentences.
  public var sentences = 50_000
  /// The mentions and results that rules find in it.
  public var matches = 100_000
  /// The bytes of its record.
  public var recordBytes = 32 << 20

  /// The limits that hold where the user names none.
  public init() {}

  /// Refuses a paper before it is read.
  func check(_ paper: Paper) throws(RunFailure) {
    let count = paper.title.utf8.count + paper.abstract.utf8.count
    if count > bytes {
      throw failure(paper, "its title and text have \(count) bytes, more than \(bytes)", "--max-paper-bytes")
    }
  }

  /// Refuses what was read of a paper before a record is made of it.
  func check(_ reading: PaperReading, of paper: Paper) throws(RunFailure) {
    if reading.text.tokens.count > tokens {
      throw failure(
        paper, "it has \(reading.text.tokens.count) tokens, more than \(tokens)", "--max-tokens")
    }
    if reading.text.sentences.count > sentences {
      throw failure(
        paper, "it has \(reading.text.sentences.count) sentences, more than \(sentences)", "--max-sentences")
    }
    let found = reading.mentions.count + reading.drafts.count
    if found > matches {
      throw failure(paper, "rules find \(found) things in it, more than \(matches)", "--max-matches")
    }
  }

  /// Refuses a record before it is written.
  func check(_ line: [UInt8], of paper: Paper) throws(RunFailure) {
    if line.count > recordBytes {
      throw failure(
        paper, "its record has \(line.count) bytes, more than \(recordBytes)", "--max-record-bytes")
    }
  }

  private func failure(_ paper: Paper, _ what: String, _ flag: String) -> RunFailure {
    RunFailure(
      input: paper.source.input, index: paper.source.index, paper: paper.id,
      reason: "\(what); raise the limit with \(flag)")
  }
}
