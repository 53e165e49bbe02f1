/// Rows of machine words that are nearly all empty: of each row only the words that are not.
struct SparseRows: Sendable {
  private struct Entry: Sendable {
    var place: Int32
    var bits: UInt64
  }

  private var entries: [Entry] = []
  /// Where the entries of each row begin, and where the last one's end.
  private var starts: [Int32] = [0]

  /// Takes what is not empty out of rows. O(words of the rows).
  init(_ rows: [[UInt64]]) {
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      for (place, bits) in row.enumerated() where bits != 0 {
        entries.append(Entry(place: Int32(place), bits: bits))
      }
      starts.append(Int32(entries.count))
    }
  }

  /// Sets the bits of a row in `target`, whose words from `first` on are as the row's. O(words that are not empty).
  @inline(__always)
  func add(_ number: Int, to target: UnsafeMutableBufferPointer<UInt64>, from first: Int) {
    for index in Int(starts[number])..<Int(starts[number + 1]) {
      target[first + Int(entries[index].place)] |= entries[index].bits
    }
  }
}
