import Rules
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
    let isEnding =
      switch singular {
      case .nothing: false
      case .all: isPlural(word)
      case .endings(let words):
        isAcronym(word.dropLast())
          || words.contains(String(decoding: word.dropLast(), as: UTF8.self).lowercased())
      }
    guard isEnding else { return 0 }
    return tokens.contains { isJoining(text.utf8[text.tokens[$0].utf8Range]) } ? 0 : 1
  }

  /// "DQN", "VAE".
  private static func isAcronym(_ word: ArraySlice<UInt8>) -> Bool {
    word.count > 1 && word.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private static func isPlural(_ word: ArraySlice<UInt8>) -> Bool {
    // Only the first letter may be a capital: the "s" of acronyms is often a part of them.
    guard word.count > 3, word.last == UInt8(ascii: "s"),
      word.dropFirst().allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return false }
    let stem = word.dropLast()
    switch stem.last {
    // "loss", "focus", "analysis", "bias".
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"), UInt8(ascii: "a"): return false
    // "dynamics".
    case UInt8(ascii: "c"): return stem.dropLast().last != UInt8(ascii: "i")
    // "accuracies", "losses", "boxes", "batches": more than the "s" is the ending, or the stem changes.
    case UInt8(ascii: "e"):
      guard let before = stem.dropLast().last else { return false }
      return !"isxh".utf8.contains(before)
    default: return true
    }
  }

  private static func isJoining(_ word: ArraySlice<UInt8>) -> Bool {
    joiningWords.contains { known in
      known.withUTF8Buffer { $0.elementsEqual(word) }
    }
  }
}
