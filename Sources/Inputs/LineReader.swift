import Glibc

/// Gives the lines of an input, each with its number, without holding more than one line and one piece.
package final class LineReader {
  /// A line without its end.
  package struct Line: Sendable {
    package var utf8: [UInt8]
    /// From 1.
    package var number: Int
  }

  private let chunks: ByteChunkReader
  private let name: String
  private let maxLineBytes: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  /// Reads lines from an opened input; `first` is what was read of it already.
  package init(_ chunks: ByteChunkReader, name: String, first: [UInt8] = [], maxLineBytes: Int = 64 << 20) {
    self.chunks = chunks
    self.name = name
    self.maxLineBytes = maxLineBytes
    buffer = first
  }

  /// The next line, or `nil` at the end.
  package func next() throws(InputError) -> Line? {
    var searched = start
    while true {
      if let end = Self.newline(in: buffer, from: searched) {
        if end - start > maxLineBytes { throw tooLong }
        number += 1
        let last = end > start && buffer[end - 1] == 0x0D ? end - 1 : end
        let line = Line(utf8: Array(buffer[start..<last]), number: number)
        start = end + 1
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        number += 1
        let line = Line(utf8: Array(buffer[start...]), number: number)
        start = buffer.count
        return line
      }
      if buffer.count - start > maxLineBytes {
        throw tooLong
      }
      if start > 0 {
        buffer.removeSubrange(..<start)
        searched -= start
        start = 0
      }
      if let chunk = try chunks.next() { buffer += chunk } else { isAtEnd = true }
    }
  }

  private var tooLong: InputError {
    InputError(
      .limit, name: name,
      message:
        "line \(number + 1) is longer than \(maxLineBytes) bytes; raise the limit with --max-line-bytes")
  }

  private static func newline(in buffer: [UInt8], from: Int) -> Int? {
    guard from < buffer.count else { return nil }
    return buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let hit = memchr(base + from, 0x0A, bytes.count - from) else {
        return nil
      }
      return UnsafeRawPointer(hit) - base
    }
  }
}
