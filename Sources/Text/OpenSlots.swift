/// Fills tables of open addressing with linear probing: what the table of words and the trie of phrases share.
///
/// A slot holds a tag, by which it is placed and found, above a number; 0 is free. Tables have a power of two of
/// slots and are never full. They are read where they are used, since what a hit means differs.
@usableFromInline package enum OpenSlots {
  /// Puts a value into the first free slot from where its tag, its upper half, belongs. O(1) on average.
  @inlinable package static func place(_ value: UInt64, in slots: inout [UInt64]) {
    slots.withUnsafeMutableBufferPointer { place(value, in: $0) }
  }

  /// Doubles a table until it has so many slots, and places its values anew. O(slots).
  package static func grow(_ slots: inout [UInt64], atLeast count: Int) {
    var size = slots.count
    while size < count { size *= 2 }
    refill(&slots, count: size, with: slots)
  }

  /// Makes a table of `count` slots that holds just these values; free ones among them are left out.
  package static func refill(_ slots: inout [UInt64], count: Int, with values: [UInt64]) {
    slots = Array(repeating: 0, count: count)
    slots.withUnsafeMutableBufferPointer { slots in
      for value in values where value != 0 { place(value, in: slots) }
    }
  }

  /// Multiplies and folds: what the hashes of such tables take from one word to the next.
  @inlinable
  @inline(__always)
  package static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  @inlinable package static func place(_ value: UInt64, in slots: UnsafeMutableBufferPointer<UInt64>) {
    let mask = slots.count - 1
    var slot = Int(value >> 32) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = value
  }
}
