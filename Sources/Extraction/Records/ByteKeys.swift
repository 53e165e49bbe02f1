import Text

/// Numbers byte strings in the order in which they first come: a dictionary for the short keys of one paper, which
/// are made in a buffer of the caller's and copied only where they are new.
struct ByteKeys {
  /// The keys, one behind the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: a hash above one more than a key's number; 0 where free.
  private var slots: [UInt64]

  /// Another one for each process, so that no text can be made whose keys all meet in one slot.
  private static let seed = UInt64.random(in: .min ... .max)

  /// Makes a table that has room for so many keys before it grows.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    ends.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 16)
  }

  var count: Int { ends.count }

  /// The number of a key, or `nil` where it has none.
  func find(_ key: UnsafeRawBufferPointer) -> Int? { find(key, hash: Self.hash(key)) }

  /// The number of a key, which is `count` as it was before where the key is new.
  mutating func number(of key: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(key)
    if let known = find(key, hash: hash) { return known }
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { OpenSlots.grow(&slots, atLeast: ends.count * 2) }
    OpenSlots.place(UInt64(hash) << 32 | UInt64(ends.count), in: &slots)
    return ends.count - 1
  }

  private func find(_ key: UnsafeRawBufferPointer, hash: UInt32) -> Int? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash {
        let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
        let start = number == 0 ? 0 : ends[number - 1]
        if bytes[start..<ends[number]].elementsEqual(key) { return number }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Eight bytes a step, multiplied and folded, as the table of words hashes.
  private static func hash(_ key: UnsafeRawBufferPointer) -> UInt32 {
    var state = seed ^ UInt64(truncatingIfNeeded: key.count)
    var index = 0
    while index + 8 <= key.count {
      state = OpenSlots.mix(state ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < key.count {
      rest = rest << 8 | UInt64(key[index])
      index += 1
    }
    return UInt32(truncatingIfNeeded: OpenSlots.mix(state ^ rest ^ 0x9E37_79B9_7F4A_7C15))
  }
}
