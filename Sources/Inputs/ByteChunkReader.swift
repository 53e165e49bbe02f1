import Glibc

/// Reads an input piece by piece, decompressing it where its first bytes say that it is gzip or zstd. Owns
/// the file descriptor.
package final class ByteChunkReader {
  /// The size of a piece before decompression.
  static let chunkBytes = 1 << 18

  private let name: String
  private let descriptor: Int32
  private let limit: Int
  private let decompresses: Bool
  private let isStopped: @Sendable () -> Bool
  private let meter: ReadMeter?
  private var total = 0
  private var decompressor: Decompressor?
  private var isStarted = false
  private var isFinished = false
  private var buffer = [UInt8](repeating: 0, count: ByteChunkReader.chunkBytes)

  /// Opens an input.
  ///
  /// - Parameters:
  ///   - offset: where in a plain file to begin; what stands there tells the format.
  ///   - limit: the most bytes to give out, after decompression.
  ///   - decompresses: whether compressed data is decompressed rather than given out as it is.
  ///   - meter: counts the bytes as they are read.
  ///   - isStopped: asked again and again while there is nothing to read yet; `true` ends the wait.
  package init(
    _ file: InputFile, startingAt offset: Int = 0, limit: Int = .max, decompresses: Bool = true,
    meter: ReadMeter? = nil,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws(InputError) {
    name = file.name
    self.limit = limit
    self.decompresses = decompresses
    self.isStopped = isStopped
    self.meter = meter
    if file.isStandardInput {
      descriptor = dup(STDIN_FILENO)
    } else {
      descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    }
    if descriptor < 0 || (offset > 0 && lseek(descriptor, offset, SEEK_SET) != offset) {
      throw InputError(
        errno == ENOENT ? .missing : .unreadable, name: name,
        message: "\(String(cString: strerror(errno))); check its name and rights")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The size of the file in bytes, where it is a plain file.
  package var fileSize: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether the bytes are decompressed on their way; known once the first piece has been read.
  package var isCompressed: Bool { decompressor != nil }

  /// The next piece, or `nil` at the end.
  package func next() throws(InputError) -> [UInt8]? {
    while !isFinished {
      let count = try isStarted ? readRaw(from: 0) : begin()
      if count == 0 {
        isFinished = true
        if let decompressor { try decompressor.finish() }
        return nil
      }
      let piece = try decompressed(count)
      total += piece.count
      if total > limit {
        throw InputError(
          .limit, name: name, message: "it holds more than \(limit) bytes; raise the limit with --max-bytes")
      }
      if !piece.isEmpty { return piece }
    }
    return nil
  }

  /// Reads until the format can be told, which a pipe's first byte does not tell.
  private func begin() throws(InputError) -> Int {
    isStarted = true
    var count = 0
    while count < CompressedFormat.signatureBytes {
      let more = try readRaw(from: count)
      if more == 0 { break }
      count += more
    }
    if decompresses, let format = CompressedFormat(signature: buffer[..<count]) {
      decompressor = try Decompressor(format, name: name)
    }
    return count
  }

  private func decompressed(_ count: Int) throws(InputError) -> [UInt8] {
    guard let decompressor else { return Array(buffer[..<count]) }
    let limit = limit - total
    return try buffer.withUnsafeBufferPointer { raw throws(InputError) in
      try decompressor.decompress(UnsafeBufferPointer(rebasing: raw[..<count]), limit: limit)
    }
  }

  /// All that is left.
  package func all() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try next() { bytes += chunk }
    return bytes
  }

  private func readRaw(from start: Int) throws(InputError) -> Int {
    while true {
      try waitUntilReadable()
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if count >= 0 {
        meter?.add(count)
        return count
      }
      if errno == EINTR { continue }
      throw InputError(
        .unreadable, name: name, message: "\(String(cString: strerror(errno))); check the file")
    }
  }

  /// Waits for bytes of a pipe or a terminal without going deaf to a request to stop.
  private func waitUntilReadable() throws(InputError) {
    while true {
      if isStopped() {
        throw InputError(.stopped, name: name, message: "the reading was stopped; run the command again")
      }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&wanted, 1, 200) != 0 { return }
    }
  }
}
