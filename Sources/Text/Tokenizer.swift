/// Cuts a field into tokens and sentences in one pass over its bytes.
///
/// A tokenizer owns the overlay of words that it has met, so that one is kept by each worker; it
/// forgets them past `overlayLimit`, which keeps memory bounded over a corpus of any size.
package struct Tokenizer: Sendable {
  /// The words met so far, above those of the rules.
  package private(set) var words: WordTable
  /// Past this many words of its own the overlay is emptied before the next field.
  package let overlayLimit: Int
  /// Counts how often the overlay was emptied; caches that are keyed by word watch it.
  package private(set) var generation = 0

  /// A tokenizer above the frozen words of the rules.
  package init(words frozen: WordTable, overlayLimit: Int = 1 << 18) {
    words = WordTable(overlaying: frozen)
    self.overlayLimit = overlayLimit
  }

  /// Empties the overlay where it has grown past its limit. Call it between papers: tokens of one
  /// paper are compared with each other by word id.
  package mutating func beginPaper() {
    if words.overlayCount > overlayLimit {
      words.removeOverlay()
      generation += 1
    }
  }

  /// Cuts `utf8` into tokens and sentences. O(bytes).
  package mutating func tokenize(_ utf8: [UInt8]) -> TokenizedText {
    var text = TokenizedText()
    text.utf8 = utf8
    text.tokens.reserveCapacity(utf8.count / 5 + 4)
    utf8.withUnsafeBufferPointer { Self.scan($0, into: &text.tokens, words: &words) }
    text.sentences = SentenceSplitter.sentences(in: text, words: words)
    text.fields = [0..<text.tokens.count]
    text.fieldStarts = [0]
    return text
  }

  /// Cuts the fields of a paper into one text. O(bytes).
  package mutating func tokenize(fields: [String]) -> TokenizedText {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(fields.reduce(0) { $0 + $1.utf8.count + 2 })
    var starts: [Int] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { utf8 += [0x0A, 0x0A] }
      starts.append(utf8.count)
      utf8.append(contentsOf: field.utf8)
    }
    var text = tokenize(utf8)
    text.fieldStarts = starts
    text.fields = []
    var token = 0
    for index in fields.indices {
      let first = token
      let end = index + 1 < starts.count ? starts[index + 1] : utf8.count + 1
      while token < text.tokens.count, Int(text.tokens[token].utf8Start) < end { token += 1 }
      text.fields.append(first..<token)
    }
    return text
  }

  /// Cuts a string into tokens and interns its words, for rules and lexicons.
  package static func tokens(of string: String, words: inout WordTable) -> [Token] {
    var tokens: [Token] = []
    var string = string
    string.withUTF8 { scan($0, into: &tokens, words: &words) }
    return tokens
  }

  /// Whether the bytes are one scalar of punctuation.
  package static func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 0 else { return false }
    switch ByteClass.table[Int(bytes[0])] {
    case .punctuation: return bytes.count == 1
    case .wide:
      let (scalar, length) = decodeScalar(bytes, at: 0)
      if case .punctuation = WideClass(scalar) { return length == bytes.count }
      return false
    default: return false
    }
  }

  /// Appends the tokens of `bytes` and interns their words.
  package static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [Token], words: inout WordTable
  ) {
    ByteClass.table.withUnsafeBufferPointer { classes in
      var index = 0
      var gap = Token.Gap.paragraph
      let end = bytes.count

      /// Reads the letters behind a backslash.
      func endOfCommand(_ from: Int) -> Int {
        var index = from + 1
        while index < end, classes[Int(bytes[index])] == .upper || classes[Int(bytes[index])] == .lower {
          index += 1
        }
        return index
      }

      /// Reads the run of letters and digits that starts at `index`.
      @inline(__always)
      func endOfWord(_ from: Int) -> Int {
        var index = from
        while index < end {
          let byteClass = classes[Int(bytes[index])]
          if byteClass.isWordByte {
            index += 1
            continue
          }
          guard byteClass == .wide else { return index }
          let (scalar, length) = decodeScalar(bytes, at: index)
          switch WideClass(scalar) {
          case .letter, .ignorable: index += length
          default: return index
          }
        }
        return index
      }

      while index < end {
        let stop: Int
        var isPunctuation = false
        switch classes[Int(bytes[index])] {
        case .space:
          gap = max(gap, .space)
          index += 1
          continue
        case .newline:
          gap = gap >= .line ? .paragraph : .line
          index += 1
          continue
        case .upper, .lower, .digit: stop = endOfWord(index)
        case .punctuation:
          stop = bytes[index] == UInt8(ascii: "\\") ? endOfCommand(index) : index + 1
          isPunctuation = stop == index + 1
        case .wide:
          let (scalar, length) = decodeScalar(bytes, at: index)
          switch WideClass(scalar) {
          case .space:
            gap = max(gap, .space)
            index += length
            continue
          case .ignorable:
            index += length
            continue
          case .punctuation:
            stop = index + length
            isPunctuation = true
          case .letter: stop = endOfWord(index)
          }
        }
        let word = words.entry(
          of: UnsafeBufferPointer(rebasing: bytes[index..<stop]), isPunctuation: isPunctuation)
        tokens.append(
          Token(
            utf8Start: UInt32(truncatingIfNeeded: index), utf8End: UInt32(truncatingIfNeeded: stop),
            word: word.id, folded: word.folded, shape: word.shape, gap: gap))
        gap = .glued
        index = stop
      }
    }
  }
}
