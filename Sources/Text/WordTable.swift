/// Words by number and numbers by word: what makes comparing two tokens one integer comparison.
///
/// A table is first filled by the rules and lexicons and then frozen; each worker keeps an `overlay`
/// of its own above the frozen one for the words that only texts hold. A word is found by its exact
/// bytes, and knows the number of its case-folded form and its shape, so that a text's words are
/// folded and classified once each, not once an occurrence.
package struct WordTable: Sendable {
  struct Entry: Sendable {
    var hash: UInt32
    var start: UInt32
    var length: UInt32
    var folded: WordID
    var shape: TokenShape
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// One more than an entry's index, with the upper half of the word's hash above it; 0 where free. The
  /// hash stands here too, so that a word that differs costs no look at its entry.
  private var slots: [UInt64]
  private let base: [WordTable]
  private let firstID: WordID

  /// An empty table.
  package init() {
    slots = [UInt64](repeating: 0, count: 1 << 8)
    base = []
    firstID = 0
  }

  /// A table for the words that `frozen` does not hold; ids go on where those of `frozen` end.
  package init(overlaying frozen: WordTable) {
    slots = [UInt64](repeating: 0, count: 1 << 12)
    base = [frozen]
    firstID = frozen.endID
  }

  /// One more than the largest id.
  package var endID: WordID { firstID + WordID(entries.count) }
  /// The number of words of this table alone, without those of the table that it overlays.
  package var overlayCount: Int { entries.count }

  /// Forgets the overlay's words; the ids of the table beneath stay as they are.
  package mutating func removeOverlay() {
    bytes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  /// Eight bytes a step, multiplied and folded (as wyhash mixes, Wang Yi 2019, without its secrets): words
  /// are short, so that most take one step or two.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = word.baseAddress else { return 0 }
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(word.count)
    var index = 0
    while index + 8 <= word.count {
      state = mix(state ^ UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      index += 8
    }
    if index < word.count {
      var rest: UInt64 = 0
      while index < word.count {
        rest = rest << 8 | UInt64(base[index])
        index += 1
      }
      state = mix(state ^ rest)
    }
    return UInt32(truncatingIfNeeded: state)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  @inline(__always)
  private func find(_ word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> WordID? {
    slots.withUnsafeBufferPointer { slots in
      entries.withUnsafeBufferPointer { entries in
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
          if UInt32(slots[slot] >> 32) == hash {
            let index = Int(UInt32(truncatingIfNeeded: slots[slot]) - 1)
            if Int(entries[index].length) == word.count, matches(Int(entries[index].start), word) {
              return firstID + WordID(index)
            }
          }
          slot = (slot + 1) & mask
        }
        return nil
      }
    }
  }

  @inline(__always)
  private func matches(_ start: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<word.count where bytes[start + offset] != word[offset] { return false }
      return true
    }
  }

  /// The id of a word, or `nil` where neither this table nor the one beneath holds it.
  package func id(of word: UnsafeBufferPointer<UInt8>) -> WordID? {
    let hash = Self.hash(word)
    if let frozen = base.first, let id = frozen.find(word, hash: hash) { return id }
    return find(word, hash: hash)
  }

  /// The id of a word, or `nil`.
  package func id(of word: String) -> WordID? {
    var word = word
    return word.withUTF8 { id(of: $0) }
  }

  /// The id of a word, which is added where it is new. Amortised O(length).
  package mutating func intern(_ word: UnsafeBufferPointer<UInt8>, isPunctuation: Bool = false) -> WordID {
    let hash = Self.hash(word)
    if let frozen = base.first, let id = frozen.find(word, hash: hash) { return id }
    if let id = find(word, hash: hash) { return id }
    return insert(word, hash: hash, isPunctuation: isPunctuation)
  }

  /// The id of a word, which is added where it is new.
  package mutating func intern(_ word: String) -> WordID {
    var word = word
    return word.withUTF8 { buffer in
      intern(buffer, isPunctuation: buffer.count > 0 && Tokenizer.isPunctuation(buffer))
    }
  }

  private mutating func insert(
    _ word: UnsafeBufferPointer<UInt8>, hash: UInt32, isPunctuation: Bool
  ) -> WordID {
    var shape: TokenShape
    if isPunctuation {
      shape = [.punctuation]
    } else if word.first == UInt8(ascii: "\\") {
      shape = [.command]
    } else {
      shape = TokenShape(word: word)
    }
    let isFolded =
      !shape.contains(.wide) && shape.isDisjoint(with: [.capitalised, .allCaps, .mixed, .command])
    let lowered = isFolded || isPunctuation ? nil : Self.fold(word)
    let id = append(word, hash: hash, shape: shape)
    if let lowered {
      let foldedID = lowered.withUnsafeBufferPointer { buffer -> WordID in
        if buffer.elementsEqual(word) { return id }
        return intern(buffer)
      }
      entries[Int(id - firstID)].folded = foldedID
    }
    return id
  }

  private mutating func append(_ word: UnsafeBufferPointer<UInt8>, hash: UInt32, shape: TokenShape) -> WordID
  {
    let id = endID
    entries.append(
      Entry(hash: hash, start: UInt32(bytes.count), length: UInt32(word.count), folded: id, shape: shape))
    bytes.append(contentsOf: word)
    if entries.count * 2 > slots.count { grow() } else { place(UInt32(entries.count), hash: hash) }
    return id
  }

  private mutating func place(_ value: UInt32, hash: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt64(hash) << 32 | UInt64(value)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 4)
    for (index, entry) in entries.enumerated() { place(UInt32(index + 1), hash: entry.hash) }
  }

  /// A word's bytes with their case folded: ASCII directly, anything else by Unicode's simple mapping.
  private static func fold(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if word.allSatisfy({ $0 < 0x80 }) {
      return word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    return Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
  }

  /// The folded form and the shape of a word.
  @inline(__always)
  package func properties(of id: WordID) -> (folded: WordID, shape: TokenShape) {
    if id < firstID { return base[0].properties(of: id) }
    let entry = entries[Int(id - firstID)]
    return (entry.folded, entry.shape)
  }

  /// A word's characters.
  package func string(of id: WordID) -> String {
    withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with a word's bytes.
  package func withBytes<Value>(of id: WordID, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    if id < firstID { return base[0].withBytes(of: id, body) }
    let entry = entries[Int(id - firstID)]
    return bytes.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[Int(entry.start)..<Int(entry.start + entry.length)]))
    }
  }
}
