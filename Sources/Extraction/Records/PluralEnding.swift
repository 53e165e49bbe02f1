package import Rules
import Text

/// Where a name ends before the "s" of a regular plural: "success rates" names the success rate.
enum PluralEnding {
  /// Small words behind which a plural belongs to another noun: the parameters of a "number of parameters".
  private static let joiningWords: [StaticString] = [
    "of", "in", "for", "per", "to", "with", "from", "on", "at", "and", "or", "towards", "through",
  ]

  /// How many bytes of the stretch's end are such an ending; 0 where there is none. O(bytes of the stretch).
  ///
  /// Only English plurals by "s" behind what is a word without it are told: no "ies", no "FLOPs".
  static func length(_ tokens: Range<Int>, in text: TokenizedText, of singular: Singular) -> Int {
    guard singular != .nothing, let last = tokens.last else { return 0 }
    let word = text.utf8[text.tokens[last].utf8Range]
    guard word.last == UInt8(ascii: "s") else { return 0 }
    let stem = word.dropLast()
    let isEnding =
      switch singular {
      case .nothing: false
      case .all: isSingular(stem)
      case .endings(let words):
        isAcronym(stem) || words.contains(String(decoding: stem, as: UTF8.self).lowercased())
      }
    guard isEnding else { return 0 }
    return tokens.contains { isJoining(text.utf8[text.tokens[$0].utf8Range]) } ? 0 : 1
  }

  /// "DQN", "VAE".
  private static func isAcronym(_ stem: ArraySlice<UInt8>) -> Bool {
    stem.count > 1 && stem.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Whether what stands before an "s" is a word of its own.
  private static func isSingular(_ stem: ArraySlice<UInt8>) -> Bool {
    // Only the first letter may be a capital: the "s" of acronyms is often a part of them.
    guard stem.count > 2,
      stem.dropFirst().allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return false }
    let before = stem.dropLast().last
    switch stem.last {
    // "loss", "focus", "analysis", "bias".
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"), UInt8(ascii: "a"): return false
    // "dynamics".
    case UInt8(ascii: "c"): return before != UInt8(ascii: "i")
    // "accuracies", "losses", "boxes", "batches": more than the "s" is the ending, or the stem changes.
    case UInt8(ascii: "e"): return before.map { !"isxh".utf8.contains($0) } ?? false
    default: return true
    }
  }

  private static func isJoining(_ word: ArraySlice<UInt8>) -> Bool {
    joiningWords.contains { known in
      known.withUTF8Buffer { $0.elementsEqual(word) }
    }
  }
}

extension PaperReading {
  /// Where a name stands, in bytes of the text: its tokens, without the ending that `singular` leaves out.
  package func nameRange(of tokens: Range<Int>, singular: Singular) -> Range<Int> {
    let range = text.utf8Range(of: tokens)
    return range.lowerBound..<range.upperBound - PluralEnding.length(tokens, in: text, of: singular)
  }
}
