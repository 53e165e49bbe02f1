/// A regular expression as the automaton of its positions (Glushkov 1961), with the set of its states in one
/// machine word and a step that is a few operations on it (Navarro and Raffinot 2001).
///
/// It reads a word of ASCII characters in time proportional to its length; nearly all words fail at the
/// first. Expressions of more than 64 positions have none.
struct PositionAutomaton: Sendable {
  /// For each ASCII character the positions that read it.
  private var readers = [UInt64](repeating: 0, count: 128)
  /// The positions that may read other characters, too.
  private var openReaders: UInt64 = 0
  /// For each position those that may come next.
  private var followers: [UInt64] = []
  private var first: UInt64 = 0
  private var last: UInt64 = 0
  private var fitsNothing = false

  /// `nil` where the expression has too many positions.
  init?(_ node: RegexNode) {
    guard let whole = add(node) else { return nil }
    (first, last, fitsNothing) = (whole.first, whole.last, whole.isOptional)
  }

  /// Whether a word fits as a whole. Every byte must be ASCII.
  func matches(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if word.isEmpty { return fitsNothing }
    return readers.withUnsafeBufferPointer { readers in
      followers.withUnsafeBufferPointer { followers in
        var (open, read) = (first, UInt64(0))
        for byte in word {
          read = open & readers[Int(byte & 0x7F)]
          if read == 0 { return false }
          open = 0
          var left = read
          while left != 0 {
            open |= followers[left.trailingZeroBitCount]
            left &= left &- 1
          }
        }
        return read & last != 0
      }
    }
  }

  /// Whether a word with other characters may fit, which Swift's engine has to say then; where this says no, it
  /// does not fit.
  ///
  /// Swift reads grapheme clusters. A scalar that is not ASCII begins one or goes on with one, and so may an ASCII
  /// character beside such a scalar. A cluster of others than ASCII is read by positions that are open. The word
  /// must hold none of the `ASCIIEquivalents`.
  func mayFit(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    // The positions that have read the last cluster, if that is an ASCII character, and if it is another.
    var (plain, wide): (UInt64, UInt64) = (0, 0)
    var open = first
    for (index, byte) in word.enumerated() {
      if byte >= 0x80 {
        wide |= open & openReaders
        plain = 0
      } else {
        let isAfter = index > 0 && word[index - 1] >= 0x80
        let isBefore = index + 1 < word.count && word[index + 1] >= 0x80
        wide = (isAfter ? wide : 0) | (isBefore ? open & openReaders : 0)
        plain = open & readers[Int(byte)]
      }
      if plain | wide == 0 { return false }
      open = 0
      var left = plain | wide
      while left != 0 {
        open |= followers[left.trailingZeroBitCount]
        left &= left &- 1
      }
    }
    return word.isEmpty ? fitsNothing : (plain | wide) & last != 0
  }

  /// Whether a word that fits can begin with an ASCII character, or with another (`nil`).
  func mayBegin(with byte: UInt8?) -> Bool { readers(of: byte) & first != 0 }

  /// Whether a word that fits can end with an ASCII character, or with another (`nil`).
  func mayEnd(with byte: UInt8?) -> Bool { readers(of: byte) & last != 0 }

  private func readers(of byte: UInt8?) -> UInt64 { byte.map { readers[Int($0 & 0x7F)] } ?? openReaders }

  /// What a part of the expression can begin and end with, and whether it may be left out.
  private struct Part {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var isOptional = true
  }

  private mutating func add(_ node: RegexNode) -> Part? {
    switch node {
    case .set(let set):
      guard followers.count < 64 else { return nil }
      let position: UInt64 = 1 << UInt64(followers.count)
      followers.append(0)
      for byte in 0..<UInt8(128) where set.contains(byte) { readers[Int(byte)] |= position }
      if set.isOpen { openReaders |= position }
      return Part(first: position, last: position, isOptional: false)
    case .sequence(let nodes):
      var whole = Part()
      for node in nodes {
        guard let part = add(node) else { return nil }
        whole = joined(whole, part)
      }
      return whole
    case .alternatives(let nodes):
      var whole = Part(isOptional: false)
      for node in nodes {
        guard let part = add(node) else { return nil }
        whole.first |= part.first
        whole.last |= part.last
        whole.isOptional = whole.isOptional || part.isOptional
      }
      return whole
    case .repeated(let node, let least, let most): return repeated(node, least: least, most: most)
    }
  }

  /// A counted repetition is written out; the last copy of one without an end follows itself.
  private mutating func repeated(_ node: RegexNode, least: Int, most: Int?) -> Part? {
    var whole = Part()
    for copy in 0..<(most ?? max(1, least)) {
      guard var part = add(node) else { return nil }
      if most == nil, copy + 1 == max(1, least) { follow(part.last, by: part.first) }
      if copy >= least { part.isOptional = true }
      whole = joined(whole, part)
      // A copy of nothing would be copied without end.
      if part.first == 0 { break }
    }
    return whole
  }

  private mutating func joined(_ one: Part, _ next: Part) -> Part {
    follow(one.last, by: next.first)
    return Part(
      first: one.isOptional ? one.first | next.first : one.first,
      last: next.isOptional ? next.last | one.last : next.last,
      isOptional: one.isOptional && next.isOptional)
  }

  private mutating func follow(_ positions: UInt64, by next: UInt64) {
    for position in followers.indices where positions >> UInt64(position) & 1 != 0 {
      followers[position] |= next
    }
  }
}
