internal import Text

/// Reads of a text's tokens that never go out of bounds: what recognisers look around with.
///
/// A class, so that the small readers that share it for one pass over a text hold one reference. What each
/// punctuation token is, which all of them ask again and again, is read once.
final class TokenView {
  let text: TokenizedText
  let words: WordTable
  /// The scalar of each token that is punctuation, 0 of any other.
  private let marks: [UInt32]
  /// The tokens that are punctuation, in order.
  let punctuation: [Int]

  init(text: TokenizedText, words: WordTable) {
    self.text = text
    self.words = words
    var marks = [UInt32](repeating: 0, count: text.tokens.count)
    var punctuation: [Int] = []
    punctuation.reserveCapacity(marks.count / 4)
    for (index, token) in text.tokens.enumerated() where token.shape == .punctuation {
      marks[index] = Self.mark(token, in: text)
      punctuation.append(index)
    }
    self.marks = marks
    self.punctuation = punctuation
  }

  var count: Int { text.tokens.count }

  /// The token, or `nil` past either end.
  func token(_ index: Int) -> Token? {
    index >= 0 && index < text.tokens.count ? text.tokens[index] : nil
  }

  /// The scalar of a punctuation token, or 0.
  @inline(__always)
  func mark(_ index: Int) -> UInt32 { index >= 0 && index < marks.count ? marks[index] : 0 }

  private static func mark(_ token: Token, in text: TokenizedText) -> UInt32 {
    let start = Int(token.utf8Start)
    let lead = text.utf8[start]
    switch Int(token.utf8End) - start {
    case 1: return UInt32(lead)
    case 2: return UInt32(lead & 0x1F) << 6 | UInt32(text.utf8[start + 1] & 0x3F)
    case 3:
      return UInt32(lead & 0x0F) << 12 | UInt32(text.utf8[start + 1] & 0x3F) << 6
        | UInt32(text.utf8[start + 2] & 0x3F)
    default: return 0xFFFD
    }
  }

  /// Whether a token is there and follows the one before it without white space.
  func isGlued(_ index: Int) -> Bool {
    index > 0 && index < text.tokens.count && text.tokens[index].gap == .glued
  }

  /// Whether the token begins with an ASCII digit.
  func beginsWithDigit(_ index: Int) -> Bool {
    guard index >= 0, index < text.tokens.count else { return false }
    let token = text.tokens[index]
    guard token.shape.contains(.hasDigit) else { return false }
    return isDigit(text.utf8[Int(token.utf8Start)])
  }

  /// Whether the token is made of digits only.
  func isNumber(_ index: Int) -> Bool { token(index)?.shape.contains(.number) ?? false }

  /// Whether the token holds a letter.
  func hasLetter(_ index: Int) -> Bool { token(index)?.shape.contains(.hasLetter) ?? false }

  /// Whether the token is a letter or digit run.
  func isWord(_ index: Int) -> Bool {
    guard let shape = token(index)?.shape else { return false }
    return shape.isDisjoint(with: .noWord)
  }

  /// Whether the token is a LaTeX command.
  func isCommand(_ index: Int) -> Bool { token(index)?.shape.contains(.command) ?? false }

  /// The token's length in bytes, 0 past either end.
  func length(_ index: Int) -> Int { token(index).map { Int($0.utf8End - $0.utf8Start) } ?? 0 }

  /// The token's bytes.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    token(index).map { text.utf8[$0.utf8Range] } ?? []
  }

  /// Whether the token begins a sentence; `sentences` are in order, so this is a binary search.
  func beginsSentence(_ index: Int) -> Bool {
    text.sentences[sentence(of: index)].lowerBound == index
  }

  /// The number of the sentence that holds a token.
  func sentence(of index: Int) -> Int {
    var low = 0
    var high = text.sentences.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if text.sentences[middle].lowerBound <= index { low = middle } else { high = middle - 1 }
    }
    return max(low, 0)
  }

  /// The token range of the sentence that holds a token; the whole text where it has no sentences.
  func sentenceRange(of index: Int) -> Range<Int> {
    text.sentences.isEmpty ? 0..<count : text.sentences[sentence(of: index)]
  }
}

/// Whether a byte is an ASCII digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// Whether a byte is an ASCII letter.
@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

/// An ASCII capital as a small letter, any other byte as it is.
@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Punctuation that recognisers look for, as Unicode scalars.
enum Mark {
  static let hyphen: UInt32 = 0x2D
  static let plus: UInt32 = 0x2B
  static let point: UInt32 = 0x2E
  static let comma: UInt32 = 0x2C
  static let colon: UInt32 = 0x3A
  static let slash: UInt32 = 0x2F
  static let backslash: UInt32 = 0x5C
  static let percent: UInt32 = 0x25
  static let dollar: UInt32 = 0x24
  static let caret: UInt32 = 0x5E
  static let underscore: UInt32 = 0x5F
  static let at: UInt32 = 0x40
  static let hash: UInt32 = 0x23
  static let star: UInt32 = 0x2A
  static let tilde: UInt32 = 0x7E
  static let equals: UInt32 = 0x3D
  static let less: UInt32 = 0x3C
  static let greater: UInt32 = 0x3E
  static let openParen: UInt32 = 0x28
  static let closeParen: UInt32 = 0x29
  static let openBracket: UInt32 = 0x5B
  static let closeBracket: UInt32 = 0x5D
  static let openBrace: UInt32 = 0x7B
  static let closeBrace: UInt32 = 0x7D
  static let apostrophe: UInt32 = 0x27
  static let rightQuote: UInt32 = 0x2019
  static let plusMinus: UInt32 = 0xB1
  static let times: UInt32 = 0xD7
  static let degree: UInt32 = 0xB0
  static let minus: UInt32 = 0x2212
  static let enDash: UInt32 = 0x2013
  static let emDash: UInt32 = 0x2014
  static let narrowHyphen: UInt32 = 0x2010
  static let hardHyphen: UInt32 = 0x2011
  static let similar: UInt32 = 0x223C
  static let almostEqual: UInt32 = 0x2248
  static let atMost: UInt32 = 0x2264
  static let atLeast: UInt32 = 0x2265
  static let wideTilde: UInt32 = 0xFF5E
  static let widePercent: UInt32 = 0xFF05

  /// A hyphen that joins the parts of a word.
  static func isHyphen(_ mark: UInt32) -> Bool {
    mark == hyphen || mark == narrowHyphen || mark == hardHyphen
  }

  /// A hyphen, a dash or a minus sign.
  static func isDash(_ mark: UInt32) -> Bool {
    isHyphen(mark) || mark == enDash || mark == minus
  }
}

extension TokenView {
  /// Whether the token is the LaTeX command of this name.
  func isCommand(_ index: Int, _ name: StaticString) -> Bool {
    guard let token = token(index), token.shape == .command else { return false }
    let bytes = text.utf8[token.utf8Range].dropFirst()
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { bytes.elementsEqual($0) }
  }
}
