internal import Text

/// A short form: its tokens and its letters and digits in lower case, without the plural "s".
struct ShortForm {
  var tokens: Range<Int>
  var letters: [UInt8]
  var isPlural: Bool
}

/// A long form that matches a short form.
struct LongForm {
  var tokens: Range<Int>
  var isInitials: Bool
}

/// Matches long forms to short forms, over the bytes of at most min(|A| + 5, 2|A|) words.
struct LongFormMatcher {
  let view: TokenView
  let vocabulary: AcronymVocabulary

  /// Quotation marks, asterisks, and the braces and dollars that LaTeX puts around a word.
  private static let marks: Set<UInt32> = [
    0x22, 0x27, 0x60, 0x2018, 0x2019, 0x201C, 0x201D, 0x2A, Mark.openBrace, Mark.closeBrace, Mark.dollar,
  ]

  /// A range without quotation marks, asterisks or LaTeX commands at its edges.
  func withoutMarks(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Self.marks.contains(view.mark(first)) || view.isCommand(first) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while let last = range.last, Self.marks.contains(view.mark(last)) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }

  /// The short form that a range is: one word or two, 2 to 10 letters and digits, one of them a capital
  /// or most of them, with inner hyphens, points, slashes and ampersands.
  func shortForm(_ range: Range<Int>) -> ShortForm? {
    guard !range.isEmpty, range.count <= 9, view.isWord(range.lowerBound), view.isWord(range.upperBound - 1)
    else {
      return nil
    }
    var letters: [UInt8] = []
    var words = 1
    var capitals = 0
    var small = 0
    var isPlural = false
    for index in range {
      guard let token = view.token(index) else { return nil }
      if index > range.lowerBound, token.spaceBefore { words += 1 }
      if token.shape == .punctuation {
        let mark = view.mark(index)
        guard
          Mark.isHyphen(mark) || mark == Mark.point || mark == Mark.slash || mark == 0x26 || mark == Mark.plus
        else {
          return nil
        }
        continue
      }
      guard token.shape.isDisjoint(with: [.command, .wide]) else { return nil }
      var bytes = view.bytes(index)
      // "LLMs", "CNNs": the plural's "s" after a capital.
      if index == range.upperBound - 1, bytes.count > 2, bytes.last == UInt8(ascii: "s"),
        (0x41...0x5A).contains(bytes[bytes.endIndex - 2])
      {
        bytes = bytes.dropLast()
        isPlural = true
      }
      for byte in bytes {
        if (0x41...0x5A).contains(byte) { capitals += 1 } else if isLetter(byte) { small += 1 }
        letters.append(lowered(byte))
      }
    }
    guard words <= 2, (2...12).contains(letters.count), capitals + small > 0 else { return nil }
    // A lower-case word in brackets is a remark, unless it is as short as an acronym.
    guard
      capitals >= 2 || capitals == 1 && letters.count <= 6
        || words == 1 && capitals == 0 && letters.count <= 4 && small < 5
    else { return nil }
    return ShortForm(tokens: range, letters: letters, isPlural: isPlural)
  }

  /// The end of a word with its glued parts.
  func shortFormEnd(_ index: Int) -> Int {
    var end = index + 1
    while view.isGlued(end), Mark.isHyphen(view.mark(end)), view.isGlued(end + 1), view.isWord(end + 1),
      end - index < 8
    {
      end += 2
    }
    return min(end, view.count)
  }

  /// The short form whose last token stands before `end`: a word with its glued parts, with capitals.
  func shortForm(endingAt end: Int, from start: Int) -> ShortForm? {
    var first = end - 1
    guard first >= start, view.isWord(first) else { return nil }
    while first - 2 >= start, view.isGlued(first), Mark.isHyphen(view.mark(first - 1)),
      view.isGlued(first - 1),
      view.isWord(first - 2), end - first < 8
    {
      first -= 2
    }
    guard let short = shortForm(first..<end) else { return nil }
    let capitals = view.text.utf8[view.text.utf8Range(of: first..<end)].count { (0x41...0x5A).contains($0) }
    return capitals >= 2 ? short : nil
  }

  /// The long form that ends at the end of `range`, by Schwartz and Hearst's match from the right.
  func longForm(of short: ShortForm, in range: Range<Int>) -> LongForm? {
    let range = withoutMarks(range)
    guard let window = window(range, words: wordLimit(short)) else { return nil }
    if let start = initials(short.letters, window) {
      return accept(start..<range.upperBound, short, isInitials: true)
    }
    guard let start = match(short.letters, window) else { return nil }
    return accept(start..<range.upperBound, short, isInitials: false)
  }

  /// The long form that `range` is, after the short form: it must begin the range.
  func expansion(of short: ShortForm, _ range: Range<Int>) -> LongForm? {
    guard let first = range.first else { return nil }
    var range = range
    if vocabulary.openers[view.text.tokens[first].folded] == true, range.count > 1 {
      range = range.lowerBound + 1..<range.upperBound
    }
    guard let found = longForm(of: short, in: range), found.tokens.lowerBound == range.lowerBound else {
      return nil
    }
    return found
  }

  private func wordLimit(_ short: ShortForm) -> Int { min(short.letters.count + 5, short.letters.count * 2) }

  /// The last words of a range: hyphenated words count once.
  private func window(_ range: Range<Int>, words limit: Int) -> Range<Int>? {
    var words = 0
    var start = range.upperBound
    for index in range.reversed() {
      let mark = view.mark(index)
      if mark == Mark.openParen || mark == Mark.closeParen || mark == 0x3B || mark == Mark.colon { break }
      if view.isWord(index) || view.isCommand(index) {
        start = index
        if view.text.tokens[index].spaceBefore || index == range.lowerBound { words += 1 }
        if words == limit { break }
      }
      if range.upperBound - index > 60 { break }
    }
    return start < range.upperBound ? start..<range.upperBound : nil
  }

  /// Where the words whose initials are the short form begin, from the right; words that a name does not
  /// take its letters from are passed over. `nil` where no run of words fits.
  private func initials(_ letters: [UInt8], _ window: Range<Int>) -> Int? {
    var left = letters.count
    var index = window.upperBound
    while index > window.lowerBound {
      index -= 1
      guard view.isWord(index), let token = view.token(index) else { continue }
      guard left > 0 else { return nil }
      let capitals = innerCapitals(index)
      // "ToolKit" gives T and K: its capitals, where the short form has them.
      if capitals.count > 1, left >= capitals.count,
        letters[(left - capitals.count)..<left].elementsEqual(capitals)
      {
        left -= capitals.count
      } else if vocabulary.digits[token.folded] == letters[left - 1] {
        left -= 1
      } else if lowered(view.text.utf8[Int(token.utf8Start)]) == letters[left - 1] {
        left -= 1
      } else if vocabulary.fillers[token.folded] != true || left == letters.count {
        return nil
      } else {
        continue
      }
      if left == 0 { return index }
    }
    return nil
  }

  private func innerCapitals(_ index: Int) -> [UInt8] {
    view.bytes(index).filter { (0x41...0x5A).contains($0) }.map(lowered)
  }

  /// Schwartz and Hearst's match: each letter, from the last, at the nearest place to the left; the
  /// first letter at the start of a word.
  private func match(_ letters: [UInt8], _ window: Range<Int>) -> Int? {
    let utf8 = view.text.utf8
    var token = window.upperBound - 1
    var position = Int(view.text.tokens[token].utf8End) - 1
    for step in letters.indices.reversed() {
      while true {
        while token >= window.lowerBound,
          position < Int(view.text.tokens[token].utf8Start) || !view.isWord(token)
        {
          token -= 1
          if token >= window.lowerBound { position = Int(view.text.tokens[token].utf8End) - 1 }
        }
        guard token >= window.lowerBound else { return nil }
        let isStart = position == Int(view.text.tokens[token].utf8Start)
        if lowered(utf8[position]) == letters[step], step > 0 || isStart { break }
        position -= 1
      }
      if step == 0 { return wordStart(token, window) }
      position -= 1
    }
    return nil
  }

  /// The start of the hyphenated word that holds a token.
  private func wordStart(_ token: Int, _ window: Range<Int>) -> Int {
    var start = token
    while start - 2 >= window.lowerBound, view.isGlued(start), Mark.isHyphen(view.mark(start - 1)),
      view.isGlued(start - 1)
    {
      start -= 2
    }
    return start
  }

  /// A long form has more letters than the short one, more than one word or a word that is longer
  /// by half, begins with no article or preposition, and does not hold the short form.
  private func accept(_ tokens: Range<Int>, _ short: ShortForm, isInitials: Bool) -> LongForm? {
    guard let first = tokens.first, let last = tokens.last, view.isWord(first), view.isWord(last) else {
      return nil
    }
    // "In-Context Learning (ICL)" and a capital that the short form takes are parts of the name.
    let token = view.text.tokens[first]
    let isCompound = Mark.isHyphen(view.mark(first + 1)) && view.isGlued(first + 1)
    let isTaken = isInitials && !token.shape.contains(.lower)
    if vocabulary.openers[token.folded] == true, !isCompound, !isTaken { return nil }
    if tokens.contains(where: { vocabulary.outsiders[view.text.tokens[$0].folded] == true }) { return nil }
    let letters = view.text.utf8[view.text.utf8Range(of: tokens)].count { isLetter($0) || isDigit($0) }
    guard letters * 2 >= short.letters.count * 3 else { return nil }
    let shortWord = view.text.tokens[short.tokens.lowerBound].folded
    if short.tokens.count == 1, tokens.contains(where: { view.text.tokens[$0].folded == shortWord }) {
      return nil
    }
    return LongForm(tokens: tokens, isInitials: isInitials)
  }
}
