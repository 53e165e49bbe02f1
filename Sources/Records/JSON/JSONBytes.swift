/// A growing buffer of bytes that has its room made ahead, so that an append is one comparison and a copy.
///
/// JSON is written in pieces of a few bytes, for which an array's own `append` asks too much. This is the one
/// place where such a piece meets a pointer; `JSONWriterTests` and the fuzz target `json` write through it.
struct JSONBytes: Sendable {
  /// What was written, and behind it the room for more, in zeros.
  private var storage: [UInt8]
  /// The number of bytes written.
  private(set) var count = 0

  /// Makes an empty buffer with room for so many bytes.
  init(capacity: Int) { storage = [UInt8](repeating: 0, count: capacity) }

  /// Appends what `fill` writes at the pointer that it gets: at most `room` bytes, of which it returns the end.
  @inline(__always)
  mutating func append(
    upTo room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    if storage.count &- count < room { grow(by: room) }
    let start = count
    count = storage.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return fill(base + start) - base
    }
    precondition(count &- start <= room)
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
    storage.append(contentsOf: repeatElement(0, count: max(room, storage.count, 64)))
  }

  /// What was written. Copies it.
  var array: [UInt8] { Array(storage[..<count]) }

  /// What was written, without a copy where the buffer is not used again.
  consuming func take() -> [UInt8] {
    storage.removeLast(storage.count - count)
    return storage
  }
}
