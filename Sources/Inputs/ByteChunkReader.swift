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
      let raw = try isStarted ? readRaw() : begin()
      if raw.isEmpty {
        isFinished = true
        if let decompressor { try decompressor.finish() }
        return nil
      }
      let piece = try decompressed(raw)
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
  private func begin() throws(InputError) -> [UInt8] {
    isStarted = true
    var head = try readRaw()
    while !head.isEmpty, head.count < CompressedFormat.signatureBytes {
      let more = try readRaw()
      if more.isEmpty { break }
      head += more
    }
    if decompresses, let format = CompressedFormat(signature: head[...]) {
      decompressor = try Decompressor(format, name: name)
    }
    return head
  }

  private func decompressed(_ raw: [UInt8]) throws(InputError) -> [UInt8] {
    guard let decompressor else { return raw }
    let limit = limit - total
    return try raw.withUnsafeBufferPointer { raw throws(InputError) in
      try decompressor.decompress(raw, limit: limit)
    }
  }

  /// All that is left.
  package func all() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try next() {
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    return bytes
  }

  /// The next bytes as they stand in the file; none at its end.
  private func readRaw() throws(InputError) -> [UInt8] {
    while true {
      try waitUntilReadable()
      var code: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkBytes) { buffer, count in
        let result = read(descriptor, buffer.baseAddress, buffer.count)
        if result < 0 { code = errno }
        count = max(0, result)
      }
      if code == 0 {
        meter?.add(bytes.count)
        return bytes
      }
      if code == EINTR { continue }
      throw InputError(
        .unreadable, name: name, message: "\(String(cString: strerror(code))); check the file")
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
