/// A growing buffer of bytes that has its room made ahead, so that an append is one comparison and a copy.
///
/// JSON is written in pieces of a few bytes, for which an array's own `append` asks too much. This is the one
/// place where such a piece meets a pointer; `JSONWriterTests` and the fuzz target `json` write through it.
struct JSONBytes: ~Copyable, @unchecked Sendable {
  /// The memory, which this buffer owns, and how many bytes it has room for.
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  private(set) var count = 0

  /// Makes an empty buffer with room for so many bytes.
  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Appends what `fill` writes at the pointer that it gets: at most `room` bytes, of which it returns the end.
  @inline(__always)
  mutating func append(
    upTo room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    if capacity &- count < room { grow(by: room) }
    let written = fill(base + count) - (base + count)
    precondition(written <= room)
    count &+= written
  }

  /// Appends bytes.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    append(upTo: bytes.count) { place in
      place.update(from: source, count: bytes.count)
      return place + bytes.count
    }
  }

  /// Appends one byte.
  mutating func append(_ byte: UInt8) {
    append(upTo: 1) { place in
      place[0] = byte
      return place + 1
    }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    capacity += max(room, capacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// What was written. Copies it.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
