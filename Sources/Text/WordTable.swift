/// Words by number and numbers by word: what makes comparing two tokens one integer comparison.
///
/// A table is first filled by the rules and then frozen; each worker begins with a copy of it and adds
/// the words that it meets as an overlay, which it can forget again. The words of a text so lie close
/// together, those of the rules among them, however large the lexicons are. A word is found by its exact
/// bytes, and knows the number of its case-folded form and its shape, so that a text's words are
/// folded and classified once each, not once an occurrence.
@usableFromInline
package struct WordTable: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    /// The first eight bytes: all of nearly every word.
    var head: UInt64
    @usableFromInline var start: UInt32
    @usableFromInline var length: UInt32
    @usableFromInline var folded: WordID
    @usableFromInline var shape: TokenShape
  }

  @usableFromInline private(set) var bytes: [UInt8] = []
  @usableFromInline private(set) var entries: [Entry] = []
  /// One more than an entry's index, with the word's hash above it; 0 where free. The hash stands here
  /// too, so that a word that differs costs no look at its entry.
  private var slots: [UInt64]
  /// The entries and bytes of the words below the overlay.
  private let frozen: (entries: Int, bytes: Int)

  /// An empty table.
  package init() {
    slots = [UInt64](repeating: 0, count: 1 << 8)
    frozen = (0, 0)
  }

  /// A table that holds the words of `frozen` under their ids; new words go on where those end.
  package init(overlaying frozen: WordTable) {
    bytes = frozen.bytes
    entries = frozen.entries
    slots = frozen.slots
    self.frozen = (entries.count, bytes.count)
    if slots.count < 1 << 12 { OpenSlots.grow(&slots, atLeast: 1 << 12) }
  }

  /// One more than the largest id.
  @inlinable package var endID: WordID { WordID(entries.count) }
  /// The number of words of the overlay alone.
  package var overlayCount: Int { entries.count - frozen.entries }

  /// Forgets the overlay's words; the ids of the words beneath stay as they are. O(size of the table).
  package mutating func removeOverlay() {
    bytes.removeLast(bytes.count - frozen.bytes)
    entries.removeLast(overlayCount)
    let kept = slots.filter { $0 != 0 && Self.index($0) < entries.count }
    OpenSlots.refill(&slots, count: slots.count, with: kept)
  }

  /// Makes room for so many words, so that the table is not moved while they are added.
  package mutating func reserve(words: Int, bytes count: Int) {
    entries.reserveCapacity(words)
    bytes.reserveCapacity(count)
    if slots.count < words * 2 { OpenSlots.grow(&slots, atLeast: words * 2) }
  }

  // MARK: Hashing

  /// The bytes of a short word as one number, and of a longer one its first eight.
  @inline(__always)
  private static func head(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = word.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    let count = word.count
    if count >= 8 { return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) }
    if count >= 4 {
      // The two halves overlap in equal bytes.
      let low = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let high = UInt64(UInt32(littleEndian: (raw + (count - 4)).loadUnaligned(as: UInt32.self)))
      return low | high << UInt64(8 * (count - 4))
    }
    if count == 0 { return 0 }
    let (middle, last) = (count / 2, count - 1)
    return UInt64(base[0]) | UInt64(base[middle]) << UInt64(8 * middle)
      | UInt64(base[last]) << UInt64(8 * last)
  }

  /// Eight bytes a step, multiplied and folded (as wyhash mixes, Wang Yi 2019, without its secrets): words
  /// are short, so that most take one step. The last eight bytes of a longer word overlap those before.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>, head: UInt64) -> UInt32 {
    var state = OpenSlots.mix(head ^ 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: word.count))
    if word.count > 8, let base = word.baseAddress {
      let raw = UnsafeRawPointer(base)
      var index = 8
      while index + 8 < word.count {
        state = OpenSlots.mix(state ^ (raw + index).loadUnaligned(as: UInt64.self))
        index += 8
      }
      state = OpenSlots.mix(state ^ (raw + (word.count - 8)).loadUnaligned(as: UInt64.self))
    }
    return UInt32(truncatingIfNeeded: state)
  }

  // MARK: Finding

  @inline(__always)
  private static func index(_ slot: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: slot)) - 1 }

  @inline(__always)
  private func find(_ word: UnsafeBufferPointer<UInt8>, head: UInt64, hash: UInt32) -> WordID? {
    slots.withUnsafeBufferPointer { slots in
      entries.withUnsafeBufferPointer { entries in
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
          if UInt32(slots[slot] >> 32) == hash {
            let index = Self.index(slots[slot])
            if entries[index].head == head, Int(entries[index].length) == word.count,
              word.count <= 8 || matches(Int(entries[index].start), word)
            {
              return WordID(index)
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
      for offset in 8..<word.count where bytes[start + offset] != word[offset] { return false }
      return true
    }
  }

  /// The id of a word, or `nil` where the table does not hold it.
  package func id(of word: UnsafeBufferPointer<UInt8>) -> WordID? {
    let head = Self.head(word)
    return find(word, head: head, hash: Self.hash(word, head: head))
  }

  /// The id of a word, or `nil`.
  package func id(of word: String) -> WordID? {
    var word = word
    return word.withUTF8 { id(of: $0) }
  }

  /// The id of a word's case-folded form, or `nil` where the table does not hold that, whether or not it
  /// holds the word.
  package func foldedID(of word: UnsafeBufferPointer<UInt8>) -> WordID? {
    Self.fold(word).withUnsafeBufferPointer { id(of: $0) }
  }

  // MARK: Adding

  /// The id of a word, which is added where it is new. Amortised O(length).
  @inline(__always)
  package mutating func intern(_ word: UnsafeBufferPointer<UInt8>, isPunctuation: Bool = false) -> WordID {
    let head = Self.head(word)
    let hash = Self.hash(word, head: head)
    if let id = find(word, head: head, hash: hash) { return id }
    return insert(word, head: head, hash: hash, isPunctuation: isPunctuation)
  }

  /// The id, the folded form and the shape of a word, which is added where it is new. Amortised O(length).
  @inline(__always)
  mutating func entry(
    of word: UnsafeBufferPointer<UInt8>, isPunctuation: Bool
  ) -> (id: WordID, folded: WordID, shape: TokenShape) {
    let id = intern(word, isPunctuation: isPunctuation)
    return entries.withUnsafeBufferPointer { (id, $0[Int(id)].folded, $0[Int(id)].shape) }
  }

  /// The id of a word, which is added where it is new.
  package mutating func intern(_ word: String) -> WordID {
    var word = word
    return word.withUTF8 { buffer in
      intern(buffer, isPunctuation: buffer.count > 0 && Tokenizer.isPunctuation(buffer))
    }
  }

  @inline(never)
  private mutating func insert(
    _ word: UnsafeBufferPointer<UInt8>, head: UInt64, hash: UInt32, isPunctuation: Bool
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
    let id = endID
    entries.append(
      Entry(head: head, start: UInt32(bytes.count), length: UInt32(word.count), folded: id, shape: shape))
    bytes.append(contentsOf: word)
    if entries.count * 2 > slots.count { OpenSlots.grow(&slots, atLeast: slots.count * 2) }
    OpenSlots.place(UInt64(hash) << 32 | UInt64(entries.count), in: &slots)
    if let lowered {
      let foldedID = lowered.withUnsafeBufferPointer { buffer -> WordID in
        if buffer.elementsEqual(word) { return id }
        return intern(buffer)
      }
      entries[Int(id)].folded = foldedID
    }
    return id
  }

  /// A word's bytes with their case folded: ASCII directly, anything else by Unicode's simple mapping.
  private static func fold(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if word.allSatisfy({ $0 < 0x80 }) {
      return word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    return Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
  }

  // MARK: Reading

  /// The folded form and the shape of a word.
  @inlinable package func properties(of id: WordID) -> (folded: WordID, shape: TokenShape) {
    let entry = entries[Int(id)]
    return (entry.folded, entry.shape)
  }

  /// A word's characters.
  package func string(of id: WordID) -> String {
    withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with a word's bytes.
  @inlinable
  package func withBytes<Value>(of id: WordID, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    let entry = entries[Int(id)]
    return bytes.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[Int(entry.start)..<Int(entry.start + entry.length)]))
    }
  }
}
