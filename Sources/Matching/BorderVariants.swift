import Text

/// A phrase with its borders of letters and digits all glued, and all split, where that changes it: "cifar 10"
/// and "cifar10".
enum BorderVariants {
  /// The variants of a phrase of folded words; their words are added to `words`.
  static func of(_ phrase: [WordID], words: inout WordTable) -> [[WordID]] {
    guard hasBorder(phrase, words) else { return [] }
    var variants: [[WordID]] = []
    let kinds = phrase.map { words.withBytes(of: $0, WordKind.init) }
    if let glued = glued(phrase, kinds, &words) { variants.append(glued) }
    if kinds.contains(where: { $0.border > 0 }) {
      variants.append(
        zip(phrase, kinds).flatMap { word, kind in
          kind.border == 0 ? [word] : split(word, at: kind.border, &words)
        })
    }
    return variants
  }

  /// Whether a phrase has a border: most of them have none.
  private static func hasBorder(_ phrase: [WordID], _ words: WordTable) -> Bool {
    var isOpen = false
    for word in phrase {
      let kind = words.withBytes(of: word, WordKind.init)
      if kind.border > 0 || isOpen && kind.isShortNumber { return true }
      isOpen = kind.isLetters
    }
    return false
  }

  /// What a word is to its borders.
  private struct WordKind {
    /// Two letters of ASCII and more, and nothing else.
    var isLetters: Bool
    /// At most four bytes, a digit first.
    var isShortNumber: Bool
    /// Where digits follow two letters and more, up to the end; else 0.
    var border: Int

    init(_ word: UnsafeBufferPointer<UInt8>) {
      let letters = word.prefix { ($0 | 0x20) &- 0x61 < 26 }.count
      isLetters = letters >= 2 && letters == word.count
      isShortNumber = word.count <= 4 && BorderVariants.startsWithNumber(word)
      border =
        letters >= 2 && letters < word.count
          && BorderVariants.isNumber(UnsafeBufferPointer(rebasing: word[letters...])) ? letters : 0
    }
  }

  private static func glued(_ phrase: [WordID], _ kinds: [WordKind], _ words: inout WordTable) -> [WordID]? {
    var variant: [WordID] = []
    // Whether the last word is letters alone, as it is no more once a number is glued to it.
    var isOpen = false
    for (word, kind) in zip(phrase, kinds) {
      if isOpen, kind.isShortNumber, let last = variant.last {
        var whole = words.withBytes(of: last) { Array($0) }
        words.withBytes(of: word) { whole.append(contentsOf: $0) }
        variant[variant.count - 1] = folded(whole, &words)
      } else {
        variant.append(word)
      }
      isOpen = kind.isLetters
    }
    return variant.count < phrase.count ? variant : nil
  }

  private static func split(_ word: WordID, at border: Int, _ words: inout WordTable) -> [WordID] {
    let bytes = words.withBytes(of: word) { Array($0) }
    return [folded(Array(bytes[..<border]), &words), folded(Array(bytes[border...]), &words)]
  }

  private static func folded(_ word: [UInt8], _ words: inout WordTable) -> WordID {
    let id = word.withUnsafeBufferPointer { words.intern($0) }
    return words.properties(of: id).folded
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func startsWithNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return first < 0x80 ? isDigit(first) : String(decoding: word, as: UTF8.self).first?.isNumber ?? false
  }

  private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if word.allSatisfy({ $0 < 0x80 }) { return word.allSatisfy(isDigit) }
    return String(decoding: word, as: UTF8.self).allSatisfy(\.isNumber)
  }
}
