import Rules
import Text

/// What tests ask of a word's bytes and shape, by what can answer yes: of some hundred prefixes, suffixes and
/// expressions a word is asked the few that its first and its last byte leave open.
struct WordQuestions: Sendable {
  /// The word that is asked about.
  struct Word: ~Copyable {
    let token: Token
    /// The bytes of its case-folded form, and as it is spelled.
    let folded: UnsafeBufferPointer<UInt8>
    let spelled: UnsafeBufferPointer<UInt8>
  }

  private struct Affix: Sendable {
    var leaf: Int32
    /// Where the bytes stand in `affixes`.
    var start: Int32
    var count: Int32
  }

  private var affixes: [UInt8] = []
  /// Sorted by their first byte, and by their last.
  private var prefixes: [Affix] = []
  private var suffixes: [Affix] = []
  /// Where those of each byte end: at the same place of the array, begin at the one before.
  private var prefixEnds: [Int32] = []
  private var suffixEnds: [Int32] = []
  private var shapes: [(shape: TokenShape, leaf: Int32)] = []
  private var nameLeaves: [Int32] = []
  /// Prefixes and suffixes of no bytes, which every word has.
  private var always: [Int32] = []
  private var regexes: [(regex: TokenRegex, leaf: Int32)] = []
  /// By the place of a `WordEdge` the expressions, one bit each, that a word may fit that begins or ends so.
  private var beginning: [UInt64] = []
  private var ending: [UInt64] = []
  private var regexWidth = 0

  // MARK: Building

  mutating func add(prefix part: [UInt8], leaf: Int32) { add(part, leaf: leaf, to: \.prefixes) }
  mutating func add(suffix part: [UInt8], leaf: Int32) { add(part, leaf: leaf, to: \.suffixes) }

  private mutating func add(_ part: [UInt8], leaf: Int32, to list: WritableKeyPath<Self, [Affix]>) {
    if part.isEmpty {
      always.append(leaf)
    } else {
      self[keyPath: list].append(
        Affix(leaf: leaf, start: Int32(affixes.count), count: Int32(part.count)))
      affixes += part
    }
  }

  mutating func add(_ regex: TokenRegex, leaf: Int32) { regexes.append((regex, leaf)) }
  mutating func add(_ shape: TokenShape, leaf: Int32) { shapes.append((shape, leaf)) }
  mutating func addNameLike(leaf: Int32) { nameLeaves.append(leaf) }

  /// Ends the building. O(questions).
  mutating func seal() {
    prefixEnds = sort(&prefixes) { Int($0.start) }
    suffixEnds = sort(&suffixes) { Int($0.start + $0.count) - 1 }
    regexWidth = (regexes.count + 63) / 64
    beginning = Array(repeating: 0, count: WordEdge.count * regexWidth)
    ending = beginning
    for (number, entry) in regexes.enumerated() {
      let (place, bit) = (number / 64, UInt64(1) << UInt64(number % 64))
      for edge in 0..<WordEdge.count {
        let byte = WordEdge.byte(at: edge)
        if edge == WordEdge.unknown || entry.regex.mayBegin(with: byte) {
          beginning[edge * regexWidth + place] |= bit
        }
        if edge == WordEdge.unknown || entry.regex.mayEnd(with: byte) {
          ending[edge * regexWidth + place] |= bit
        }
      }
    }
  }

  private func sort(_ list: inout [Affix], by place: (Affix) -> Int) -> [Int32] {
    list.sort { affixes[place($0)] < affixes[place($1)] }
    var ends = [Int32](repeating: 0, count: 256)
    for affix in list { ends[Int(affixes[place(affix)])] += 1 }
    for byte in 1..<256 { ends[byte] += ends[byte - 1] }
    return ends
  }

  // MARK: Asking

  /// Sets the bits of the leaves that a word answers with yes.
  func ask(_ word: borrowing Word, answers: inout [UInt64]) {
    for leaf in always { Self.set(leaf, &answers) }
    for (shape, leaf) in shapes where word.token.shape.isSuperset(of: shape) { Self.set(leaf, &answers) }
    if WordTest.isNameLike(word.token.shape) { for leaf in nameLeaves { Self.set(leaf, &answers) } }
    guard let first = word.folded.first, let last = word.folded.last else { return }
    for affix in prefixes[Self.range(of: first, in: prefixEnds)]
    where has(affix, at: 0, word.folded) {
      Self.set(affix.leaf, &answers)
    }
    for affix in suffixes[Self.range(of: last, in: suffixEnds)]
    where has(affix, at: word.folded.count - Int(affix.count), word.folded) {
      Self.set(affix.leaf, &answers)
    }
    askRegexes(word, answers: &answers)
  }

  private func askRegexes(_ word: borrowing Word, answers: inout [UInt64]) {
    let (first, last, isASCII) = WordEdge.edges(of: word.spelled)
    for place in 0..<regexWidth {
      var open = beginning[first * regexWidth + place] & ending[last * regexWidth + place]
      while open != 0 {
        let number = place * 64 + open.trailingZeroBitCount
        open &= open - 1
        if regexes[number].regex.matches(word.spelled, isASCII: isASCII) {
          Self.set(regexes[number].leaf, &answers)
        }
      }
    }
  }

  @inline(__always)
  private static func set(_ leaf: Int32, _ answers: inout [UInt64]) {
    answers[Int(leaf) / 64] |= 1 << UInt64(leaf % 64)
  }

  private static func range(of byte: UInt8, in ends: [Int32]) -> Range<Int> {
    (byte == 0 ? 0 : Int(ends[Int(byte) - 1]))..<Int(ends[Int(byte)])
  }

  private func has(_ affix: Affix, at place: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place >= 0, Int(affix.count) + place <= word.count else { return false }
    for index in 0..<Int(affix.count) where word[place + index] != affixes[Int(affix.start) + index] {
      return false
    }
    return true
  }
}
