/// Cuts pieces of a file into stretches of whole lines, and passes over lines that are too long, of which
/// it never holds more than the limit and one piece.
final class LineStretches {
  private let maxLineBytes: Int
  private let stretch: (_ lines: [UInt8], _ firstLine: Int) -> Void
  private let tooLong: (_ line: Int) -> Void
  private var buffer: [UInt8] = []
  /// The number of the line with which `buffer` begins.
  private var line = 1
  /// Whether the rest of a line that is too long is being passed over.
  private var isSkipping = false

  /// - Parameters:
  ///   - stretch: takes whole lines and the number of the first.
  ///   - tooLong: takes the number of a line that was passed over.
  init(
    maxLineBytes: Int, stretch: @escaping (_ lines: [UInt8], _ firstLine: Int) -> Void,
    tooLong: @escaping (_ line: Int) -> Void
  ) {
    self.maxLineBytes = maxLineBytes
    self.stretch = stretch
    self.tooLong = tooLong
  }

  /// Takes the next piece.
  func take(_ chunk: [UInt8]) {
    var chunk = chunk[...]
    if isSkipping {
      guard let end = chunk.firstIndex(of: 0x0A) else { return }
      chunk = chunk[(end + 1)...]
      line += 1
      isSkipping = false
    }
    if let end = chunk.lastIndex(of: 0x0A) {
      buffer += chunk[...end]
      give()
      buffer = Array(chunk[(end + 1)...])
    } else {
      buffer += chunk
    }
    if buffer.count > maxLineBytes {
      tooLong(line)
      buffer = []
      isSkipping = true
    }
  }

  /// Gives out what stands behind the last line feed.
  func finish() { if !buffer.isEmpty { give() } }

  /// Gives out the lines of the buffer, without those that are too long.
  private func give() {
    guard buffer.count > maxLineBytes else {
      stretch(buffer, line)
      line += Self.lineFeeds(buffer)
      return
    }
    var start = 0
    while start < buffer.count {
      let end = buffer[start...].firstIndex(of: 0x0A) ?? buffer.count
      if end - start > maxLineBytes {
        tooLong(line)
      } else {
        stretch(Array(buffer[start..<min(end + 1, buffer.count)]), line)
      }
      line += 1
      start = end + 1
    }
  }

  /// A plain loop over plain memory, which the compiler makes one over many bytes at a time.
  private static func lineFeeds(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
      return count
    }
  }
}
