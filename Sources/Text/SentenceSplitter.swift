/// Finds where sentences end: at `.`, `!` or `?` before white space and what can begin a sentence, at
/// a point that lost its space ("resolution.This study"), and at every paragraph break.
enum SentenceSplitter {
  /// Words whose point ends no sentence, case-folded.
  static let abbreviations: Set<String> = [
    "al", "approx", "cf", "ch", "dr", "ed", "eq", "eqs", "etc", "fig", "figs", "mr", "mrs", "no", "nos",
    "prof", "resp", "sec", "sect", "st", "tab", "vol", "vs", "viz", "ref", "refs", "inc", "dept", "ca",
    "incl", "wrt",
  ]

  private static let longestAbbreviation = abbreviations.lazy.map(\.utf8.count).max() ?? 0

  /// The sentences of a text as ranges of token indices. O(tokens).
  static func sentences(in text: TokenizedText, words: WordTable) -> [Range<Int>] {
    let tokens = text.tokens
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < tokens.count {
      if index > start && tokens[index].gap == .paragraph {
        sentences.append(start..<index)
        start = index
      }
      if isTerminator(tokens[index], in: text) {
        var next = index + 1
        while next < tokens.count, !tokens[next].spaceBefore, isCloser(tokens[next], in: text) { next += 1 }
        if next < tokens.count, endsSentence(at: index, next: next, in: text, words: words) {
          sentences.append(start..<next)
          start = next
        }
        index = max(index + 1, next)
      } else {
        index += 1
      }
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  private static func byte(_ token: Token, in text: TokenizedText) -> UInt8 {
    token.shape == .punctuation ? text.utf8[Int(token.utf8Start)] : 0
  }

  private static func isTerminator(_ token: Token, in text: TokenizedText) -> Bool {
    switch byte(token, in: text) {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: false
    }
  }

  private static func isCloser(_ token: Token, in text: TokenizedText) -> Bool {
    switch byte(token, in: text) {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    case 0xE2: true  // “ ” ‘ ’ and the other general punctuation
    default: false
    }
  }

  private static func endsSentence(at index: Int, next: Int, in text: TokenizedText, words: WordTable) -> Bool
  {
    let tokens = text.tokens
    let follower = tokens[next]
    if !follower.spaceBefore {
      // A lost space: a word of small letters, the point, a capitalised word.
      guard next == index + 1, index > 0 else { return false }
      let before = tokens[index - 1]
      let longEnough = before.utf8End - before.utf8Start >= 3
      return byte(tokens[index], in: text) == UInt8(ascii: ".") && before.shape.contains(.lower) && longEnough
        && follower.shape.contains(.capitalised) && follower.utf8End - follower.utf8Start >= 2
    }
    if byte(tokens[index], in: text) != UInt8(ascii: ".") { return canBegin(follower, in: text) }
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    if !tokens[index].spaceBefore {
      // "v. 2" and "p. 7": one small letter before a number abbreviates something.
      if before.shape.isSuperset(of: .smallLetter), follower.shape.contains(.number) { return false }
      if before.shape.contains(.single) && index >= 2
        && (isInitial(before) || byte(tokens[index - 2], in: text) == UInt8(ascii: "."))
      {
        return false
      }
      if before.utf8Range.count <= longestAbbreviation,
        abbreviations.contains(words.string(of: before.folded))
      {
        return false
      }
    } else if isDigit(before), isDigit(follower) {
      // "0 . 6 1", as formulas come out of scanned pages.
      return false
    }
    return canBegin(follower, in: text)
  }

  private static func isDigit(_ token: Token) -> Bool {
    token.shape.contains(.number) && token.utf8End - token.utf8Start == 1
  }

  private static func isInitial(_ token: Token) -> Bool { token.shape.contains(.capitalised) }

  private static func canBegin(_ token: Token, in text: TokenizedText) -> Bool {
    if token.shape.contains(.punctuation) {
      switch byte(token, in: text) {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"): return false
      default: return true
      }
    }
    // A name may begin a sentence with a small letter ("wav2vec"), so only plain words hold it open.
    return token.shape != .plainWord && !token.shape.isSuperset(of: .smallLetter)
  }
}
